"""A migrant worker from another province."""

from screens.demonstration.people.table import Do, Journey, Row

JOURNEY = Journey(
    name="migrant-worker",
    person="马·阿布都拉, 35, from another province",
    told="He works far from home and has no contract at hand: a commitment stands in its place.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "ma"),
        Row("choose", Do.CHOOSE, "MT-MED-REMOTE"),
        Row("scenario/", Do.LOOK),
    ),
)
