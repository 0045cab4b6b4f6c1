"""The morning sheet on paper: boxes to tick, slip numbers, and nobody's name."""

from collections.abc import Iterator, Sequence
from datetime import date

from devices.printer.sheet import Element, Item, Line, Rule, Sheet, Size, Title
from kiosk.journeys.station_room import MorningEntry
from kiosk.text import HelpText, Language, say


def morning_sheet(entries: Sequence[MorningEntry], today: date, language: Language) -> Sheet:
    """Return the paper."""
    return Sheet(tuple(_elements(entries, today, language)))


def to_tell(entries: Sequence[MorningEntry]) -> list[MorningEntry]:
    """Return those with news."""
    return [one for one in entries if one.news_day]


def papers_due(entries: Sequence[MorningEntry]) -> list[MorningEntry]:
    """Return those that still want a paper."""
    return [one for one in entries if one.papers]


def papers_words(one: MorningEntry, language: Language) -> str:
    """Return the papers of one slip in one line, each with whose it is."""
    comma = say(language, HelpText.MORNING_COMMA)
    return comma.join(
        f"{paper.material.to(language.value)}（{paper.holder.to(language.value)}）"
        for paper in one.papers
    )


def _elements(
    entries: Sequence[MorningEntry], today: date, language: Language
) -> Iterator[Element]:
    yield Title(say(language, HelpText.MORNING_TITLE))
    yield Line(today.isoformat(), centred=True)
    yield Rule()
    yield Line(say(language, HelpText.MORNING_TELL), bold=True)
    for one in to_tell(entries):
        came = say(language, HelpText.MORNING_NEWS, day=one.news_day)
        yield Item("□", f"{one.number}  {one.title.to(language.value)}\n{came}")
    if not to_tell(entries):
        yield Line(say(language, HelpText.STATION_NONE))
    yield Rule()
    yield Line(say(language, HelpText.MORNING_PAPERS), bold=True)
    for one in papers_due(entries):
        since = say(language, HelpText.MORNING_LODGED, day=one.lodged_day)
        papers = papers_words(one, language)
        yield Item("□", f"{one.number}  {one.title.to(language.value)}\n{papers}\n{since}")
    if not papers_due(entries):
        yield Line(say(language, HelpText.STATION_NONE))
    yield Rule()
    yield Line(say(language, HelpText.MORNING_NOBODY), Size.SMALL)
