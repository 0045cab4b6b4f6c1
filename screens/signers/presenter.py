"""What the list of signers shows, and the words to be signed."""

from kiosk.journeys import actions
from kiosk.journeys.states import SignerRow, Signers, SignerStanding, SignText
from kiosk.text import SigningText, Text
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, Button, PageView, key_about


def present_signers(state: Signers, around: Around) -> ListView:
    """Show everybody who signs. The green button calls the next one, or hands everything in."""
    hint = SigningText.SIGNERS_POWER if state.needs_power else SigningText.SIGNERS_HINT
    page = PageView(
        key="signers",
        title=around.say(SigningText.SIGNERS_TITLE),
        picture="family",
        hint=around.say(hint),
        way_on=_way_on(state, around),
        stage=5,
    )
    rows = tuple(_signer(row, around) for row in state.rows)
    return ListView(around.with_ways_out(page), rows, around.say(Text.BUTTON_NEXT_PAGE))


def _way_on(state: Signers, around: Around) -> Button:
    is_open = (row for row in state.rows if row.standing is SignerStanding.OPEN)
    following = next(is_open, None)
    if following is None:
        return around.button(Text.BUTTON_HAND_IN, actions.Confirm(), "check")
    return around.button(SigningText.SIGNERS_NEXT, actions.OpenSigner(following.party))


def _signer(row: SignerRow, around: Around) -> Row:
    is_open = row.standing is SignerStanding.OPEN
    to_do = SigningText.CONSENTER_ASK if row.only_consents else SigningText.SIGNERS_SIGN
    words = to_do if is_open else SigningText.SIGNERS_CHANGE
    who = f"{around.words(row.about)}　{row.name}".strip()
    return Row(
        RowKind.GOOD if row.standing is SignerStanding.SIGNED else RowKind.LINE,
        who,
        note=_note(row, around),
        sign="check" if row.standing is SignerStanding.SIGNED else "clock",
        button=around.button(words, actions.OpenSigner(row.party), "pencil"),
    )


def _note(row: SignerRow, around: Around) -> str:
    papers = around.say(SigningText.SIGNERS_AND).join(around.words(paper) for paper in row.papers)
    if row.only_consents:
        return {
            SignerStanding.OPEN: around.say(SigningText.CONSENTER_OPEN, asked=papers),
            SignerStanding.SIGNED: around.say(SigningText.CONSENTER_ANSWERED),
            SignerStanding.LATER: around.say(SigningText.CONSENTER_LATER),
        }[row.standing]
    return {
        SignerStanding.OPEN: around.say(SigningText.SIGNERS_OPEN, papers=papers),
        SignerStanding.SIGNED: around.say(SigningText.SIGNERS_SIGNED),
        SignerStanding.LATER: around.say(SigningText.SIGNERS_LATER),
    }[row.standing]


def present_text(state: SignText, around: Around) -> ListView:
    """Show the words, one paragraph a row; they can be heard again at any time."""
    understood = (
        SigningText.SIGN_TEXT_HEARD if state.is_read_aloud else SigningText.SIGN_TEXT_UNDERSTOOD
    )
    aloud = around.button(SigningText.SIGN_TEXT_READ_ALOUD, actions.ReadAloud(), "speaker")
    page = PageView(
        key=key_about("sign_text", state.about),
        title=around.say(SigningText.SIGN_TEXT_TITLE),
        picture="letter",
        way_on=around.button(understood, actions.Agree()),
        others=(aloud,),
        about=around.words(state.about),
        stage=5,
    )
    rows = tuple(row for text in state.texts for row in _paragraphs(text))
    return ListView(around.with_ways_out(page), rows, around.say(Text.BUTTON_NEXT_PAGE))


def _paragraphs(text: str) -> tuple[Row, ...]:
    title, *lines = text.splitlines()
    return (Row(RowKind.HEADING, title), *(Row(RowKind.LINE, line) for line in lines))
