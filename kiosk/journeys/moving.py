"""Going to a place: what is put back there, and what the machine is asked to do."""

from dataclasses import replace

from kiosk.journeys.effects import (
    AboutTake,
    Effect,
    Lodge,
    LookForSlip,
    ReadCards,
    Speak,
    StopAsking,
    Wipe,
)
from kiosk.journeys.from_paper import FromPaper
from kiosk.journeys.later import Later
from kiosk.journeys.progress import AskedByCard
from kiosk.journeys.recording_states import TakeDeed
from kiosk.journeys.signing import PaperPrint
from kiosk.journeys.states import CardStage, ReadSlip, SlipStage
from kiosk.journeys.visit import Place, Reading, Scanning, Step, Visit
from kiosk.text.any_text import AnyText
from kiosk.text.help_keys import HelpText
from kiosk.text.keys import Text
from kiosk.text.night_keys import NightText
from kiosk.text.progress_keys import ProgressText
from kiosk.text.signing_keys import SigningText

Moved = tuple[Visit, tuple[Effect, ...]]

_SPOKEN: dict[Step, AnyText] = {
    Step.SLIP_WAITING: ProgressText.SLIP_WAITING_HINT,
    Step.COLLECT: NightText.COLLECT_TITLE,
    Step.READ_SLIP: ProgressText.READ_SLIP_HINT,
    Step.ASK_BY_CARD: ProgressText.ASK_TITLE,
    Step.NOTICE: Text.NOTICE_BODY,
    Step.FOR_WHOM: Text.FOR_WHOM_TITLE,
    Step.IDENTIFY: Text.IDENTIFY_TITLE,
    Step.VOUCH: HelpText.VOUCH_TITLE,
    Step.CHOOSE: Text.CHOOSE_TITLE,
    Step.MEMBERS: Text.MEMBERS_TITLE,
    Step.SEARCH: Text.SEARCH_TITLE,
    Step.GUIDE: Text.GUIDE_TITLE,
    Step.ASK_TOWN: HelpText.TOWN_TITLE,
    Step.NEEDS: Text.NEEDS_TITLE,
    Step.CONSENT: Text.CONSENT_TITLE,
    Step.WITHOUT: Text.WITHOUT_SPOKEN,
    Step.COMMITMENT: Text.COMMITMENT_TITLE,
    Step.CHECK: Text.CHECK_TITLE,
    Step.SIGN: SigningText.SIGN_HINT,
    Step.WITNESS: SigningText.WITNESS_HINT,
    Step.WITNESS_SIGN: SigningText.WITNESS_STATEMENT,
    Step.LODGE_FAILED: Text.LODGE_FAILED_HINT,
    Step.GOODBYE: Text.GOODBYE_RECEIVED,
    Step.SAVING: Text.SAVING_HINT,
    Step.SAVED: Text.SAVED_HINT,
    Step.RESUME: Text.RESUME_TITLE,
    Step.RESUME_BY_CARD: Text.RESUME_CARD,
    Step.WITHDRAW: ProgressText.WITHDRAW_HINT,
    Step.CHECK_LATER: Text.CHECK_TITLE,
    Step.SIGN_LATER: SigningText.SIGN_HINT,
}
_WITH_CARDS = (
    Step.IDENTIFY,
    Step.FURTHER_PERSON,
    Step.RESUME_BY_CARD,
    Step.SIGNER_CARD,
    Step.ASK_BY_CARD,
)


def stay(visit: Visit, *effects: Effect) -> Moved:
    """Remain where the visit is."""
    return visit, effects


def go(visit: Visit, place: Place) -> Moved:
    """Go to a place. Going to Welcome ends the visit."""
    if place.step is Step.WELCOME:
        return end(visit)
    moved = replace(
        visit,
        place=place,
        reading=_reading_at(visit, place),
        entering=None,
        explained="",
        scanning=Scanning(),
        from_paper=FromPaper(),
        sign_too_short=False,
        asked=AskedByCard(),
        signing=replace(visit.signing, printing=PaperPrint()),
        changing=visit.changing and place.step is not Step.CHECK,
    )
    if place.step is Step.READ_SLIP:
        moved = replace(moved, reading_slip=ReadSlip(SlipStage.WAITING), later=Later(), pages={})
    return moved, (*_leaving(visit, place), *_arriving(moved))


def end(visit: Visit) -> Moved:
    """End the visit: an empty one takes its place, and everything else is told to forget.

    Who walks off without the card is called back (row Z02).
    """
    left = visit.card_on_reader
    fresh = Visit(card_on_reader=left, card_left=left)
    return fresh, (*_leaving(visit, fresh.place), Wipe(), *card_alarm(visit))


def card_alarm(visit: Visit) -> tuple[Speak, ...]:
    """A card that lies there when its owner seems to have gone is called for aloud (row Z02)."""
    return (Speak(Text.FRAME_CARD_ON_READER),) if visit.card_on_reader else ()


def paper_alarm(visit: Visit, *, lies: bool) -> Moved:
    """A paper left under the lens is called for once, while nobody else is served (row Z02)."""
    if visit.place.step is not Step.WELCOME:
        return stay(visit)
    calls = (Speak(Text.WELCOME_PAPER_LEFT),) if lies and not visit.paper_left else ()
    return stay(replace(visit, paper_left=lies), *calls)


def _reading_at(visit: Visit, place: Place) -> Reading:
    known = visit.card if place.step is Step.IDENTIFY else visit.cards.get(place.key)
    if known:
        return Reading(CardStage.READ)
    if place.step in _WITH_CARDS and visit.card_on_reader:
        # It lay there before this page asked: a stranger's, or the card of the person before.
        return Reading(CardStage.TAKE_AWAY)
    return Reading()


def _leaving(visit: Visit, place: Place) -> tuple[Effect, ...]:
    effects: list[Effect] = []
    if visit.place.step in _WITH_CARDS and place.step not in _WITH_CARDS:
        effects.append(ReadCards(on=False))
    if visit.place.step is Step.READ_SLIP and place.step is not Step.READ_SLIP:
        effects.append(LookForSlip(on=False))
    if visit.place.step is Step.ASK_BY_CARD:
        effects.append(StopAsking())
    if visit.place.step is Step.RECORD:
        effects.append(AboutTake(TakeDeed.DROP, "", ""))
    return tuple(effects)


def _arriving(visit: Visit) -> tuple[Effect, ...]:
    effects: list[Effect] = []
    place = visit.place
    if place.step in _WITH_CARDS:
        effects.append(ReadCards(on=True))
    if place.step is Step.READ_SLIP:
        effects.append(LookForSlip(on=True))
    if place.step is Step.LODGING:
        effects.append(Lodge())
    if visit.reading.stage is CardStage.TAKE_AWAY:
        effects.append(Speak(Text.IDENTIFY_TAKE_AWAY))
    elif place.step is Step.FOR_WHOM and not visit.green and not visit.changing:
        effects += [Speak(Text.NOTICE_BODY), Speak(Text.FOR_WHOM_TITLE)]
    elif place.step in _SPOKEN and not visit.green:  # else the glass reads the whole page
        effects.append(Speak(_SPOKEN[place.step]))
    return tuple(effects)
