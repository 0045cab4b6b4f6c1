"""The top of the window as a value: the station, or who is helping, and the helper's one button."""

from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.states import HelperBand, HelperStands, Shown
from kiosk.text import Text, say

_WORDS = {
    HelperStands.ON_DUTY: Text.BAND_ON_DUTY,
    HelperStands.TYPES: Text.BAND_TYPES,
    HelperStands.WATCHES: Text.BAND_HELPS,
    HelperStands.HANDS_OVER: Text.BAND_HANDS_OVER,
}


@dataclass(frozen=True, slots=True)
class BandView:
    """``words`` are empty where the station's name stands; so is ``button`` where there is none."""

    words: str = ""
    button: str = ""
    action: Action = field(default=actions.Touch(), repr=False)


def band_of(shown: Shown) -> BandView:
    """Return what stands on top of a page."""
    helper = shown.helper
    words = _WORDS.get(helper.stands) if helper else None
    said = say(shown.language, words, name=helper.name) if helper and words else ""
    button = _button(shown, helper)
    if button is None:
        return BandView(said)
    return BandView(said, say(shown.language, button[0]), button[1])


def _button(shown: Shown, helper: HelperBand | None) -> tuple[Text, Action] | None:
    if helper is not None and helper.stands is HelperStands.TYPES:
        return Text.BAND_RESIDENT_TYPES, actions.HandKeys(to_helper=False)
    if helper is not None and helper.stands is HelperStands.WATCHES:
        return Text.BAND_HELPER_TYPES, actions.HandKeys(to_helper=True)
    if not shown.can_call:
        return None
    if helper is None:
        return Text.BAND_CALL, actions.CallHelper()
    is_beside = helper.stands is HelperStands.BESIDE
    return (Text.BAND_JOIN if is_beside else Text.BAND_STATION), actions.CallHelper()
