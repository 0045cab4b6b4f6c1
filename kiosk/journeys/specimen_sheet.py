"""Filled sample forms as paper: marked, so that nobody takes one for an application (row F09)."""

from collections.abc import Iterator

from devices.printer.sheet import Element, Line, Pair, Rule, Sheet, Size, Title
from kiosk.journeys.finding_states import GuideFacts
from kiosk.text import Language, Text, say
from provisioning.catalogue.rules.filled import FilledForm
from provisioning.catalogue.words import NOTHING


def specimen_sheet(facts: GuideFacts, language: Language) -> Sheet:
    """Return the paper with all forms of a title."""
    return Sheet((*_head(facts, language), *_forms(facts, language), *_foot(language)))


def _head(facts: GuideFacts, language: Language) -> Iterator[Element]:
    yield Title(say(language, Text.SPECIMEN_TITLE))
    yield Line(facts.name.to(language.value), Size.LARGE, bold=True, centred=True)
    yield Line(say(language, Text.SPECIMEN_NOT_REAL), bold=True, centred=True)


def _forms(facts: GuideFacts, language: Language) -> Iterator[Element]:
    for form in facts.specimen:
        yield Rule()
        yield from _form(form, language)


def _form(form: FilledForm, language: Language) -> Iterator[Element]:
    code = language.value
    yield Line(form.title.to(code), bold=True)
    yield Line(form.body.to(code), Size.SMALL)
    for group in form.groups:
        if group.about != NOTHING:
            yield Line(group.about.to(code), bold=True)
        for row in group.rows:
            yield Pair(f"{row.number}. {row.label.to(code)}", row.value.to(code))


def _foot(language: Language) -> Iterator[Element]:
    yield Rule()
    yield Line(say(language, Text.SPECIMEN_NOT_REAL), Size.SMALL, centred=True)
