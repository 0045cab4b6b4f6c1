"""The page that asks for the day on a paper, as a state: a question like any other."""

from kiosk.journeys.at_without import paper_of
from kiosk.journeys.outcome import work_out
from kiosk.journeys.paper_dates import date_element, told_key
from kiosk.journeys.papers import days_words
from kiosk.journeys.question_states import Origin, Question
from kiosk.journeys.states import Progress
from kiosk.journeys.visit import Context, Visit
from kiosk.text import Text, in_both
from provisioning.catalogue.rules.documents import Document
from provisioning.catalogue.words import Words


def show_paper_date(visit: Visit, context: Context) -> Question:
    """Return the question; what was read on the paper stands in it, to be confirmed."""
    paper, element = paper_of(visit, context), date_element(context.catalogue)
    assert element is not None  # noqa: S101 - no page leads here without one
    papers = [one.key for one in work_out(visit, context).laid_papers]
    text, origin = _text(visit)
    return Question(
        key=told_key(paper.key),
        kind=element.kind,
        label=day_words(paper),
        hint=days_words(Text.PAPER_DATE_HINT, paper),
        about=paper.holder,
        about_name="",
        text=text,
        origin=origin,
        max_length=element.max_length,
        way_out=element.way_out,
        problem=visit.entering.problem if visit.entering else None,
        progress=Progress(papers.index(paper.key) + 1, len(papers)),
    )


def day_words(paper: Document) -> Words:
    """Return what the day of a paper is called."""
    zh, en = (in_both(Text.PAPER_DATE, material=name) for name in (paper.name.zh, paper.name.en))
    return Words(zh.zh, en.en)


def day_shown(text: str) -> str:
    """Return a day as people read it; nothing where none stands on the paper."""
    return f"{text[:4]}-{text[4:6]}-{text[6:]}" if text else ""


def _text(visit: Visit) -> tuple[str, Origin]:
    key = visit.place.key
    if visit.entering:
        return visit.entering.text, Origin.TYPED
    if given := visit.dates.get(key):
        return given.text, Origin.TYPED
    told = visit.told.get(told_key(key), "")
    return told, Origin.PAPER if told else Origin.NOWHERE
