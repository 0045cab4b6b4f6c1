"""Accounts, bodies, packages and places as an administrator reads them: values in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from cloud.accounts.alarms import Alarm
from cloud.accounts.bodies import Body, BodyAct, BodyState, after
from cloud.accounts.body_register import BodyRegister
from cloud.accounts.divisions import Division
from cloud.accounts.groups import group_of, missing
from cloud.accounts.keeping import Held
from cloud.accounts.officers import Grant, Officer, Role
from cloud.casework.policy import Policy
from cloud.desk.inbox_page import Chip
from cloud.desk.office_text import BODY_ACTS, BODY_STATES, ROLES
from cloud.desk.wording import Tone, Wording

_TONES = {
    BodyState.REQUESTED: Tone.TURN,
    BodyState.REVIEWED: Tone.WAIT,
    BodyState.ACTIVE: Tone.GOOD,
    BodyState.SUSPENDED: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """One line of a list to choose from."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class AccountLine:
    """One account of the list, or the head of its own page."""

    account: str
    name: str
    body: str
    role: str
    place: str
    last_day: str
    chip: Chip
    has_factor: bool
    is_open: bool
    team: str = ""


@dataclass(frozen=True, slots=True)
class RightLine:
    """One right beside the role."""

    id: int
    role: str
    body: str
    matters: str
    span: str
    about: str


@dataclass(frozen=True, slots=True)
class AlarmLine:
    """One account at two places. ``seen`` is empty while nobody has looked after it."""

    id: int
    text: str
    seen: str


@dataclass(frozen=True, slots=True)
class BodyLine:
    """One body, with what this visitor may do about it."""

    id: str
    name: str
    superior: str
    chip: Chip
    acts: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class PackageLine:
    """One package, its group, and what keeps it from being enabled."""

    id: str
    name: str
    lead: str
    bodies: str
    chip: Chip
    can_enable: bool


@dataclass(frozen=True, slots=True)
class PlaceLine:
    """One entry of the tree of divisions."""

    code: str
    name: str
    parent: str
    days: str
    became: str


def account_line(wording: Wording, one: Held, team: str = "") -> AccountLine:
    """Tell one account; ``team`` is the name of its team."""
    return AccountLine(
        account=one.account,
        name=one.name,
        body=wording.department(one.department),
        role=wording.words(ROLES[one.role]),
        place=one.place,
        last_day=_day(one.last_day) or wording.say("ACCOUNT_NO_END"),
        chip=_standing(wording, one),
        has_factor=one.has_factor,
        is_open=one.is_open,
        team=team,
    )


def right_line(wording: Wording, id_: int, one: Grant) -> RightLine:
    """Tell one right."""
    names = "、".join(wording.title(matter) for matter in one.matters)
    last = _day(one.last_day) or wording.say("ACCOUNT_NO_END")
    return RightLine(
        id=id_,
        role=wording.words(ROLES[one.role]),
        body=wording.department(one.body),
        matters=names or wording.say("RIGHT_ALL_MATTERS"),
        span=wording.say("RIGHT_SPAN", first=_day(one.first_day), last=last),
        about=f"{one.case} {one.step}".strip(),
    )


def alarm_line(wording: Wording, one: Alarm) -> AlarmLine:
    """Tell one alarm."""
    text = wording.say(
        "ALARM_LINE",
        account=one.account,
        time=wording.moment(one.at_ms),
        first=one.first_place,
        second=one.second_place,
    )
    return AlarmLine(one.id, text, one.seen_by and wording.say("ALARM_SEEN_BY", who=one.seen_by))


def body_line(wording: Wording, one: Body, visitor: Officer, *, may_review: bool) -> BodyLine:
    """Tell one body; its acts are those that its superior's lead may do now."""
    is_ours = may_review and one.superior == visitor.department
    acts = [act for act in BodyAct if is_ours and after(one.state, act)]
    return BodyLine(
        id=one.id,
        name=wording.department(one.id),
        superior=wording.department(one.superior) if one.superior else "",
        chip=Chip(wording.words(BODY_STATES[one.state]), _TONES[one.state]),
        acts=tuple(Choice(act.value, wording.words(BODY_ACTS[act])) for act in acts),
    )


def package_lines(wording: Wording, bodies: BodyRegister) -> tuple[PackageLine, ...]:
    """Tell every package of the catalogue."""
    enabled = {group.package for group in bodies.groups()}
    states, catalogue = bodies.states(), wording.catalogue
    groups = [group_of(package, catalogue) for package in catalogue.packages.values()]
    return tuple(
        PackageLine(
            id=group.package,
            name=wording.title(group.package),
            lead=wording.department(group.lead),
            bodies=_names(wording, group.bodies[1:]),
            chip=_readiness(wording, missing(group, states), is_on=group.package in enabled),
            can_enable=group.package not in enabled and not missing(group, states),
        )
        for group in groups
    )


def place_line(wording: Wording, one: Division) -> PlaceLine:
    """Tell one place."""
    last = _day(one.last_day) or wording.say("ACCOUNT_NO_END")
    became = wording.say("PLACE_BECAME", code=one.became) if one.became else ""
    days = wording.say("RIGHT_SPAN", first=_day(one.first_day), last=last)
    return PlaceLine(one.code, one.name, one.parent, days, became)


def roles(wording: Wording) -> tuple[Choice, ...]:
    """Return all roles to choose from."""
    return tuple(Choice(role.value, wording.words(ROLES[role])) for role in Role)


def teams(wording: Wording, policy: Policy, body: str) -> tuple[Choice, ...]:
    """Return the teams of a body to choose from."""
    return tuple(
        Choice(name, wording.words(team.name))
        for name, team in policy.team.items()
        if team.body == body
    )


def departments(wording: Wording, names: Iterable[str]) -> tuple[Choice, ...]:
    """Return bodies to choose from."""
    return tuple(Choice(name, wording.department(name)) for name in names)


def matters(wording: Wording) -> tuple[Choice, ...]:
    """Return all matters to choose from."""
    return tuple(Choice(name, wording.title(name)) for name in wording.catalogue.matters)


def _standing(wording: Wording, one: Held) -> Chip:
    if not one.is_open:
        return Chip(wording.say("ACCOUNT_CLOSED"), Tone.QUIET)
    if one.has_ended:
        return Chip(wording.say("ACCOUNT_ENDED"), Tone.QUIET)
    if one.is_locked:
        return Chip(wording.say("ACCOUNT_LOCKED"), Tone.BAD)
    return Chip(wording.say("ACCOUNT_OPENED"), Tone.GOOD)


def _readiness(wording: Wording, absent: tuple[str, ...], *, is_on: bool) -> Chip:
    if absent:
        return Chip(wording.say("PACKAGE_MISSING", who=_names(wording, absent)), Tone.BAD)
    if is_on:
        return Chip(wording.say("PACKAGE_ENABLED"), Tone.GOOD)
    return Chip(wording.say("PACKAGE_READY"), Tone.WAIT)


def _names(wording: Wording, bodies: Iterable[str]) -> str:
    between = "、" if wording.language == "zh" else ", "
    return between.join(wording.department(body) for body in bodies)


def _day(day: date | None) -> str:
    return day.isoformat() if day and day != date.min else ""
