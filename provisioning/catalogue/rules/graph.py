"""What waits for what, in which stage, and what cannot be left out (rows M03, M07, P05)."""

from provisioning.catalogue.model import HandlingItem
from provisioning.catalogue.rules.demands import handling_item
from provisioning.catalogue.rules.planned import Locked, Plan, PlannedMember


def waits_for(plan: Plan, matter: str) -> tuple[str, ...]:
    """Return the members that must be granted before one can begin.

    What is done already or left out is waited for no more; of a group it is
    the one that was taken.
    """
    member = _member(plan, matter).member
    applied = {m.matter.id for m in plan.applied}
    groups = {m.matter.id for m in plan.applied if m.member.group in member.needs_one_of}
    named = dict.fromkeys((*member.needs, *member.needs_if_joined))
    named |= dict.fromkeys(m.matter.id for m in plan.applied if m.matter.id in groups)
    return tuple(name for name in named if name in applied)


def stages(plan: Plan) -> tuple[tuple[str, ...], ...]:
    """Return what is applied for in the order in which it can begin, side by side where possible.

    Raises ValueError if members wait for each other in a ring; lint refuses such a package.
    """
    open_ones = {m.matter.id: set(waits_for(plan, m.matter.id)) for m in plan.applied}
    done: list[tuple[str, ...]] = []
    while open_ones:
        granted = {name for stage in done for name in stage}
        ready = tuple(name for name, needs in open_ones.items() if needs <= granted)
        if not ready:
            raise ValueError(f"these wait for each other: {', '.join(sorted(open_ones))}")
        done.append(ready)
        open_ones = {name: needs for name, needs in open_ones.items() if name not in ready}
    return tuple(done)


def lock_of(plan: Plan, matter: str) -> Locked | None:
    """Return why a member cannot be left out, or None if it can."""
    return _member(plan, matter).locked


def handling_item_of(plan: Plan, matter: str) -> HandlingItem:
    """Return the granular item that the public sees for one member (row M02)."""
    member = _member(plan, matter)
    return handling_item(member.matter, member.scenarios)


def _member(plan: Plan, matter: str) -> PlannedMember:
    """Raises KeyError if the title has no such member."""
    return {m.matter.id: m for m in plan.members}[matter]
