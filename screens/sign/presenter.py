"""What the pad shows: for a name, for a mark, and for who signs beside a mark."""

from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.states import Sign, SignWay
from kiosk.text import AnyText, SigningText, Text
from provisioning.catalogue.rules.signed_text import TRUTH
from screens.page_view import Around, Button, PageView, Trouble, key_about


@dataclass(frozen=True, slots=True)
class SignView:
    """What is signed, by whom, and the way to begin again."""

    page: PageView
    statement: str
    name: str = field(repr=False)
    error: str
    clear: str
    prompt: str = field(repr=False)
    by_switch: str = ""  # who has one switch and no finger has the mark drawn


def present(state: Sign, around: Around) -> SignView:
    """Ask for a name written with a finger, or for a mark."""
    error = around.say(_too_short(state)) if state.too_short else ""
    page = PageView(
        key=_key(state),
        title=around.say(_title(state)),
        picture="sign",
        trouble=Trouble(error, "") if error else None,
        hint=around.say(SigningText.MARK_HINT if state.is_mark else SigningText.SIGN_HINT),
        way_on=_way_on(state, around),
        others=_others(state, around),
        stage=5,
    )
    here = SigningText.MARK_DRAW_HERE if state.is_mark else Text.SCREEN_SIGN_HERE
    return SignView(
        page=around.with_ways_out(page),
        statement=_statement(state, around),
        name=state.name,
        error=error,
        clear=around.say(Text.BUTTON_CLEAR),
        prompt=f"{around.say(here)}  {state.name}".strip(),
        by_switch=around.say(SigningText.MARK_BY_SWITCH) if state.is_mark and around.pace else "",
    )


def _key(state: Sign) -> str:
    mark = "mark" if state.is_mark else ""
    return key_about("sign", state.about, "witness" if state.is_witness else mark)


def _title(state: Sign) -> AnyText:
    if state.is_witness:
        return SigningText.WITNESS_SIGN_TITLE
    return SigningText.MARK_TITLE if state.is_mark else SigningText.SIGN_TITLE


def _too_short(state: Sign) -> AnyText:
    return SigningText.MARK_TOO_SHORT if state.is_mark else SigningText.SIGN_TOO_SHORT


def _way_on(state: Sign, around: Around) -> Button:
    words = Text.BUTTON_HAND_IN if state.is_last else SigningText.MARK_GO_ON
    return around.button(words, actions.Sign(()), "check")


def _others(state: Sign, around: Around) -> tuple[Button, ...]:
    if not state.may_mark:
        return ()
    words, way = (
        (SigningText.MARK_CAN, SignWay.HERE)
        if state.is_mark
        else (SigningText.MARK_CANNOT, SignWay.MARK)
    )
    return (around.button(words, actions.ChooseWay(way), "pencil"),)


def _statement(state: Sign, around: Around) -> str:
    """Say what stands above the strokes, in the fewest words."""
    if state.is_witness:
        return around.say(SigningText.WITNESS_STATEMENT)
    between = around.say(SigningText.SIGNERS_AND)
    papers = between.join(around.words(paper) for paper in state.papers)
    if not state.is_own:
        return around.say(SigningText.WAYS_HINT, papers=papers)
    own = around.words(TRUTH)
    return f"{own}\n{around.say(SigningText.MARK_ALSO, papers=papers)}" if papers else own
