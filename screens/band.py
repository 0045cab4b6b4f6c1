"""The top of the window as a value: the station, or who is helping, and the helper's one button."""

from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.states import HelperBand, HelperStands, Shown
from kiosk.text import AnyText, HelpText, say

_WORDS = {
    HelperStands.ON_DUTY: HelpText.BAND_ON_DUTY,
    HelperStands.TYPES: HelpText.BAND_TYPES,
    HelperStands.WATCHES: HelpText.BAND_HELPS,
    HelperStands.HANDS_OVER: HelpText.BAND_HANDS_OVER,
}


@dataclass(frozen=True, slots=True)
class BandView:
    """``words`` are empty where the station's name stands; so is ``button`` where there is none."""

    words: str = ""
    button: str = ""
    action: Action = field(default=actions.Touch(), repr=False)
    end_practice: str = ""  # in place of the other language; empty where all is real


def band_of(shown: Shown) -> BandView:
    """Return what stands on top of a page."""
    helper = shown.helper
    text = _WORDS.get(helper.stands) if helper else None
    said = say(shown.language, text, name=helper.name) if helper and text else ""
    button = _button(shown, helper)
    words, action = button or (None, actions.Touch())
    return BandView(
        words=_practising(shown, said) if shown.is_practice else said,
        button=say(shown.language, words) if words else "",
        action=action,
        end_practice=say(shown.language, HelpText.PRACTICE_END) if shown.is_practice else "",
    )


def _practising(shown: Shown, said: str) -> str:
    if said:
        return say(shown.language, HelpText.PRACTICE_WITH, said=said)
    return say(shown.language, HelpText.PRACTICE_BAND)


def _button(shown: Shown, helper: HelperBand | None) -> tuple[AnyText, Action] | None:
    if helper is not None and helper.stands is HelperStands.TYPES:
        return HelpText.BAND_RESIDENT_TYPES, actions.HandKeys(to_helper=False)
    if helper is not None and helper.stands is HelperStands.WATCHES:
        return HelpText.BAND_HELPER_TYPES, actions.HandKeys(to_helper=True)
    if not shown.can_call:
        return None
    if helper is None:
        return HelpText.BAND_CALL, actions.CallHelper()
    is_beside = helper.stands is HelperStands.BESIDE
    return (HelpText.BAND_JOIN if is_beside else HelpText.BAND_STATION), actions.CallHelper()
