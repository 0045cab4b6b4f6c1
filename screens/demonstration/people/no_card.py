"""A card that cannot be read."""

from screens.demonstration.people.table import Do, Journey, Row

_M = "MT-ELDER-CARD"

JOURNEY = Journey(
    name="card-unread",
    person="贺满仓, 66, with a card that no reader reads",
    told="The reader fails; he types his name and number, and is received, to be verified.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.PRESS, "没有卡"),
    ),
)
