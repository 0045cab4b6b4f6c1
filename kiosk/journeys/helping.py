"""A helper in a visit: what she typed is marked, and the resident confirms it (row R18).

What is marked follows from who has the keys when an answer is taken. A
confirmation holds for exactly what it was given for: one more word by the
helper, and it is asked for again.
"""

from kiosk.journeys.visit import Visit
from provisioning.catalogue.rules.given import Given, Origin

_KEYED = frozenset({Origin.TYPED, Origin.CHOSEN})


def entered(visit: Visit, text: str, origin: Origin, before: Given | None = None) -> Given:
    """Return an answer with the mark of whose hand it is.

    ``before`` is what stood there: left as it was, it keeps its mark, so that
    the resident's touch on "done" does not pass for her own words.
    """
    if before is not None and before.text == text and before.by_helper:
        return before
    return Given(text, origin, by_helper=visit.helper_types and origin in _KEYED)


def typed_by_helper(visit: Visit) -> dict[str, Given]:
    """Return what the helper typed, by its key on the check page."""
    answers = {f"answer/{key}": given for key, given in visit.answers.items()}
    own = {f"own/{key}": given for key, given in visit.own.items()}
    dates = {f"date/{key}": given for key, given in visit.dates.items()}
    return {key: given for key, given in (answers | own | dates).items() if given.by_helper}


def is_confirmed(visit: Visit) -> bool:
    """Say whether nothing stands between this visit and the signature on the helper's account."""
    if visit.helper is None:
        return True
    return visit.confirmed is not None and visit.confirmed.of == typed_by_helper(visit)
