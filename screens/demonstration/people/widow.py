"""A widow who reports the death and inherits: one person, two roles."""

from screens.demonstration.people.table import Do, Journey, Row

JOURNEY = Journey(
    name="widow",
    person="刘素珍, 67",
    told="Her husband died. She reports it and inherits, and is asked for herself once.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "liu"),
        Row("choose", Do.CHOOSE, "PK-DEATH"),
        Row("scenario/holder", Do.CHOOSE, "both"),
        Row("scenario/member.MT-DEATH-CERT", Do.CHOOSE, "done-already"),
    ),
)
