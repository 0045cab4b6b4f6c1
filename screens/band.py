"""The top of the window as a value: the station, or who is helping, and its few tools."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.states import HelperBand, HelperStands, Shown
from kiosk.text import AnyText, HelpText, Language, Text, say

_WORDS = {
    HelperStands.ON_DUTY: HelpText.BAND_ON_DUTY,
    HelperStands.TYPES: HelpText.BAND_TYPES,
    HelperStands.WATCHES: HelpText.BAND_HELPS,
    HelperStands.HANDS_OVER: HelpText.BAND_HANDS_OVER,
}


@dataclass(frozen=True, slots=True)
class Tool:
    """A small button on top. ``name`` is how a script finds it."""

    name: str
    words: str
    action: Action = field(repr=False)
    sign: str = ""


@dataclass(frozen=True, slots=True)
class BandView:
    """``words`` are empty where the station's name stands."""

    words: str = ""
    tools: tuple[Tool, ...] = ()
    is_practice: bool = False


def band_of(shown: Shown) -> BandView:
    """Return what stands on top of a page."""
    helper = shown.helper
    text = _WORDS.get(helper.stands) if helper else None
    said = say(shown.language, text, name=helper.name) if helper and text else ""
    return BandView(
        words=_practising(shown, said) if shown.is_practice else said,
        tools=tuple(_tools(shown)),
        is_practice=shown.is_practice,
    )


def _tools(shown: Shown) -> Iterator[Tool]:
    """Yield what helps on every page; the green lane reads aloud from below, in one language."""
    speak = shown.language
    if not shown.green:
        yield Tool("listen", say(speak, Text.BUTTON_LISTEN), actions.ReadPageAgain(), "speaker")
    if shown.dialect is not None and speak is Language.ZH:
        chosen = actions.ChooseDialect(shown.dialect.pack)
        yield Tool("dialect", shown.dialect.name.to(speak.value), chosen)
    look = Text.BUTTON_LIGHT if shown.contrast else Text.BUTTON_DARK
    if not shown.is_practice:  # nobody's eyes are weak in play, and its words are long
        dark = actions.ShowContrast(on=not shown.contrast)
        yield Tool("theme", say(speak, look), dark, "half_lit")
    helper = _button(shown, shown.helper)
    if helper is not None:
        yield Tool("helper", say(speak, helper[0]), helper[1])
    if shown.is_practice:
        yield Tool("end_practice", say(speak, HelpText.PRACTICE_END), actions.EndPractice())
    elif not shown.green:
        other = Language.EN if speak is Language.ZH else Language.ZH
        called = say(Language.ZH if speak is Language.ZH else Language.EN, Text.BUTTON_LANGUAGE)
        yield Tool("language", called, actions.SpeakLanguage(other))


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
