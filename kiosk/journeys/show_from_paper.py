"""The paper that answers a question, as a state."""

from kiosk.journeys.from_paper import sources_of
from kiosk.journeys.outcome import work_out
from kiosk.journeys.paper_states import ReadFromPaper
from kiosk.journeys.visit import Context, Step, Visit
from provisioning.catalogue.words import Words


def show_from_paper(visit: Visit, context: Context) -> ReadFromPaper:
    """Return the page of the paper at the question that the visit stands at."""
    key, look = visit.place.key, visit.from_paper
    asked = next(field for field in work_out(visit, context).form if field.key == key)
    material = readable_paper(key, context)
    assert material is not None  # noqa: S101 - no page leads here without one
    return ReadFromPaper(
        key=key,
        label=asked.element.label,
        material=material,
        stage=look.stage,
        value=look.value,
        picture=look.picture,
        is_doubtful=look.is_doubtful,
        fault=look.fault,
    )


def readable_paper(key: str, context: Context) -> Words | None:
    """Return the name of the paper that answers a question, where this kiosk can read it."""
    kinds = sources_of(key)
    if not kinds or not context.reads_papers:
        return None
    material = context.catalogue.materials.get(kinds[0].material)
    return material.name if material else None


def is_read_at(visit: Visit, context: Context) -> bool:
    """Say whether the question in sight may be answered by a paper."""
    at_question = visit.place.step is Step.QUESTION
    return at_question and readable_paper(visit.place.key, context) is not None
