"""The members of a package before its questions: what is in it, what is locked, and why."""

from kiosk.journeys.member_states import Members, MemberShown, MemberStands
from kiosk.journeys.outcome import work_out
from kiosk.journeys.visit import Context, Visit
from kiosk.text import Language, Text, in_both, say
from provisioning.catalogue.model import Catalogue, Preset, Words
from provisioning.catalogue.rules.joining import LEAVE_OUT
from provisioning.catalogue.rules.planned import Locked, PlannedMember


def stands_of(planned: PlannedMember, visit: Visit) -> MemberStands:
    """Return how a member stands. Alternatives and presets are settled elsewhere."""
    member = planned.member
    if member.group or (member.choice is Preset.DONE_ALREADY and not member.may_be_done):
        return MemberStands.OPEN
    if planned.locked is not None:
        return MemberStands.LOCKED
    if not member.optional:
        return MemberStands.OPEN
    is_left_out = visit.choices.get(f"member.{member.matter}") == LEAVE_OUT
    return MemberStands.LEFT_OUT if is_left_out else MemberStands.JOINS


def show_members(visit: Visit, context: Context) -> Members:
    """Return the page of a package's members."""
    plan = work_out(visit, context).plan
    shown = tuple(
        MemberShown(
            planned.matter.id,
            planned.matter.name,
            stands_of(planned, visit),
            _why(context.catalogue, planned.locked),
        )
        for planned in plan.members
    )
    nothing_left = plan.is_empty and plan.open_page is None
    return Members(plan.title.name, shown, visit.explained, nothing_left)


def _why(catalogue: Catalogue, locked: Locked | None) -> Words:
    """The basis in law stands before the reason that others need it."""
    if locked and locked.basis:
        return locked.basis.text
    if locked and locked.needed_by:
        names = [catalogue.matters[matter].name for matter in locked.needed_by]
        return Words(
            _needed_by(Language.ZH, [name.zh for name in names]),
            _needed_by(Language.EN, [name.en for name in names]),
        )
    return in_both(Text.MEMBERS_MANDATORY)


def _needed_by(language: Language, names: list[str]) -> str:
    matters = say(language, Text.LIST_COMMA).join(names)
    return say(language, Text.MEMBERS_NEEDED_BY, matters=matters)
