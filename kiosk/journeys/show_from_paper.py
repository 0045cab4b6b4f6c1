"""The paper that answers a question, as a state."""

from kiosk.journeys.from_paper import OWN, sources_of
from kiosk.journeys.outcome import work_out
from kiosk.journeys.paper_states import ReadFromPaper
from kiosk.journeys.visit import Context, Visit
from provisioning.catalogue.words import Words


def show_from_paper(visit: Visit, context: Context) -> ReadFromPaper:
    """Return the page of the paper at the question that the visit stands at."""
    key, look = visit.place.key, visit.from_paper
    material = readable_paper(key, context)
    assert material is not None  # noqa: S101 - no page leads here without one
    return ReadFromPaper(
        key=key,
        label=_label(visit, context),
        material=material,
        stage=look.stage,
        value=look.value,
        picture=look.picture,
        is_doubtful=look.is_doubtful,
        fault=look.fault,
    )


def _label(visit: Visit, context: Context) -> Words:
    group, _, element = visit.place.key.rpartition(".")
    if group == OWN:
        return context.catalogue.elements[element].label
    form = work_out(visit, context).form
    return next(field.element.label for field in form if field.key == visit.place.key)


def readable_paper(key: str, context: Context) -> Words | None:
    """Return the name of the paper that answers a question, where this kiosk can read it."""
    kinds = sources_of(key)
    if not kinds or not context.reads_papers:
        return None
    material = context.catalogue.materials.get(kinds[0].material)
    return material.name if material else None
