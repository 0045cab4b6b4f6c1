"""Copying what has not left to a stick, from the helper's page: once at a time."""

from dataclasses import replace

from kiosk.journeys.effects import CopyUnsent
from kiosk.journeys.helper_states import Copy, CopyStage
from kiosk.journeys.moving import Moved, stay
from kiosk.journeys.visit import Visit


def begin_copy(visit: Visit) -> Moved:
    """Begin, where there is a place for a stick and nothing is being copied."""
    look = visit.look
    if look is None or not look.takes_stick:
        return stay(visit)
    if look.copy is not None and look.copy.stage is CopyStage.COPYING:
        return stay(visit)
    copying = replace(look, copy=Copy(CopyStage.COPYING))
    return stay(replace(visit, look=copying), CopyUnsent())
