"""What one field of the form shows."""

from dataclasses import dataclass, field, replace
from enum import Enum, auto

from kiosk.journeys import actions
from kiosk.journeys.states import FieldKind, Origin, Question
from kiosk.text import Language, Text
from screens.entry.pad_words import PadWords, pad_words
from screens.entry.shapes import Shape, shape_of
from screens.entry.surnames import first_offers
from screens.page_view import Around, Button, PageView, Trouble
from screens.pictures import picture_of_field
from screens.scenario.presenter import ChoiceView


class Entry(Enum):
    """What is used to answer."""

    CHOICES = auto()
    PAD = auto()
    PINYIN = auto()


_PINYIN = frozenset({FieldKind.TEXT, FieldKind.ADDRESS})
_ORIGINS = {
    Origin.CARD: Text.QUESTION_FROM_CARD,
    Origin.COPIED: Text.QUESTION_COPIED,
    Origin.PAPER: Text.QUESTION_FROM_PAPER,
}


@dataclass(frozen=True, slots=True)
class QuestionView:
    """One question: whom it is about, what stands there, what is wrong with it."""

    page: PageView
    entry: Entry
    shape: Shape
    text: str = field(repr=False)
    note: str  # where the text came from
    error: str
    is_warning: bool
    done: str
    clear: str
    prompt: str
    pad_words: PadWords
    is_written: bool  # by finger first, unless this resident chose letters
    is_place: bool  # an address: what lies in what is offered to be chosen
    first_offers: tuple[str, ...]  # to be chosen while nothing stands there
    max_length: int
    choices: tuple[ChoiceView, ...]
    more: str
    less: str
    lay: Button | None = None  # have a paper read that says it


def present(state: Question, around: Around) -> QuestionView:
    """Ask for one thing. An error stands at the field and on top in the same words."""
    origin = _ORIGINS.get(state.origin)
    return QuestionView(
        page=_page(state, around),
        entry=_entry(state.kind),
        shape=shape_of(state.kind, around.language),
        text=state.text,
        note=around.say(origin) if origin and state.text else "",
        error=_error(state, around),
        is_warning=state.problem is not None and state.problem.is_warning,
        done=around.say(Text.BUTTON_DONE),
        clear=around.say(Text.BUTTON_CLEAR),
        prompt=_prompt(state, around),
        pad_words=_pad_words(state, around),
        is_written=_is_written(state, around),
        is_place=state.kind is FieldKind.ADDRESS,
        first_offers=first_offers(state.key),
        max_length=min(state.max_length, shape_of(state.kind, around.language).most),
        choices=tuple(_choices(state, around)),
        more=around.say(Text.SCREEN_MORE),
        less=around.say(Text.SCREEN_LESS),
        lay=_from_paper(state, around),
    )


def answer(view: QuestionView, text: str) -> actions.AnswerField:
    """Return the action for ``text``: the same text again passes its warning by."""
    return actions.AnswerField(text, despite_warning=view.is_warning and text == view.text)


def _page(state: Question, around: Around) -> PageView:
    way_out = state.way_out and Button(around.words(state.way_out), actions.NoAnswer())
    at, of = state.progress.at, state.progress.of
    has_way_on = state.kind is not FieldKind.CHOICE or bool(state.text)
    is_warned = state.problem is not None and state.problem.is_warning
    done = Text.BUTTON_KEEP if is_warned else Text.BUTTON_DONE
    page = PageView(
        key=f"question/{state.key}",
        title=around.words(state.label),
        picture=picture_of_field(state.key, state.kind),
        about=_about(state, around),
        trouble=Trouble(said, "") if (said := _error(state, around)) else None,
        hint=around.words(state.hint) or around.say(Text.SCREEN_QUESTION_OF, at=at, of=of),
        way_on=around.button(done, actions.AnswerField(state.text)) if has_way_on else None,
        others=(way_out,) if way_out else (),
        stage=_stage(state.key),
    )
    return around.with_ways_out(page)


def _stage(key: str) -> int:
    """Who one is comes first; the day on a paper belongs to the papers."""
    kind, _, _ = key.partition("/")
    return {"own": 1, "date": 4}.get(kind, 3)


def _from_paper(state: Question, around: Around) -> Button | None:
    if state.paper is None:
        return None
    return around.button(Text.BUTTON_LAY_PAPER, actions.LayPaper(), "camera")


def _entry(kind: FieldKind) -> Entry:
    if kind is FieldKind.CHOICE:
        return Entry.CHOICES
    return Entry.PINYIN if kind in _PINYIN else Entry.PAD


def _is_written(state: Question, around: Around) -> bool:
    """By letters where places are chosen first, and for one switch that writes nothing."""
    is_chosen = state.kind is FieldKind.ADDRESS and not state.text
    return around.language is Language.ZH and not is_chosen and around.pace is None


def _prompt(state: Question, around: Around) -> str:
    if _entry(state.kind) is Entry.PINYIN:
        return _pad_words(state, around).touch_letters
    is_code = state.kind is FieldKind.CREDIT_CODE
    return around.say(Text.SCREEN_TOUCH_CODE if is_code else Text.SCREEN_TOUCH_DIGITS)


def _pad_words(state: Question, around: Around) -> PadWords:
    """Say what is touched: in an address that stands empty, the names of places."""
    words = pad_words(around)
    if state.kind is not FieldKind.ADDRESS:
        return words
    return replace(words, touch_letters=around.say(Text.SCREEN_TOUCH_PLACE))


def _about(state: Question, around: Around) -> str:
    """Say whom it is asked of; in the green lane by the role alone, which may be said aloud."""
    who = around.words(state.about)
    named = f"{who} {state.about_name}" if state.about_name and not around.green else who
    return around.say(Text.QUESTION_ABOUT, who=named) if who else ""


def _error(state: Question, around: Around) -> str:
    if state.problem is None:
        return ""
    return around.say(state.problem.text, limit=state.max_length)


def _choices(state: Question, around: Around) -> list[ChoiceView]:
    return [
        ChoiceView(
            option.id,
            Button(around.words(option.label), actions.AnswerField(option.id)),
            is_chosen=option.id == state.text,
        )
        for option in state.options
    ]
