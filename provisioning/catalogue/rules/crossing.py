"""Do the answers go together? What one answer alone cannot show (row F18).

Two people never share a number, a child is no older than its parent, an end
comes after its beginning, a figure fits the way that was chosen. A figure that
does not fit is a warning: the office measures, and a kiosk refuses nobody.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from provisioning.catalogue.model import Condition, FieldKind
from provisioning.catalogue.numbers import birth_of, day_of, is_citizen_number, of_disability
from provisioning.catalogue.rules.answers import Problem, ProblemKind
from provisioning.catalogue.rules.form import FormField
from provisioning.catalogue.rules.planned import Plan
from provisioning.catalogue.rules.thresholds import figure

_CHILD = "child"
_PARENTS = ("mother", "father")
_BIRTH = "birth_date"


def check_together(
    plan: Plan,
    form: tuple[FormField, ...],
    asked: FormField,
    text: str,
    local: Mapping[str, int],
) -> Problem | None:
    """Return what is wrong with an answer beside all others, or None.

    ``text`` is possible by itself. ``local`` are the region's own figures.
    """
    found = _problems(plan, form, asked, text, local)
    return next((problem for problem in found if problem), None)


def _problems(
    plan: Plan,
    form: tuple[FormField, ...],
    asked: FormField,
    text: str,
    local: Mapping[str, int],
) -> Iterator[Problem | None]:
    values = {f.key: f.given.text for f in form if f.given}
    yield _number(form, asked, text)
    yield _account(form, asked, text)
    yield _certificate(values, asked, text)
    yield _order(form, values, asked, text)
    yield _generations(values, asked, text)
    yield _condition(plan, asked, text, local)


def _number(form: tuple[FormField, ...], asked: FormField, text: str) -> Problem | None:
    """A citizen number belongs to one person; a credit code to one organisation."""
    if asked.element.kind not in (FieldKind.ID_CARD, FieldKind.CREDIT_CODE):
        return None
    others = {
        f.given.text
        for f in form
        if f.given and f.element.kind is asked.element.kind and f.party != asked.party
    }
    return Problem(ProblemKind.ID_SAME) if text in others else None


def _account(form: tuple[FormField, ...], asked: FormField, text: str) -> Problem | None:
    """The number of a card that lies there is easily taken for that of the account."""
    if asked.element.kind is not FieldKind.BANK_ACCOUNT:
        return None
    numbers = {f.given.text for f in form if f.given and f.element.kind is FieldKind.ID_CARD}
    return Problem(ProblemKind.ACCOUNT_ID) if text in numbers else None


def _certificate(values: Mapping[str, str], asked: FormField, text: str) -> Problem | None:
    """A disability certificate's number begins with its holder's, unless that was corrected."""
    if asked.element.kind is not FieldKind.DISABILITY_NO:
        return None
    found, own = of_disability(text), values.get(f"{asked.party}.id_no")
    is_others = found is not None and own is not None and found[0] != own
    return Problem(ProblemKind.DISABILITY_OTHER, is_warning=True) if is_others else None


def _order(
    form: tuple[FormField, ...], values: Mapping[str, str], asked: FormField, text: str
) -> Problem | None:
    """What comes later is later, whichever of the two is entered last."""
    if asked.element.kind is not FieldKind.DATE:
        return None
    owner = asked.key.rpartition(".")[0]
    before = values.get(f"{owner}.{asked.element.not_before}", "")
    born = _birth(values, owner)
    if asked.element.not_before == _BIRTH and born:
        before = born.strftime("%Y%m%d")
    following = (
        values.get(f.key, "")
        for f in form
        if f.element.not_before == asked.element.id and f.key.rpartition(".")[0] == owner
    )
    too_late = any(later and text > later for later in following)
    return Problem(ProblemKind.DATE_ORDER) if text < before or too_late else None


def _generations(values: Mapping[str, str], asked: FormField, text: str) -> Problem | None:
    """A child is younger than its parents, told by a day or by a number."""
    is_number = asked.element.kind is FieldKind.ID_CARD
    if asked.element.id != _BIRTH and not is_number:
        return None
    day = birth_of(text) if is_number else day_of(text)
    known = {party: _birth(values, party) for party in (_CHILD, *_PARENTS)} | {asked.party: day}
    child = known[_CHILD]
    older = (known[parent] for parent in _PARENTS)
    concerns = asked.party in (_CHILD, *_PARENTS)
    is_wrong = concerns and child and any(parent and child <= parent for parent in older)
    return Problem(ProblemKind.CHILD_OLDER) if is_wrong else None


def _birth(values: Mapping[str, str], party: str) -> date | None:
    number = values.get(f"{party}.id_no", "")
    if is_citizen_number(number):
        return birth_of(number)
    return day_of(values.get(f"{party}.{_BIRTH}", ""))


def _condition(plan: Plan, asked: FormField, text: str, local: Mapping[str, int]) -> Problem | None:
    """The way that was chosen through a matter may hold for some figures only."""
    conditions = (
        option.condition
        for member in plan.applied
        if member.matter.id == asked.matter
        for option in member.taken
    )
    mine = (one for one in conditions if one and one.element == asked.element.id)
    holds = all(_holds(condition, text, local) for condition in mine)
    return None if holds else Problem(ProblemKind.CONDITION, is_warning=True)


def _holds(condition: Condition, text: str, local: Mapping[str, int]) -> bool:
    least, most = figure(condition.at_least, local), figure(condition.at_most, local)
    value = Decimal(text)
    return (least is None or value >= least) and (most is None or value <= most)
