"""Forms filled in, to look at and to take along; and an example beside each field (row F09)."""

import pytest

from devices.printer.sheet import Line, Pair
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import PrintGuide
from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.guide import with_specimen
from kiosk.journeys.guide_sheet import guide_sheet
from kiosk.text import Language, Text, say
from provisioning.catalogue.model import FieldKind
from provisioning.catalogue.rules.answers import check
from provisioning.catalogue.rules.specimen import example_of
from provisioning.catalogue.rules.titles import Title, titles
from tests.kiosk.resident import Resident, context
from tests.shipped import shipped_edition

CATALOGUE = shipped_edition().catalogue
PENSION = "MT-PENSION-REG"


def at_guide(title: str) -> Resident:
    resident = Resident(title=title)
    resident.do(a.AskHow(), a.ChooseTitle(title))
    assert isinstance(resident.state, s.Guide)
    return resident


@pytest.mark.row("F09")
@pytest.mark.parametrize("title", titles(CATALOGUE), ids=lambda title: title.id)
def test_every_form_of_every_title_opens_filled_in_without_any_network(title: Title) -> None:
    shown = at_guide(title.id).do(a.ShowFilled())
    assert isinstance(shown, s.FilledSample)
    forms = shown.facts.specimen
    assert forms
    for form in forms:
        assert [row for group in form.groups for row in group.rows]
        assert all(row.value.zh for group in form.groups for row in group.rows)


@pytest.mark.row("F09")
def test_a_filled_sample_is_printed_and_says_that_it_is_none() -> None:
    resident = at_guide(PENSION)
    resident.do(a.ShowFilled(), a.PrintGuide())
    [printing] = [e for e in resident.effects if isinstance(e, PrintGuide)]
    assert printing.facts.specimen
    for language in Language:
        elements = guide_sheet(printing.facts, language).elements
        lines = [e.text for e in elements if isinstance(e, Line)]
        assert lines.count(say(language, Text.SPECIMEN_NOT_REAL)) == 2
        assert [e for e in elements if isinstance(e, Pair)]
    done = resident.do(a.GuidePrinted(PENSION))
    assert isinstance(done, s.FilledSample)
    assert done.printing is GuidePrint.PRINTED
    assert isinstance(resident.do(a.Back()), s.Guide)


def test_a_printer_that_fails_is_told_beside_the_sample() -> None:
    resident = at_guide(PENSION)
    resident.do(a.ShowFilled(), a.PrintGuide())
    failed = resident.do(a.GuideNotPrinted(PENSION, "DEV-40"))
    assert isinstance(failed, s.FilledSample)
    assert failed.fault == "DEV-40"


@pytest.mark.row("F09")
def test_what_stands_in_a_sample_would_be_taken_as_an_answer() -> None:
    today = context().today
    for element in CATALOGUE.elements.values():
        if element.kind is FieldKind.TEXT:
            continue
        problem = check(element, example_of(element).zh, element.options, today)
        assert problem is None or problem.is_warning, element.id


@pytest.mark.row("F09")
def test_an_example_stands_beside_a_field_that_is_typed() -> None:
    resident = Resident(title=PENSION)
    asked = resident.walk_to(s.Question)
    while isinstance(asked, s.Question):
        if asked.kind not in (FieldKind.CHOICE, FieldKind.TEXT):
            assert asked.hint.zh
        asked = resident.do(*resident.deeds(asked))


def test_a_package_has_the_form_of_each_of_its_members() -> None:
    facts = with_specimen("PK-HOUSE", context())
    assert len(facts.specimen) == len(facts.members)
