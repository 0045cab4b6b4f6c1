"""A farmer asks how his matter stands, with his slip and without it."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-ELDER-CARD"

JOURNEY = Journey(
    name="progress",
    person="贺满仓, 66",
    told="He lodges, an officer answers, and he asks: with the slip, and with his card alone.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "he"),
        Row("choose", Do.CHOOSE, _M),
    ),
)
