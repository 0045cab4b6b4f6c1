"""Ten people, each with a journey of their own: chapters of the demonstration."""

from screens.demonstration.people import rare_name
from screens.demonstration.people.table import Journey

EVERYBODY = "people"  # the chapter that plays all of them

JOURNEYS: dict[str, Journey] = {journey.name: journey for journey in (rare_name.JOURNEY,)}
