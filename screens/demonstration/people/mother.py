"""A mother with her newborn, the certificate of birth in hand."""

from screens.demonstration.people.table import Do, Journey, Row

JOURNEY = Journey(
    name="mother",
    person="李春梅, 29, and her child of two weeks",
    told="Seven matters at once: one form, one set of papers, and the certificate is in her hand.",
    rows=(
        Row("welcome"),
        Row("for_whom", Do.CHOOSE, "myself"),
        Row("identify", Do.CARD, "li"),
        Row("choose", Do.CHOOSE, "PK-BIRTH"),
        Row("scenario/holder", Do.CHOOSE, "mother"),
    ),
)
