"""A visit is saved for another day and goes on there, and nothing of it is lost or seen."""

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from devices.printer.sheet import Code
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.resume_code import DraftEnd
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.course import first_open
from kiosk.journeys.drafting import TRANSIENT, durable, read_draft, write_draft
from kiosk.journeys.effects import ForgetDraft, ReadCards, SaveDraft, Wipe
from kiosk.journeys.later import Later
from kiosk.journeys.resume_slip import resume_sheet
from kiosk.journeys.states import ReadSlip, SlipStage
from kiosk.journeys.step import step
from kiosk.journeys.visit import Place, Step, Visit
from provisioning.catalogue.words import Words
from tests.kiosk.resident import CHEN, LI, NUMBER, Resident

UNTIL = "2026-12-21"


def saved_at(kind: type[s.State], title: str = "MT-PENSION-REG") -> tuple[Resident, bytes]:
    """Walk to a page, save there, and return the draft that was made."""
    resident = Resident(title=title)
    resident.walk_to(kind)
    draft = write_draft(resident.visit)
    resident.do(a.SaveForLater())
    return resident, draft


def reading(draft: bytes, card: bool = True) -> Resident:  # noqa: FBT001, FBT002 - a test's shorthand
    resident = Resident()
    kept = draft if card else write_draft(replace(read_draft(draft) or Visit(), card=None))
    resident.do(a.StartReadingSlip(), a.DraftOpened("d1", kept))
    return resident


@pytest.mark.row("F14")
def test_a_visit_saved_on_a_page_prints_first_and_is_wiped_when_the_paper_is_there() -> None:
    resident, _draft = saved_at(s.Question)
    assert resident.state == s.Saving()
    assert resident.effects[-1:] == [SaveDraft()]
    assert resident.visit.answers == durable(resident.visit).answers
    assert resident.do(a.DraftSaved(UNTIL)) == s.Saved(UNTIL)
    assert Wipe() in resident.effects[-2:]
    assert durable(resident.visit) == durable(Visit())
    assert isinstance(resident.do(a.GoOn()), s.Welcome)


def test_a_slip_that_did_not_print_keeps_the_visit_and_leads_back_to_its_page() -> None:
    resident, _draft = saved_at(s.Question)
    before = resident.visit.left_from
    assert resident.do(a.DraftFailed("DEV-40")) == s.Saving("DEV-40")
    assert isinstance(resident.do(a.Retry()), s.Saving)
    assert resident.effects.count(SaveDraft()) == 2
    resident.do(a.DraftFailed("DEV-40"), a.Back())
    assert resident.visit.place == before
    resident.do(a.SaveForLater(), a.DraftFailed("DEV-40"), a.Confirm())
    assert resident.visit == Visit()


def test_leaving_offers_to_save_only_where_there_is_something_to_lose() -> None:
    resident = Resident()
    resident.walk_to(s.Choose)
    assert not isinstance(resident.do(a.SaveForLater()), s.Saving)
    resident.walk_to(s.Question)
    place = resident.visit.place
    leaving = resident.do(a.Leave())
    assert isinstance(leaving, s.Leaving)
    assert leaving.can_save
    resident.do(a.SaveForLater(), a.DraftFailed("DEV-40"), a.Back())
    assert resident.visit.place == place


def test_what_failed_to_lodge_is_never_saved_as_well() -> None:
    resident = Resident(title="MT-PENSION-REG")
    resident.walk_to(s.Lodging)
    resident.do(a.LodgeFailed("PRO-15"), a.Back(), a.SaveForLater())
    assert isinstance(resident.state, s.Check)
    leaving = resident.do(a.Leave())
    assert isinstance(leaving, s.Leaving)
    assert not leaving.can_save


def test_idleness_wipes_without_keeping_a_draft_and_never_while_the_slip_is_printed() -> None:
    resident = Resident()
    resident.walk_to(s.Question)
    resident.do(a.Idle(121))
    assert SaveDraft() not in resident.effects
    assert resident.visit == Visit()
    printing, _draft = saved_at(s.Question)
    printing.do(a.Idle(121))
    assert isinstance(printing.state, s.Saving)
    printing.do(a.DraftFailed("DEV-40"), a.Idle(121))
    assert printing.visit == Visit()


@pytest.mark.row("T10")
def test_a_draft_begun_with_a_card_goes_on_with_that_card_alone() -> None:
    _resident, draft = saved_at(s.Question)
    resident = reading(draft)
    state = resident.state
    assert isinstance(state, s.Resuming)
    assert (state.wants_card, state.title.zh) == (True, "城乡居民养老保险参保登记")
    assert ReadCards(on=True) in resident.effects
    other = resident.do(a.CardSeen(), a.CardRead(CHEN))
    assert isinstance(other, s.Resuming)
    assert other.fault == "KIO-11"
    assert resident.do(a.Agree()) == other
    resident.do(a.CardLifted(), a.CardSeen(), a.CardRead(LI))
    assert durable(resident.visit) == read_draft(draft)
    assert resident.visit.place == first_open(resident.visit, resident.world)
    assert resident.visit.later == Later(draft="d1")
    assert resident.effects.count(ReadCards(on=False)) == 1


@pytest.mark.row("T10", "U01")
def test_a_social_card_opens_no_draft_that_an_identity_card_began() -> None:
    _resident, draft = saved_at(s.Question)
    resident = reading(draft)
    weaker = replace(LI, address="", is_social=True)
    told = resident.do(a.CardSeen(), a.CardRead(weaker))
    assert isinstance(told, s.Resuming)
    assert told.fault == "KIO-11"


def test_a_draft_begun_without_a_card_goes_on_with_a_touch() -> None:
    _resident, draft = saved_at(s.Check)
    resident = reading(draft, card=False)
    assert ReadCards(on=True) not in resident.effects
    assert isinstance(resident.do(a.Agree()), s.Question)  # the card told what is asked now


@pytest.mark.row("F14")
def test_the_resume_slip_says_until_when_and_that_nothing_is_handed_in() -> None:
    resident = Resident(title="MT-PENSION-REG")
    resident.walk_to(s.Check)
    station = Words("示例村便民服务站", "Example village")
    sheet = resume_sheet(resident.visit, resident.world, "DR1:X", date(2026, 12, 21), station)
    words = repr(sheet)
    for said in ("已保存，还没有交", "2026-12-21", "示例村便民服务站", "李**", "尾号 0029"):
        assert said in words
    assert [part.payload for part in sheet.elements if isinstance(part, Code)] == ["DR1:X"]
    assert LI.name not in words
    assert LI.number not in words


def test_a_draft_can_be_deleted_where_it_would_go_on() -> None:
    _resident, draft = saved_at(s.Question)
    resident = reading(draft)
    resident.do(a.DropDraft())
    assert ForgetDraft("d1") in resident.effects
    assert resident.visit == Visit()


@pytest.mark.parametrize(
    ("why", "stage"),
    [
        (DraftEnd.HANDED_IN, SlipStage.DRAFT_HANDED_IN),
        (DraftEnd.EXPIRED, SlipStage.DRAFT_EXPIRED),
        (DraftEnd.GONE, SlipStage.DRAFT_GONE),
        (DraftEnd.ELSEWHERE, SlipStage.DRAFT_ELSEWHERE),
    ],
)
def test_a_resume_slip_whose_draft_is_not_here_says_why(why: DraftEnd, stage: SlipStage) -> None:
    resident = Resident()
    number = SlipNumber(NUMBER)
    shown = resident.do(a.StartReadingSlip(), a.DraftClosed(why, number))
    assert shown == ReadSlip(stage, number)


def test_a_draft_of_another_program_or_of_a_matter_that_is_gone_is_told_as_such() -> None:
    _resident, draft = saved_at(s.Question)
    gone = write_draft(replace(read_draft(draft) or Visit(), title="MT-GONE"))
    for broken in (b"", b"\xc1", draft[:-1], gone):
        assert reading(broken).state == ReadSlip(SlipStage.FAILED, fault="KIO-03")


def test_every_part_of_a_visit_is_kept_or_named_as_passing() -> None:
    names = {field.name for field in fields(Visit)}
    assert names >= TRANSIENT
    assert {"answers", "pages", "cards", "choices", "title", "helper"} <= names - TRANSIENT


@pytest.mark.row("F14")
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
@given(
    data=st.data(),
    title=st.sampled_from(["PK-BIRTH", "MT-PENSION-REG"]),
    steps=st.integers(8, 60),
)
def test_a_resumed_draft_equals_the_original(data: st.DataObject, title: str, steps: int) -> None:
    def pick(options: Sequence[str]) -> str:
        return data.draw(st.sampled_from(list(options)))

    resident = Resident(pick=pick, title=title)
    resident.walk_to(s.Needs)
    for _ in range(steps):
        if isinstance(resident.state, s.Check):
            break
        resident.do(*resident.deeds(resident.state))
    original = resident.visit
    draft = write_draft(original)
    begun = Visit(place=Place(Step.READ_SLIP))
    later, _ = step(begun, a.DraftOpened("d1", draft), resident.world)
    go_on = a.CardRead(original.card) if original.card else a.Agree()
    resumed, _ = step(later, go_on, resident.world)
    assert durable(resumed) == durable(original)
    assert resumed.place == (first_open(original, resident.world) or Place(Step.CHECK))
