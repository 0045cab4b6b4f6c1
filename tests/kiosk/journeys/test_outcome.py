"""What was worked out for a visit is remembered while the visit is there, and never wrongly."""

import gc
from dataclasses import replace
from typing import cast

import pytest

from kiosk.journeys import outcome as rules
from kiosk.journeys import states as s
from kiosk.journeys.outcome import work_out
from kiosk.journeys.visit import Visit
from tests.kiosk.resident import Resident

TITLES = ("PK-BIRTH", "MT-PENSION-REG", "MT-DIBAO")


class OnlyWhatTheRulesLookAt:
    """A visit that shows the named parts of it and no other."""

    def __init__(self, visit: Visit) -> None:
        self._visit = visit

    def __getattr__(self, name: str) -> object:
        assert name in rules._LOOKED_AT, f"the rules look at {name}"  # noqa: SLF001 - its own list
        return getattr(self._visit, name)


@pytest.mark.parametrize("title", TITLES)
def test_on_every_page_the_remembered_is_what_the_rules_say(title: str) -> None:
    resident = Resident(title=title)
    for _ in range(150):
        if resident.visit.title:
            shown = cast("Visit", OnlyWhatTheRulesLookAt(resident.visit))
            anew = rules._apply_rules(shown, resident.world)  # noqa: SLF001 - without the memory
            assert work_out(resident.visit, resident.world) == anew
        if isinstance(resident.state, s.Printing | s.Lodging):
            break
        resident.do(*resident.deeds(resident.state))
    else:
        raise AssertionError("no end was reached")


def test_the_same_parts_are_worked_out_once_and_other_answers_anew() -> None:
    resident = Resident()
    resident.walk_to(s.Question)
    visit, world = resident.visit, resident.world
    first = work_out(visit, world)
    assert work_out(visit, world) is first
    assert work_out(replace(visit, idle_s=30.0, contrast=True), world) is first
    assert work_out(replace(visit, answers=dict(visit.answers)), world) is not first
    tomorrow = replace(world, today=world.today.replace(year=world.today.year + 1))
    assert work_out(visit, tomorrow) is not first
    assert work_out(visit, world) is not first, "the last day is the one that is remembered"


def test_with_a_visit_goes_what_was_worked_out_for_it() -> None:
    gc.collect()  # what other tests left goes now, and not meanwhile
    before = set(rules._worked_out)  # noqa: SLF001 - nothing more may be left
    resident = Resident()
    resident.walk_to(s.Check)
    assert set(rules._worked_out) - before  # noqa: SLF001 - as above
    del resident
    assert set(rules._worked_out) <= before  # noqa: SLF001 - as above
