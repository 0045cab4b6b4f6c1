"""People, each with a journey of their own: chapters of the demonstration."""

from screens.demonstration.people import (
    family,
    guardian,
    helper,
    in_ink,
    migrant,
    mother,
    no_card,
    no_phone,
    not_yet,
    paper_read,
    progress,
    rare_name,
    social_card,
    unlettered,
    widow,
)
from screens.demonstration.people.table import Journey

EVERYBODY = "people"  # the chapter that plays all of them

_TOLD = (
    not_yet,
    migrant,
    mother,
    widow,
    guardian,
    family,
    progress,
    no_card,
    no_phone,
    unlettered,
    rare_name,
    helper,
    paper_read,
    social_card,
    in_ink,
)

JOURNEYS: dict[str, Journey] = {told.JOURNEY.name: told.JOURNEY for told in _TOLD}
