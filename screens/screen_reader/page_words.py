"""Reads the widgets of a stage as a screen reader does: heading, rows, field, focus with role.

It reads what is drawn and nothing else, so nothing can be told that is not on the glass.
"""

from collections.abc import Iterator, Sequence
from functools import cache

from kivy.uix.widget import Widget

from devices.speaker.routing import Part
from kiosk.text import Language, ReaderText, say
from kiosk.voice.personal import is_personal
from kiosk.voice.prompts import Prompts, prompts_of
from kiosk.voice.sentences import sentences
from screens.focus import in_order
from screens.screen_reader.told import Line, Told
from screens.stage import STAGES, Stage
from screens.widgets.banner import ErrorLine, TroubleBanner
from screens.widgets.sight import labels, says, visible, words_of
from screens.widgets.signature import SignaturePad
from screens.widgets.text_field import TextField
from screens.widgets.touch import ChoiceCard, Key, PlainButton, Touchable, WayOnButton

_NOT_ROWS = Touchable | TextField | TroubleBanner | ErrorLine
_SIGNED = {"erase": ReaderText.ERASE}


def told(stage: Stage, focused: Sequence[str]) -> Told:
    """Return this moment of a stage, with the ids of what has the focus. UI thread only."""
    page = stage.page
    if stage.is_covered or page is None or page.view is None:
        return _covered(stage)
    view, language = page.view, stage.language
    trouble = view.trouble
    alert = f"{trouble.what} {trouble.next_step}".strip() if trouble else view.told
    entry = next((one for one in visible(page) if isinstance(one, TextField)), None)
    return Told(
        page=view.key,
        language=language,
        opening=tuple(_opening(stage)),
        rows=tuple(_rows(page, language)),
        alert=(Part(say(language, ReaderText.ALERT, words=alert)),) if alert else (),
        entry=entry.text + entry.letters if entry else None,
        prompt=entry.prompt if entry else "",
        focus=focus_line(stage, focused),
        count=len(in_order(stage)),
        asked=stage.asked_again,
    )


def focus_line(stage: Stage, focused: Sequence[str]) -> Line:
    """Say what has the focus: its name, its role, its place among the others, its state."""
    order, language = in_order(stage), stage.language
    lit = [one for one in order if one.touch_id in focused]
    if not lit:
        return ()
    if len(lit) > 1:
        names = "、".join(_name(one, stage) for one in lit)
        is_private = any(_is_private(one) for one in lit)
        return (Part(say(language, ReaderText.ROW, names=names), is_private),)
    return tuple(_one(lit[0], order.index(lit[0]) + 1, len(order), stage))


def _one(one: Touchable, at: int, of: int, stage: Stage) -> Iterator[Part]:
    said = say(
        stage.language,
        ReaderText.AT,
        name=_name(one, stage),
        role=say(stage.language, _role(one)),
        at=at,
        of=of,
    )
    yield Part(said, _is_private(one))
    if isinstance(one, ChoiceCard):
        for words in filter(None, (one.note, one.tag)):
            yield _part(words, stage.language)
        if one.chosen:
            yield Part(say(stage.language, ReaderText.CHOSEN), is_private=True)


def _name(one: Touchable, stage: Stage) -> str:
    if isinstance(one, ChoiceCard):
        return str(one.words)
    words = says(one) or stage.tool_words(one.touch_id)
    sign = getattr(one, "sign", "")
    return words or (say(stage.language, _SIGNED[sign]) if sign in _SIGNED else sign)


def _role(one: Touchable) -> ReaderText:
    match one:
        case WayOnButton():
            return ReaderText.ROLE_MAIN
        case ChoiceCard():
            return ReaderText.ROLE_CHOICE
        case Key():
            return ReaderText.ROLE_KEY
        case _:
            return ReaderText.ROLE_BUTTON


def _is_private(one: Touchable) -> bool:
    """What key one stands on is soon what one typed; a row's button bears a person's words."""
    return isinstance(one, Key) or (isinstance(one, PlainButton) and "row." in one.touch_id)


def _covered(stage: Stage) -> Told:
    rows = tuple((Part(words_of(label)),) for label in labels(stage.in_sight)[:2])
    return Told("covered", stage.language, opening=rows, count=len(in_order(stage)))


def _opening(stage: Stage) -> Iterator[Line]:
    page, language = stage.page, stage.language
    view = page.view if page is not None else None
    if view is None:
        return
    title = say(language, ReaderText.HEADING, words=view.title)
    yield (Part(title, is_personal(view.title, language)),)
    if view.stage:
        name = say(language, STAGES[view.stage - 1])
        yield (Part(say(language, ReaderText.STAGE, at=view.stage, of=len(STAGES), name=name)),)
    if view.about:
        yield (Part(view.about, is_private=True),)
    if view.hint:
        yield (Part(view.hint, is_personal(view.hint, language)),)
    if any(isinstance(one, SignaturePad) for one in visible(stage.root)):
        yield (Part(say(language, ReaderText.PAD)),)


def _rows(page: Widget, language: Language) -> Iterator[Line]:
    """Yield what can be read in the body and not be touched."""
    skipped = {id(below) for one in visible(page) if isinstance(one, _NOT_ROWS)
               for below in visible(one)}  # fmt: skip
    for label in labels(page.ids.body.__self__):
        if id(label) not in skipped:
            yield (_part(words_of(label), language),)


def _part(words: str, language: Language) -> Part:
    """A sentence that is said to everybody alike is general; any other may be somebody's."""
    known = _prompts(language)
    is_known = all(known.id_of(sentence) for sentence in sentences(words))
    return Part(words, is_private=not is_known)


@cache
def _prompts(language: Language) -> Prompts:
    return prompts_of(language)
