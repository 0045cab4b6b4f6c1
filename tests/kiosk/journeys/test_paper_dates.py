"""How old a paper is: asked where it matters, and a paper that is too old is asked for again."""

import msgspec
import pytest

from edge_sync.wire.application import Application
from edge_sync.wire.dated import dates_of
from edge_sync.wire.submissions import Submitted
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import build
from kiosk.journeys.drafting import read_draft, write_draft
from kiosk.journeys.outcome import work_out
from kiosk.text import Language, ProblemText, Text, say
from provisioning.catalogue.rules.documents import Reason, Resolved
from provisioning.catalogue.rules.resolving import Way
from screens.page_view import Around
from screens.paper.presenter import present
from tests.kiosk.making import making
from tests.kiosk.resident import JPEG, Resident

HARDSHIP = "M-HARDSHIP/applicant"
LAID = (a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage())
OLD, FRESH = "20260101", "20261101"  # 324 and 20 days before; 180 are allowed


def at_hardship() -> Resident:
    resident = Resident(title="MT-LINSHI")
    while not (isinstance(resident.state, s.Paper) and resident.state.key == HARDSHIP):
        resident.do(*resident.deeds(resident.state))
    return resident


def line_of(resident: Resident) -> tuple[Resolved, Reason]:
    lines = work_out(resident.visit, resident.world).lines
    [line] = [line for line in lines if line.document == HARDSHIP]
    return line.resolution, line.reason


@pytest.mark.row("F04")
def test_the_day_is_asked_of_a_paper_that_may_be_too_old() -> None:
    resident = at_hardship()
    asked = resident.do(*LAID)
    assert isinstance(asked, s.Question)
    assert asked.key == f"date/{HARDSHIP}"
    assert "180" in asked.hint.zh
    assert not isinstance(resident.do(a.AnswerField(FRESH)), s.Question)
    assert line_of(resident) == (Resolved.SCANNED, Reason.SCANNED)


@pytest.mark.row("F04")
def test_a_paper_that_is_too_old_is_asked_for_again_with_the_reason() -> None:
    resident = at_hardship()
    again = resident.do(*LAID, a.AnswerField(OLD))
    assert isinstance(again, s.Paper)
    assert again.too_old
    assert "180" in present(again, Around(Language.ZH)).page.hint
    assert line_of(resident) == (Resolved.LACKING, Reason.EXPIRED)
    resident.do(*LAID, a.AnswerField(FRESH))
    assert line_of(resident) == (Resolved.SCANNED, Reason.SCANNED)


@pytest.mark.row("F04")
def test_who_has_no_fresh_one_has_the_ways_of_who_has_none() -> None:
    resident = at_hardship()
    without = resident.do(*LAID, a.AnswerField(OLD), a.NotToHand())
    assert isinstance(without, s.Without)
    resident.do(a.TakeWay(Way.PENDING))
    assert line_of(resident) == (Resolved.PENDING, Reason.PENDING)
    assert HARDSHIP not in resident.visit.pages


def test_no_visit_ends_with_a_paper_that_is_too_old_and_nothing_said_about_it() -> None:
    resident = at_hardship()
    resident.do(*LAID, a.AnswerField(OLD), a.Back(), a.Back())
    resident.walk_to(s.Check)
    assert line_of(resident)[1] is not Reason.EXPIRED


def test_an_impossible_day_is_refused_at_the_field() -> None:
    resident = at_hardship()
    for text in ("20261301", "20991231", "1101"):
        asked = resident.do(*(LAID if isinstance(resident.state, s.Paper) else ()))
        asked = resident.do(a.AnswerField(text))
        assert isinstance(asked, s.Question)
        assert asked.problem
        assert asked.problem.text in ProblemText


def test_a_paper_without_a_day_is_taken_as_it_is() -> None:
    resident = at_hardship()
    resident.do(*LAID, a.NoAnswer())
    assert line_of(resident) == (Resolved.SCANNED, Reason.SCANNED)


def test_the_day_stands_on_the_check_page_and_may_be_changed_there() -> None:
    resident = at_hardship()
    resident.do(*LAID, a.AnswerField(FRESH))
    check = resident.walk_to(s.Check)
    assert isinstance(check, s.Check)
    [item] = [i for group in check.groups for i in group.items if i.key == f"date/{HARDSHIP}"]
    assert item.shown == "2026-11-01"
    asked = resident.do(a.Change(item.key or ""))
    assert isinstance(asked, s.Question)
    assert asked.text == FRESH
    assert isinstance(resident.do(a.AnswerField(OLD)), s.Paper)


def test_a_draft_keeps_the_day() -> None:
    resident = at_hardship()
    resident.do(*LAID, a.AnswerField(FRESH))
    kept = read_draft(write_draft(resident.visit))
    assert kept
    assert kept.dates == resident.visit.dates


@pytest.mark.row("F04")
def test_the_day_travels_with_the_application() -> None:
    resident = at_hardship()
    resident.do(*LAID, a.AnswerField(FRESH))
    resident.walk_to(s.Lodging)
    application = build(resident.visit, resident.world, making()).application
    [paper] = [d for d in application.documents if d.material == "M-HARDSHIP"]
    assert dates_of(application)[paper.id].text == FRESH
    again = msgspec.msgpack.decode(msgspec.msgpack.encode(application), type=Submitted)
    assert isinstance(again, Application)
    assert again == application


def test_the_words_are_there_in_both_languages() -> None:
    assert say(Language.ZH, Text.REASON_EXPIRED) != say(Language.EN, Text.REASON_EXPIRED)
