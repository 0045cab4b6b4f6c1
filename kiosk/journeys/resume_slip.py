"""The resume slip: not handed in, kept until a day, and one code for its owner alone.

It is printed from memory and stored nowhere (decision 4).
"""

from collections.abc import Iterator
from datetime import date

from devices.printer.sheet import Code, Element, Gap, Item, Line, Pair, Rule, Sheet, Size, Title
from kiosk.journeys.masks import slip_greeting
from kiosk.journeys.papers import papers_to_follow
from kiosk.journeys.visit import Context, Visit
from kiosk.text import PrintedText, Text, say
from provisioning.catalogue.model import Words
from provisioning.catalogue.rules.titles import title_of


def resume_sheet(
    visit: Visit, context: Context, code: str, last_day: date, station: Words
) -> Sheet:
    """Return the paper of a visit whose title is chosen."""
    return Sheet((*_head(visit, context, last_day, station), *_body(visit, context, code)))


def _head(visit: Visit, context: Context, last_day: date, station: Words) -> Iterator[Element]:
    language = visit.language
    yield Title(say(language, PrintedText.RESUME_SLIP_TITLE))
    yield Line(
        say(language, PrintedText.RESUME_SLIP_NOT_HANDED_IN), Size.LARGE, bold=True, centred=True
    )
    yield Rule()
    title = title_of(context.catalogue, visit.title).name
    yield Pair(say(language, PrintedText.SLIP_MATTER), title.to(language.value), bold=True)
    yield Pair(say(language, PrintedText.RESUME_SLIP_UNTIL), last_day.isoformat(), bold=True)
    yield Pair(say(language, PrintedText.SLIP_STATION), station.to(language.value))
    if greeting := slip_greeting(visit, context):
        tail = say(language, PrintedText.SLIP_TAIL, tail=greeting.tail)
        shown = f"{greeting.surname}** {tail}"
        yield Pair(say(language, PrintedText.SLIP_APPLICANT), shown)


def _body(visit: Visit, context: Context, code: str) -> Iterator[Element]:
    language = visit.language
    missing = papers_to_follow(visit, context)
    if missing:
        yield Rule()
        yield Line(say(language, Text.LEAVING_MISSING), bold=True)
    for paper in missing:
        name, holder = paper.material.to(language.value), paper.holder.to(language.value)
        yield Item("□", f"{name}（{holder}）")
    yield Rule()
    yield Line(say(language, PrintedText.SLIP_NEXT), bold=True)
    yield Line(say(language, PrintedText.RESUME_SLIP_HOW))
    yield Line(say(language, PrintedText.RESUME_SLIP_EXPIRES))
    yield Line(say(language, PrintedText.SLIP_HELP, phone=context.catalogue.heading.phone))
    yield Gap()
    yield Code(code, say(language, PrintedText.RESUME_SLIP_CODE))
