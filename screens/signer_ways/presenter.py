"""What is asked of one signer: how, beside whom, and by whose card."""

from dataclasses import replace
from typing import Final

from kiosk.journeys import actions
from kiosk.journeys.signing import HELPER_WITNESS, WITNESS_CARD
from kiosk.journeys.states import (
    CardStage,
    SignerCard,
    SignerWays,
    SignWay,
    Witness,
    WitnessOption,
    Wording,
)
from kiosk.text import SigningText, Text
from screens.for_whom.presenter import PictureChoice, PictureChoicesView
from screens.identify.presenter import CardView, card_view
from screens.page_view import Around, Button, PageView, Trouble, key_about

_WAYS: Final = {
    SignWay.HERE: (SigningText.WAYS_HERE, SigningText.WAYS_HERE_HINT, "sign"),
    SignWay.MARK: (SigningText.WAYS_MARK, SigningText.WAYS_MARK_HINT, "mark"),
    SignWay.PAPER: (SigningText.WAYS_PAPER, SigningText.WAYS_PAPER_HINT, "printer"),
    SignWay.LATER: (SigningText.WAYS_LATER, SigningText.WAYS_LATER_HINT, "slip_waiting"),
}
_ANSWERS: Final = {
    SignWay.HERE: (SigningText.CONSENTER_HERE, SigningText.CONSENTER_HERE_HINT, "person"),
    SignWay.LATER: (
        SigningText.CONSENTER_NOT_NOW,
        SigningText.CONSENTER_NOT_NOW_HINT,
        "slip_waiting",
    ),
}
_TOLD: Final = {
    Wording.DIFFERS: SigningText.WAYS_DIFFERS,
    Wording.UNKNOWN: SigningText.WAYS_UNKNOWN,
}


def present_ways(state: SignerWays, around: Around) -> PictureChoicesView:
    """Ask how this person signs; with a signing slip, say first what it is about."""
    title, hint = _answer_words(state, around) if state.only_consents else _words(state, around)
    if state.wording is Wording.UNKNOWN:
        title, hint = around.say(SigningText.WAYS_UNKNOWN_TITLE), ""
    told = _TOLD.get(state.wording)
    if told and state.only_consents:
        told = SigningText.CONSENTER_UNKNOWN
    page = PageView(
        key=key_about("signer_ways", state.about, "slip" if state.of else ""),
        title=title,
        picture="" if state.ways else "slip",
        hint=hint,
        trouble=Trouble(around.say(told), "") if told else None,
        stage=0 if state.of else 5,
    )
    ways = _ANSWERS if state.only_consents else _WAYS
    choices = tuple(_way(way, ways[way], around) for way in state.ways)
    return _choices(page, choices, around)


def _words(state: SignerWays, around: Around) -> tuple[str, str]:
    """The title and what is to be signed."""
    who, papers = around.words(state.about), _joined(state, around)
    if state.of is None:
        title = around.say(SigningText.WAYS_TITLE, who=who)
        return title, around.say(SigningText.WAYS_HINT, papers=papers)
    title, matter = around.say(SigningText.WAYS_SLIP_TITLE, who=who), around.words(state.title)
    hint = around.say(SigningText.WAYS_SLIP_HINT, matter=matter, number=state.of, papers=papers)
    return title, hint


def _answer_words(state: SignerWays, around: Around) -> tuple[str, str]:
    """The title and what consent is asked for."""
    who, asked = around.words(state.about), _joined(state, around)
    if state.of is None:
        title = around.say(SigningText.CONSENTER_TITLE, who=who)
        return title, around.say(SigningText.CONSENTER_HINT, asked=asked)
    matter = around.words(state.title)
    return (
        around.say(SigningText.CONSENTER_SLIP_TITLE, who=who),
        around.say(SigningText.CONSENTER_SLIP_HINT, matter=matter, number=state.of, asked=asked),
    )


def _joined(state: SignerWays, around: Around) -> str:
    return around.say(SigningText.SIGNERS_AND).join(around.words(one) for one in state.papers)


def _choices(
    page: PageView, choices: tuple[PictureChoice, ...], around: Around
) -> PictureChoicesView:
    more, less = around.say(Text.SCREEN_MORE), around.say(Text.SCREEN_LESS)
    return PictureChoicesView(around.with_ways_out(page), choices, more, less)


def _way(
    way: SignWay, shown: tuple[SigningText, SigningText, str], around: Around
) -> PictureChoice:
    words, note, picture = shown
    button = around.button(words, actions.ChooseWay(way))
    return PictureChoice(way.value, button, around.say(note), picture)


def present_witness(state: Witness, around: Around) -> PictureChoicesView:
    """Ask who signs beside the mark."""
    page = PageView(
        key=f"witness/{state.party}",
        title=around.say(SigningText.WITNESS_TITLE),
        picture="",
        hint=around.say(SigningText.WITNESS_HINT),
        stage=5,
    )
    people = tuple(_person(option, around) for option in state.options)
    helper = (_helper(state.helper, around),) if state.helper else ()
    other = _choice(
        f"{WITNESS_CARD}/{state.party}",
        around.say(SigningText.WITNESS_OTHER),
        around.say(SigningText.WITNESS_OTHER_HINT),
        "card_in",
    )
    return _choices(page, (*people, *helper, other), around)


def _person(option: WitnessOption, around: Around) -> PictureChoice:
    who = around.say(SigningText.WITNESS_PARTY, who=around.words(option.about))
    return _choice(option.id, who, option.name, "person")


def _helper(helper: str, around: Around) -> PictureChoice:
    words, note = (
        around.say(SigningText.WITNESS_HELPER),
        around.say(SigningText.WITNESS_HELPER_HINT),
    )
    return _choice(f"{HELPER_WITNESS}{helper}", words, note, "behalf")


def _choice(name: str, words: str, note: str, picture: str) -> PictureChoice:
    return PictureChoice(name, Button(words, actions.ChooseWitness(name)), note, picture)


def present_card(state: SignerCard, around: Around) -> CardView:
    """Ask for the own card of who signs; only who is known by a number may do without."""
    who = around.words(state.about)
    title = around.say(SigningText.SIGNER_CARD_TITLE, who=who)
    if state.is_witness:
        title = around.say(SigningText.SIGNER_CARD_WITNESS)
    asking = PageView(
        key=key_about("signer_card", state.about, "witness" if state.is_witness else ""),
        title=title,
        picture="",
        hint=around.say(SigningText.SIGNER_CARD_HINT),
        stage=5,
    )
    view = card_view(state.card, around, asking)
    if state.card.stage is CardStage.READ:
        return view
    without = around.button(SigningText.SIGNER_CARD_WITHOUT, actions.TypeInstead(), "pencil")
    others = (without,) if state.may_type else ()
    return replace(view, page=replace(view.page, others=others))
