"""May this account do this, here, today? One pure rule; a refusal says why.

A right comes from role × body × matter and has a day on which it ends (row R01). Only a
body that its superior has reviewed may act on a case (row R06). What roles may do is data
(`rights.toml`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import Enum
from functools import cache
from pathlib import Path
from typing import Final

import msgspec

from cloud.accounts.bodies import BodyState
from cloud.accounts.divisions import Divisions
from cloud.accounts.officers import Grant, Officer, Role
from cloud.errors import RightsRefusedError

SHIPPED: Final = Path(__file__).with_name("rights.toml")


class Act(Enum):
    """What one can want to do."""

    VIEW = "view"  # a case with the applicant's data
    VIEW_TIMELINE = "view-timeline"  # what happened when, and who held it
    ANSWER = "answer"  # accept, ask to complete, give a day
    DECIDE = "decide"
    OPINE = "opine"  # sign an opinion on a step
    ASK = "ask"  # ask another department inside a case
    COLLECT = "collect"  # the lead's table and letter
    REMIND = "remind"
    FIND = "find"  # note what no rule can see
    OBJECT = "object"  # the legal office stops a case
    SEE_FIGURES = "see-figures"
    SEE_LOGS = "see-logs"
    RUN_SYSTEM = "run-system"
    MANAGE_ACCOUNTS = "manage-accounts"
    SEE_ALARMS = "see-alarms"
    REVIEW_BODIES = "review-bodies"  # those below the own body
    SUPPORT = "support"
    HELP = "help"


class Reach(Enum):
    """How far a role reaches."""

    BODY = "body"
    PLACE = "place"
    STEP = "step"
    OFFICE = "office"


class WhyNot(Enum):
    """Why something was refused. It stands in the log, never on a page."""

    NOT_THE_ROLE = "not-the-role"
    OTHER_BODY = "other-body"
    OTHER_MATTER = "other-matter"
    OTHER_PLACE = "other-place"
    OTHER_STEP = "other-step"
    ENDED = "ended"
    BODY_NOT_ACTIVE = "body-not-active"


class RoleRule(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What one role may do."""

    reach: Reach
    acts: frozenset[Act]
    apart: bool = False
    ends: bool = False
    logged_apart: bool = False


class _Rules(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    role: dict[Role, RoleRule]


@dataclass(frozen=True, slots=True)
class Subject:
    """What an act is about: a body's part of a case, in one matter, somewhere."""

    body: str = ""
    matter: str = ""
    case: str = ""
    step: str = ""
    division: str = ""  # the code that the case keeps, valid on ``since``
    since: date | None = None


@dataclass(frozen=True, slots=True)
class World:
    """What the rule must know of bodies and places; a body that is not named may not act."""

    bodies: Mapping[str, BodyState] = field(default_factory=dict)
    divisions: Divisions = field(default_factory=Divisions)


_OF_A_BODY = frozenset({Act.ANSWER, Act.DECIDE, Act.OPINE, Act.ASK, Act.COLLECT})
_ORDER = tuple(WhyNot)


def may(officer: Officer, act: Act, on: Subject, day: date, world: World) -> bool:
    """Say whether an officer may do this."""
    return why_not(officer, act, on, day, world) is None


def why_not(officer: Officer, act: Act, on: Subject, day: date, world: World) -> WhyNot | None:
    """Return None if an officer may do this, else the reason that came nearest to allowing it."""
    if officer.last_day is not None and day > officer.last_day:
        return WhyNot.ENDED
    reasons = [_refused(officer, grant, act, on, day, world) for grant in officer.rights]
    if None in reasons:
        return None
    return max((r for r in reasons if r), key=_ORDER.index, default=WhyNot.NOT_THE_ROLE)


def may_by(officer: Officer, right: Grant, act: Act, on: Subject, day: date, world: World) -> bool:
    """Say whether one right alone allows an officer this."""
    has_ended = officer.last_day is not None and day > officer.last_day
    return not has_ended and _refused(officer, right, act, on, day, world) is None


def rule_of(role: Role) -> RoleRule:
    """Return what a role may do."""
    return _shipped().role[role]


def _refused(  # noqa: PLR0911 - one reason after the other
    officer: Officer, grant: Grant, act: Act, on: Subject, day: date, world: World
) -> WhyNot | None:
    rule = rule_of(grant.role)
    if act not in rule.acts:
        return WhyNot.NOT_THE_ROLE
    if rule.reach is Reach.BODY and on.body != grant.body:
        return WhyNot.OTHER_BODY
    if grant.matters and on.matter not in grant.matters:
        return WhyNot.OTHER_MATTER
    if rule.reach is Reach.PLACE and not is_within(
        officer.place, on.division, on.since or day, day, world.divisions
    ):
        return WhyNot.OTHER_PLACE
    if rule.reach is Reach.STEP and (on.case, on.step) != (grant.case, grant.step):
        return WhyNot.OTHER_STEP
    if not grant.stands(day):
        return WhyNot.ENDED
    if act in _OF_A_BODY and rule.reach is Reach.BODY and not _is_active(on.body, world):
        return WhyNot.BODY_NOT_ACTIVE
    return None


def _is_active(body: str, world: World) -> bool:
    return world.bodies.get(body) is BodyState.ACTIVE


def is_within(place: str, division: str, since: date, day: date, divisions: Divisions) -> bool:
    """Say whether a case is seen from a place: above its old one, or above where that is today."""
    if not place or not division:
        return not place
    return divisions.is_within(division, place, since, day)


@cache
def _shipped() -> _Rules:
    try:
        rules = msgspec.toml.decode(SHIPPED.read_bytes(), type=_Rules)
    except (OSError, msgspec.DecodeError) as error:
        raise RightsRefusedError(f"{SHIPPED.name}: {error}") from error
    if missing := [role.value for role in Role if role not in rules.role]:
        raise RightsRefusedError(f"{SHIPPED.name} lacks {missing}")
    return rules
