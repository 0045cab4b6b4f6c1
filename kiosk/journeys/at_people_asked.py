"""Moves at the pages of consents, and of the members of a package."""

from dataclasses import replace

from kiosk.journeys.actions import Action, Agree, Refuse, TouchMember
from kiosk.journeys.at_signing import go_signing
from kiosk.journeys.consents import asked_consents
from kiosk.journeys.course import following
from kiosk.journeys.members import stands_of
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.outcome import work_out
from kiosk.journeys.signing_course import is_of_signing
from kiosk.journeys.states import MemberStands
from kiosk.journeys.visit import Context, Visit
from provisioning.catalogue.rules.joining import LEAVE_OUT


def at_consent(visit: Visit, action: Action, context: Context) -> Moved:
    """Take a consent, or its refusal: the application goes on either way."""
    if not isinstance(action, Agree | Refuse):
        return stay(visit)
    keys = {one.key for one in asked_consents(visit, context)}
    if visit.place.key not in keys:
        return stay(visit)
    is_given = isinstance(action, Agree)
    answered = replace(visit, consents={**visit.consents, visit.place.key: is_given})
    place = following(answered, context)
    return go_signing(answered, place, context) if is_of_signing(visit) else go(answered, place)


def at_members(visit: Visit, action: Action, context: Context) -> Moved:
    """Leave a matter out, take it in again, or hear why it cannot be left out (row M07)."""
    match action:
        case Agree():
            return go(visit, following(visit, context))
        case TouchMember(matter):
            return stay(_touched(visit, matter, context))
        case _:
            return stay(visit)


def _touched(visit: Visit, matter: str, context: Context) -> Visit:
    plan = work_out(visit, context).plan
    stands = {m.matter.id: stands_of(m, visit) for m in plan.members}.get(matter)
    choices = {k: v for k, v in visit.choices.items() if k != f"member.{matter}"}
    match stands:
        case MemberStands.LOCKED:
            return replace(visit, explained=matter)
        case MemberStands.JOINS:
            left_out = {**choices, f"member.{matter}": LEAVE_OUT}
            unticked = visit.unticked | {matter}
            return replace(visit, choices=left_out, unticked=unticked, explained="")
        case MemberStands.LEFT_OUT:
            unticked = visit.unticked - {matter}
            return replace(visit, choices=choices, unticked=unticked, explained="")
        case _:
            return replace(visit, explained="")
