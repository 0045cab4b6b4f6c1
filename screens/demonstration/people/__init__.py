"""Ten people, each with a journey of their own: chapters of the demonstration."""

from screens.demonstration.people import migrant, rare_name, widow
from screens.demonstration.people.table import Journey

EVERYBODY = "people"  # the chapter that plays all of them

JOURNEYS: dict[str, Journey] = {
    journey.name: journey for journey in (migrant.JOURNEY, widow.JOURNEY, rare_name.JOURNEY)
}
