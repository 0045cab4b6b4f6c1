"""How casework divides work between bodies: rules as data (`policy.toml`). Pure but for the file.

Rules route, suggest and remind; what they fix for a case is written into the event that
opened it, so that a later edition changes no case that is under way.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from cloud.casework.model.setup import VisitSetup
from cloud.casework.routing import Routing, Team, inbox
from cloud.errors import CaseworkPolicyRefusedError
from provisioning.catalogue.model import Limit, Matter

SHIPPED: Final = Path(__file__).with_name("policy.toml")


class _Rule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Anything of the file; what it does not know is a mistake in it."""


class FirstCheck(_Rule, frozen=True):
    """The body that checks first, and how long it may take (row P09)."""

    body: str
    limit: Limit


class Grade(_Rule, frozen=True):
    """One body, up to a figure (row P08)."""

    body: str
    at_most: float | None = None


class Grading(_Rule, frozen=True):
    """Who handles a matter, by the figure of one of its elements."""

    element: str
    grades: tuple[Grade, ...]


class VisitClass(_Rule, frozen=True):
    """One class of site visits: for which answers, and who goes."""

    kind: str
    values: tuple[str, ...]
    bodies: tuple[str, ...] = ()
    excluded: bool = False


class Visiting(_Rule, frozen=True):
    """Which class of site visit, by the answer to one element (row P07)."""

    element: str
    classes: tuple[VisitClass, ...]


class Asking(_Rule, frozen=True):
    """Whose opinion is asked by itself, and for how many working days."""

    bodies: tuple[str, ...]
    days: int


class Renewal(_Rule, frozen=True):
    """Which answer makes a matter a renewal that silence grants, and on what basis."""

    scenario: str
    option: str
    basis: str


class Sole(_Rule, frozen=True):
    """Matters that one person never decides alone (row P14)."""

    never: tuple[str, ...] = ()


class Applicant(_Rule, frozen=True):
    """What those who apply are told of the offices inside (row P15)."""

    names_departments: bool = True


class Enforcement(_Rule, frozen=True):
    """Who enforces, and so is told of commitments that proved false (row J12)."""

    bodies: tuple[str, ...] = ()


class Policy(_Rule, frozen=True):
    """All of it; every table is keyed by matter."""

    version: int
    first_check: dict[str, FirstCheck] = {}
    grade: dict[str, Grading] = {}
    visit: dict[str, Visiting] = {}
    opinion: dict[str, Asking] = {}
    renewal: dict[str, Renewal] = {}
    sole: Sole = Sole()
    applicant: Applicant = Applicant()
    enforcement: Enforcement = Enforcement()
    team: dict[str, Team] = {}  # keyed by its own name
    route: tuple[Routing, ...] = ()  # the first that fits a member's body is taken

    def __post_init__(self) -> None:
        """Hold every rule to a team that there is. Raises ValueError."""
        if unknown := [one.team for one in self.route if one.team not in self.team]:
            raise ValueError(f"no such team: {', '.join(unknown)}")

    def routes(self, matter: str) -> bool:
        """Say whether the answers to a matter decide who handles it, or who visits."""
        is_by_kind = any(rule.matter == matter and rule.kind for rule in self.route)
        return is_by_kind or matter in self.grade or matter in self.visit

    def inboxes(
        self, matter: str, bodies: Iterable[str], station: str, answers: Mapping[str, str]
    ) -> tuple[str, ...]:
        """Return the inboxes of the teams that a member goes to: of each body one at most."""
        fitting = [rule.team for rule in self.route if rule.fits(matter, station, answers)]
        found = {self.team[name].body: name for name in reversed(fitting)}
        return tuple(inbox(body, found[body]) for body in bodies if body in found)

    def inboxes_of(self, body: str) -> tuple[str, ...]:
        """Return every inbox of a body: its own first, then those of its teams."""
        teams = (name for name, team in self.team.items() if team.body == body)
        return (body, *(inbox(body, name) for name in teams))

    def body_for(self, matter: Matter, answers: dict[str, str]) -> str:
        """Return who handles a matter: its department, or the one its grade names."""
        grading = self.grade.get(matter.id)
        if grading is None:
            return matter.dept
        figure = _figure(answers.get(grading.element, ""))
        for grade in grading.grades:
            if grade.at_most is None or (figure is not None and figure <= grade.at_most):
                return grade.body
        return matter.dept

    def visit_for(self, matter: Matter, answers: dict[str, str]) -> VisitSetup | None:
        """Return the class of the site visit, or None where the rule says nothing."""
        visiting = self.visit.get(matter.id)
        if visiting is None:
            return None
        given = answers.get(visiting.element, "")
        found = next((one for one in visiting.classes if given in one.values), None)
        return VisitSetup(found.kind, found.bodies, found.excluded) if found else None

    def renewed_by_silence(self, matter: str, scenarios: dict[str, str]) -> str:
        """Return the basis on which silence grants this renewal, or nothing where it does not."""
        rule = self.renewal.get(matter)
        return rule.basis if rule and scenarios.get(rule.scenario) == rule.option else ""

    def may_be_sole(self, matter: Matter) -> bool:
        """Say whether one person may check and decide: no visit, no review, not sensitive."""
        procedures = any(not one.optional for one in matter.special_procedures)
        sensitive = matter.id in self.sole.never or matter.public_notice is not None
        return not procedures and not sensitive


def read_policy(path: Path = SHIPPED) -> Policy:
    """Read a file of rules. Raises CaseworkPolicyRefusedError."""
    try:
        return msgspec.toml.decode(path.read_bytes(), type=Policy)
    except (OSError, msgspec.DecodeError) as error:
        raise CaseworkPolicyRefusedError(f"{path.name}: {error}") from error


@cache
def shipped_policy() -> Policy:
    """Return the rules every place begins with."""
    return read_policy()


def _figure(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None
