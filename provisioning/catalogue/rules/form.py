"""The merged form: every field of every member once, grouped by person (rows F01, F02, F08).

Two members that want the same element of the same person want one field. What
a card told is filled and locked; an address from a card is offered and may be
corrected; what follows from another answer is not asked at all.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from enum import Enum

from provisioning.catalogue.model import (
    Catalogue,
    Derivation,
    Element,
    Field,
    Fill,
    How,
    Words,
)
from provisioning.catalogue.numbers import birth_of, is_citizen_number, of_disability, sex_of
from provisioning.catalogue.rules.given import DECLINED, Facts, Given, Origin
from provisioning.catalogue.rules.plan import Plan, PlannedMember, party_of

_NUMBER = "id_no"
_CERTIFICATE = "dis_no"
_SAID_BY = {
    Derivation.BIRTH_OF_NUMBER: _NUMBER,
    Derivation.SEX_OF_NUMBER: _NUMBER,
    Derivation.KIND_OF_DISABILITY: _CERTIFICATE,
    Derivation.LEVEL_OF_DISABILITY: _CERTIFICATE,
}


class Standing(Enum):
    """What becomes of one field."""

    LOCKED = "locked"  # the card said it
    DERIVED = "derived"  # follows from other answers; perhaps not known yet
    PRESET = "preset"  # a scenario or the package settled it
    PRODUCED = "produced"  # handling another member brings it into being
    ASKED = "asked"


@dataclass(frozen=True, slots=True)
class FormField:
    """One field of the merged form.

    ``matter`` is set for a matter's own element and "" for a person's. An
    ``extension`` names the division that alone asks for it (row D18).
    ``given`` is the value as it stands, ``offered`` what stands there until it is changed.
    """

    key: str
    element: Element
    party: str
    label: Words
    matter: str
    required: bool
    standing: Standing
    options: tuple[Words, ...]
    extension: str = ""
    given: Given | None = field(default=None, repr=False)
    offered: Given | None = field(default=None, repr=False)

    @property
    def is_open(self) -> bool:
        """Say whether this still has to be asked."""
        return self.standing is Standing.ASKED and self.given is None

    @property
    def is_filled_in(self) -> bool:
        """Say whether it stands as a card or another answer has it: looked at, and not asked."""
        return (
            self.standing is Standing.ASKED
            and self.given is not None
            and (self.given is self.offered)
        )


def merged_form(
    catalogue: Catalogue, plan: Plan, card: Facts, answers: Facts, today: date
) -> tuple[FormField, ...]:
    """Return all fields: the holder's, the other persons', then the matters' own.

    ``card`` holds what chips told, ``answers`` what was entered, both by field key.
    """
    return tuple(_Form(catalogue, plan, card, answers, today).fields())


def questions(form: tuple[FormField, ...]) -> tuple[FormField, ...]:
    """Return the fields that get a page, answered or not."""
    return tuple(f for f in form if f.standing is Standing.ASKED)


def values_of(form: tuple[FormField, ...]) -> dict[str, str]:
    """Return what was answered, as texts by field key; what was declined is left out."""
    return {f.key: f.given.text for f in form if f.given and f.given != DECLINED}


@dataclass(slots=True)
class _Form:
    catalogue: Catalogue
    plan: Plan
    card: Facts
    answers: Facts
    today: date
    wanted: dict[str, FormField] = field(default_factory=dict)
    labels: dict[str, Words] = field(init=False)
    fills: dict[tuple[str, str], Fill] = field(init=False)
    produced: set[tuple[str, str]] = field(init=False)

    def __post_init__(self) -> None:
        self.labels = {party.role: party.label for party in self.plan.parties}
        ranked = reversed(self.plan.fills)  # the first that speaks of a field fills it
        self.fills = {(fill.role, fill.element): fill for fill in ranked}
        self.produced = {
            (party_of(self.plan, member.member, p.role), p.element)
            for member in self.plan.applied
            for p in member.matter.produces_elements
        }

    def fields(self) -> Iterator[FormField]:
        for member in self.plan.applied:
            self._gather(member)
        for candidate in self._in_order():
            only_with = f"{candidate.party}.{candidate.element.only_with}"
            if self.answers.get(only_with) == DECLINED:
                continue
            placed = self._stand(candidate)
            yield placed
            if placed.given == DECLINED and placed.element.otherwise:
                yield self._stand(self._instead(placed))

    def _gather(self, member: PlannedMember) -> None:
        own = {element.id: element for element in member.matter.elements}
        for wanted in member.fields:
            name = wanted.field.element
            element = own.get(name) or self.catalogue.elements[name]
            party = self.plan.holder if element.once else wanted.party
            matter = member.matter.id if name in own else ""
            made = self._make(element, party, matter, wanted.field)
            before = self.wanted.get(made.key)
            self.wanted[made.key] = _both(before, made) if before else made

    def _make(self, element: Element, party: str, matter: str, wanted: Field) -> FormField:
        return FormField(
            key=f"{matter or party}.{element.id}",
            element=element,
            party=party,
            label=self.labels[party],
            matter=matter,
            required=wanted.required,
            standing=Standing.ASKED,
            options=element.options,
            extension=wanted.extension,
        )

    def _instead(self, declined: FormField) -> FormField:
        element = self.catalogue.elements[declined.element.otherwise]
        wanted = Field(role=declined.party, element=element.id)
        return self._make(element, declined.party, "", wanted)

    def _in_order(self) -> list[FormField]:
        """Persons before matters, the holder first, then as in the catalogue."""
        parties = [party.role for party in self.plan.parties]
        order = {name: i for i, name in enumerate(self.catalogue.elements)}

        def place(candidate: FormField) -> tuple[bool, int, int]:
            party = parties.index(candidate.party)
            return bool(candidate.matter), party, order.get(candidate.element.id, 0)

        return sorted(self.wanted.values(), key=place)

    def _stand(self, candidate: FormField) -> FormField:
        """Decide what becomes of one field."""
        settled = self._settled(candidate)
        if settled:
            return settled
        fill = self._fill(candidate)
        if fill and fill.how is How.DERIVED:
            return replace(candidate, standing=Standing.DERIVED, given=self._found(fill))
        if fill and fill.how is How.ONE_OF:
            return self._one_of(candidate, fill)
        stands = fill is not None and fill.how is How.FILLED
        return self._ask(candidate, self._found(fill), stands=stands)

    def _settled(self, candidate: FormField) -> FormField | None:
        """Fields that are not asked whatever the resident says."""
        preset = self._preset(candidate)
        if preset:
            return replace(candidate, standing=Standing.PRESET, given=preset)
        if self._is_produced(candidate):
            return replace(candidate, standing=Standing.PRODUCED)
        card = self.card.get(candidate.key)
        if card and not candidate.element.correctable:
            return replace(candidate, standing=Standing.LOCKED, given=card)
        if candidate.element.derived and self._number_is_asked(candidate):
            given = self._of_number(candidate)
            return replace(candidate, standing=Standing.DERIVED, given=given)
        return None

    def _preset(self, candidate: FormField) -> Given | None:
        for member in self.plan.applied:
            if member.matter.id == candidate.matter and candidate.element.id in member.sets:
                return Given(member.sets[candidate.element.id], Origin.PRESET)
        return None

    def _is_produced(self, candidate: FormField) -> bool:
        return not candidate.matter and (candidate.party, candidate.element.id) in self.produced

    def _number_is_asked(self, candidate: FormField) -> bool:
        key = _number_key(candidate)
        return key in self.wanted and not self._is_produced(self.wanted[key])

    def _of_number(self, candidate: FormField) -> Given | None:
        number = self._value(_number_key(candidate))
        text = _said_by(candidate.element, number.text) if number else ""
        return Given(text, Origin.DERIVED) if text else None

    def _fill(self, candidate: FormField) -> Fill | None:
        return self.fills.get((candidate.party, candidate.element.id))

    def _found(self, fill: Fill | None) -> Given | None:
        """The first source that has a value, as a value that follows from it."""
        values = (self._source(source) for source in (fill.sources if fill else ()))
        texts = (value.text for value in values if value and value.text)
        return next((Given(text, Origin.DERIVED) for text in texts), None)

    def _one_of(self, candidate: FormField, fill: Fill) -> FormField:
        roles = {party.role for party in self.plan.parties}
        present = [s for s in fill.sources if s.partition(".")[0] in roles]
        found = [self._source(source) for source in present]
        texts = {value.text for value in found if value and value.text}
        if None in found or not texts:
            return self._ask(candidate, None)
        if len(texts) == 1:
            given = Given(texts.pop(), Origin.DERIVED)
            return replace(candidate, standing=Standing.DERIVED, given=given)
        options = tuple(words for words in candidate.options if words.zh in texts)
        return self._ask(replace(candidate, options=options), None)

    def _ask(
        self, candidate: FormField, offered: Given | None, *, stands: bool = False
    ) -> FormField:
        """Ask, unless a card, a number's first figures or a fill that stands have it already."""
        given = self.answers.get(candidate.key)
        if given == DECLINED and candidate.required:
            given = None
        if given and candidate.options and given != DECLINED:
            given = given if given.text in {o.zh for o in candidate.options} else None
        known = self.card.get(candidate.key) or self._told(candidate)
        filled = known or (offered if stands else None)
        return replace(candidate, given=given or filled, offered=known or offered)

    def _told(self, candidate: FormField) -> Given | None:
        """What the first figures of a number say: a bank's cards begin alike."""
        number = self.answers.get(f"{candidate.party}.{candidate.element.told_by}")
        begun = candidate.element.beginnings.items() if number else ()
        found = (words for words, first in begun if number and number.text.startswith(first))
        words = next(found, "")
        return Given(words, Origin.DERIVED) if words else None

    def _source(self, source: str) -> Given | None:
        if source == "today.year":
            return Given(str(self.today.year), Origin.PRESET)
        return self._value(source)

    def _value(self, key: str) -> Given | None:
        """Return what is known under a key: entered, from a card, or derived in turn."""
        known = self.answers.get(key) or self.card.get(key)
        if known or key not in self.wanted:
            return known
        fill = self._fill(self.wanted[key])
        return self._found(fill) if fill and fill.how in (How.DERIVED, How.FILLED) else None


def _number_key(candidate: FormField) -> str:
    """The field of the number that a derived element follows from."""
    derived = candidate.element.derived
    return f"{candidate.party}.{_SAID_BY[derived]}" if derived else ""


def _said_by(element: Element, number: str) -> str:
    """What a number tells of an element; nothing, if it is not possible itself."""
    match element.derived:
        case Derivation.KIND_OF_DISABILITY:
            return _option(element, of_disability(number), 1)
        case Derivation.LEVEL_OF_DISABILITY:
            return _option(element, of_disability(number), 2)
        case Derivation.SEX_OF_NUMBER if is_citizen_number(number):
            return sex_of(number)
        case Derivation.BIRTH_OF_NUMBER if is_citizen_number(number):
            birth = birth_of(number)
            return birth.strftime("%Y%m%d") if birth else ""
        case _:
            return ""


def _option(element: Element, found: tuple[str, int, int] | None, at: int) -> str:
    """The option that a digit of the certificate's number counts to."""
    return element.options[int(found[at]) - 1].zh if found else ""


def _both(before: FormField, after: FormField) -> FormField:
    """Two members want one field: it is required if one insists, and core if one has it so."""
    extension = before.extension if after.extension else ""
    required = before.required or after.required
    if (extension, required) == (before.extension, before.required):
        return before
    return replace(before, required=required, extension=extension)
