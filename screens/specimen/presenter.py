"""What a filled sample shows: every form of a title, row by row, with nobody's data."""

from collections.abc import Iterable

from kiosk.journeys import actions
from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.states import FilledSample
from kiosk.text import Text
from provisioning.catalogue.rules.filled import FilledForm
from provisioning.catalogue.words import NOTHING
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, PageView
from screens.pictures import picture_of_title


def present(state: FilledSample, around: Around) -> ListView:
    """Show the forms; whoever wants one to look at takes it along."""
    facts = state.facts
    is_done = state.printing in (GuidePrint.PRINTING, GuidePrint.PRINTED)
    printing = around.button(Text.SPECIMEN_PRINT, actions.PrintGuide(), "printer")
    page = PageView(
        key=f"specimen/{facts.id}",
        title=around.say(Text.SPECIMEN_TITLE),
        picture=picture_of_title(facts.id),
        hint=around.say(Text.SPECIMEN_NOT_REAL),
        way_on=around.button(Text.SPECIMEN_SEEN, actions.Back()) if is_done else printing,
        trouble=around.trouble(state.fault),
    )
    rows = (*_printing(state, around), *(row for f in facts.specimen for row in _form(f, around)))
    return ListView(around.with_ways_out(page), rows, around.say(Text.BUTTON_NEXT_PAGE))


def _printing(state: FilledSample, around: Around) -> Iterable[Row]:
    if state.printing is GuidePrint.PRINTING:
        yield Row(RowKind.LINE, around.say(Text.GUIDE_PRINTING), sign="printer")
    if state.printing is GuidePrint.PRINTED:
        yield Row(RowKind.GOOD, around.say(Text.SPECIMEN_PRINTED), sign="check")


def _form(form: FilledForm, around: Around) -> Iterable[Row]:
    yield Row(RowKind.HEADING, around.words(form.title))
    for group in form.groups:
        who = "" if group.about == NOTHING else around.words(group.about)
        for row in group.rows:
            words = around.words(row.label)
            label = f"{who} · {words}" if who else words
            yield Row(RowKind.ANSWER, label, value=around.words(row.value))
