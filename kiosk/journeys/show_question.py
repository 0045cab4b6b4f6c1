"""One field of the form as a state: what stands in it, and where that came from."""

from kiosk.journeys.from_paper import own_key
from kiosk.journeys.identity import own_elements
from kiosk.journeys.outcome import Outcome
from kiosk.journeys.states import FieldKind, Option, Origin, Progress, Question
from kiosk.journeys.visit import Context, Visit
from kiosk.text import Text, in_both
from provisioning.catalogue.model import NOTHING, Element, Words
from provisioning.catalogue.rules import given
from provisioning.catalogue.rules.form import FormField, questions
from provisioning.catalogue.rules.specimen import example_beside

_SHOWN_AS = {
    given.Origin.CARD: Origin.CARD,
    given.Origin.DERIVED: Origin.COPIED,
    given.Origin.PRESET: Origin.COPIED,
}


def show_question(visit: Visit, outcome: Outcome) -> Question:
    """Return the page of the field that the visit stands at."""
    asked = [
        field
        for field in questions(outcome.form)
        if not field.is_filled_in or field.key == visit.place.key
    ]
    at = [field.key for field in asked].index(visit.place.key)
    field, element = asked[at], asked[at].element
    text, origin = _text(visit, field)
    way_out = None if field.required else element.way_out
    return Question(
        key=field.key,
        kind=FieldKind.TEXT if element.kind is FieldKind.NAME else element.kind,
        label=element.label,
        hint=_hint(element),
        about=_about(outcome, field),
        about_name=name_of(outcome, field.party) if not field.matter else "",
        text=text,
        origin=origin,
        options=tuple(Option(words.zh, words) for words in field.options),
        max_length=element.max_length,
        way_out=way_out,
        problem=visit.entering.problem if visit.entering else None,
        progress=Progress(at + 1, len(asked)),
    )


def show_own(visit: Visit, context: Context) -> Question:
    """Return the page of name or number of the one who stands here without a card."""
    elements = own_elements(context.catalogue)
    at = [element.id for element in elements].index(visit.place.key)
    element, given = elements[at], visit.own.get(elements[at].id)
    text, origin = given.text if given else "", Origin.TYPED
    if visit.entering:
        text = visit.entering.text
    elif not given and (told := visit.told.get(own_key(element.id))):
        text, origin = told, Origin.PAPER
    return Question(
        key=f"own/{element.id}",
        kind=FieldKind.TEXT if element.kind is FieldKind.NAME else element.kind,
        label=element.label,
        hint=in_both(Text.OWN_HINT),
        about=NOTHING,
        about_name="",
        text=text,
        origin=origin,
        max_length=element.max_length,
        problem=visit.entering.problem if visit.entering else None,
        progress=Progress(at + 1, len(elements)),
    )


def _hint(element: Element) -> Words:
    """What stands beside the field: the catalogue's own hint, or an example (row F09)."""
    example = example_beside(element)
    if element.hint != NOTHING or not example:
        return element.hint
    return in_both(Text.SPECIMEN_EXAMPLE, example=example)


def name_of(outcome: Outcome, party: str) -> str:
    """Return a party's name if it is known by now, else ""."""
    names = (f.given.text for f in outcome.form if f.key == f"{party}.name" and f.given)
    return next(names, "")


def _about(outcome: Outcome, field: FormField) -> Words:
    """A matter's own element is about nobody; with one person alone there is no need to say."""
    is_alone = len(outcome.plan.parties) == 1
    return NOTHING if field.matter or is_alone else field.label


def _text(visit: Visit, field: FormField) -> tuple[str, Origin]:
    if visit.entering:
        return visit.entering.text, Origin.TYPED
    value = field.given or field.offered
    if value is None and (told := _told(visit, field)):
        return told, Origin.PAPER
    if value is None or not value.text:
        return "", Origin.NOWHERE
    return value.text, _SHOWN_AS.get(value.origin, Origin.TYPED)


def _told(visit: Visit, field: FormField) -> str:
    """Return what a paper said about this field; a choice is offered as its option."""
    text = visit.told.get(field.key, "")
    if not text or not field.options:
        return text
    return next((option.zh for option in field.options if option.zh.startswith(text)), "")
