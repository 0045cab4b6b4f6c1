"""What a kiosk would say of a title, as lines of text: an editor reads it before signing."""

from collections.abc import Iterator
from datetime import date

from devices.printer.sheet import Element, Item, Line, Pair, Rule, Title
from kiosk.journeys.guide import guide_to
from kiosk.journeys.guide_sheet import guide_sheet
from kiosk.journeys.visit import Context
from kiosk.text import Language
from provisioning.catalogue.model import Catalogue

_RULE = "-" * 40


def guide_lines(catalogue: Catalogue, title: str, today: date, language: str) -> Iterator[str]:
    """Yield the guide's lines. Raises KeyError if there is no such title."""
    facts = guide_to(title, Context(catalogue=catalogue, today=today))
    for element in guide_sheet(facts, Language(language)).elements:
        yield _line(element)


def _line(element: Element) -> str:
    match element:
        case Title(text) | Line(text):
            return text
        case Item(mark, text):
            return f"{mark} {text}"
        case Pair(label, value):
            return f"{label}: {value}"
        case Rule():
            return _RULE
        case _:
            return ""
