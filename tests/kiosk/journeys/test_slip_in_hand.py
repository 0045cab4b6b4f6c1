"""With the slip in hand: how it stands, what to bring, what to take back."""

import os
from datetime import date
from uuid import uuid4

import pytest

from edge_sync.wire.application import ApplicationId, MatterId, SlipNumber, Stamp
from edge_sync.wire.fields import NewsId
from edge_sync.wire.follower_summary import follower_digest
from edge_sync.wire.news import Asked, AskedFor, News, NewsKind, Standing, Stands
from edge_sync.wire.slip_secret import SlipSecret
from edge_sync.wire.submissions import Supplement, Withdrawal
from kiosk.errors import UnfinishedVisitError
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import Making
from kiosk.journeys.at_hand import AtHand, at_hand, wire_date
from kiosk.journeys.effects import Lodge, SpeakAloud
from kiosk.journeys.follower import build_follower, follower_record
from kiosk.journeys.signed import Minting
from kiosk.journeys.slip import slip_sheet
from kiosk.journeys.states import NewsShown, SlipStage
from kiosk.records.slip_record import SlipKind
from kiosk.text import ProgressText, Text
from provisioning.catalogue.words import Words
from tests.kiosk.resident import JPEG, NUMBER, SIGNATURE, Resident

HUKOU, BANK = MatterId("MT-BIRTH-HUKOU"), MatterId("MT-BIRTH-COST")
SHOWN = (NewsShown("2026-11-21 09:30", "请补正", ""),)


def standing(matter: MatterId, stands: Stands, by: str = "20261130") -> Standing:
    return Standing(
        matter, {"zh": f"事{matter}", "en": "m"}, {"zh": "公安局", "en": "P"}, stands, by
    )


def asked(line: str, wanted: AskedFor = AskedFor.PAPER) -> Asked:
    name = {"zh": "户口簿", "en": "register"}
    return Asked(HUKOU, line, name, "少了一页", "请拍全", "20261201", wanted)


def news(what: NewsKind, standings: tuple[Standing, ...], *points: Asked) -> News:
    return News(
        id=NewsId(uuid4().hex),
        application=ApplicationId("a" * 32),
        slip=NUMBER,
        case_number="1",
        what=what,
        written_ms=1,
        text={"zh": "x"},
        standings=standings,
        asked=points,
    )


OPENED = news(NewsKind.CASE_OPENED, (standing(HUKOU, Stands.RECEIVED),))
TO_COMPLETE = (standing(HUKOU, Stands.TO_BE_COMPLETED, ""), standing(BANK, Stands.ACCEPTED))
NOTICE = news(NewsKind.ASKED, TO_COMPLETE, asked("L2"), asked("L3", AskedFor.WORDS))
IN_HAND = at_hand(NUMBER, b"proof", (OPENED, NOTICE))


def NEVER() -> SlipSecret:  # noqa: N802 - a follower needs no further slip
    raise AssertionError


def holding(slip: AtHand = IN_HAND) -> Resident:
    resident = Resident()
    resident.do(a.StartReadingSlip(), a.SlipOpened(NUMBER, SHOWN, slip))
    return resident


def making() -> Making:
    return Making(
        slip=SlipNumber("K000001-000002"),
        kiosk=OPENED.application and NUMBER[:7].lower(),  # type: ignore[arg-type] # its own kiosk
        station="529901100201",
        catalogue=None,  # type: ignore[arg-type] # a follower names none
        lodged=Stamp(1, None, 2, "b", 3),
        slip_key=b"key",
        slip_check=b"",
        minting=Minting(lambda: uuid4().hex, os.urandom, NEVER),
    )


@pytest.mark.row("U03")
def test_an_open_notice_is_the_one_whose_members_still_wait_for_it() -> None:
    assert (IN_HAND.notice, len(IN_HAND.asked)) == (NOTICE.id, 2)
    answered = news(NewsKind.NOTE, (standing(HUKOU, Stands.RECEIVED),))
    assert at_hand(NUMBER, b"", (OPENED, NOTICE, answered)).asked == ()
    assert at_hand(NUMBER, b"", ()).standings == ()


@pytest.mark.row("U03")
def test_the_slip_says_and_speaks_who_has_it_how_long_still_and_what_to_bring() -> None:
    resident = holding()
    state = resident.state
    assert isinstance(state, s.ReadSlip)
    accepted = state.standings[1]
    assert (accepted.stands, accepted.by, accepted.days) == (
        ProgressText.STANDS_ACCEPTED,
        "2026-11-30",
        9,
    )
    assert state.standings[0].days is None
    assert (state.can_answer, state.can_take_back) == (True, True)
    spoken = [effect.words for effect in resident.effects if isinstance(effect, SpeakAloud)]
    assert len(spoken) == 1
    for said in ("公安局", "还有 9 天", "户口簿", "少了一页", "请拍全"):
        assert said in spoken[0]


def test_a_day_that_is_over_or_unknown_is_said_as_it_is() -> None:
    assert wire_date("") is None
    late = at_hand(
        NUMBER, b"", (news(NewsKind.NOTE, (standing(HUKOU, Stands.ACCEPTED, "20261101"),)),)
    )
    state = holding(late).state
    assert isinstance(state, s.ReadSlip)
    assert state.standings[0].days == -20


@pytest.mark.row("F14")
def test_what_is_asked_is_brought_page_by_page_and_handed_in_with_its_own_slip() -> None:
    resident = holding()
    paper = resident.do(a.AnswerNotice())
    assert isinstance(paper, s.Paper)
    assert (paper.material.zh, paper.progress.of) == ("户口簿", 2)
    question = resident.do(a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage())
    assert isinstance(question, s.Question)
    empty = resident.do(a.AnswerField("  "))
    assert isinstance(empty, s.Question)
    assert empty.problem is not None
    check = resident.do(a.AnswerField("三组 18号"))
    assert isinstance(check, s.Check)
    assert [paper.state for paper in check.papers] == [Text.CHECK_SCANNED] * 2
    resident.do(a.Change("asked/1"), a.AnswerField("三组 18号"))
    assert isinstance(resident.do(a.Confirm()), s.Sign)
    assert isinstance(resident.do(a.Sign(SIGNATURE)), s.Lodging)
    assert [effect for effect in resident.effects if isinstance(effect, Lodge)]
    made = build_follower(resident.visit, making())
    supplement = made.application
    assert isinstance(supplement, Supplement)
    assert (supplement.of, supplement.notice, supplement.proof) == (NUMBER, NOTICE.id, b"proof")
    assert [(one.line, one.words) for one in supplement.brought] == [
        ("L2", ""),
        ("L3", "三组 18号"),
    ]
    assert [len(data) for data in made.documents.values()] == [len(JPEG)]
    unsigned = type(supplement)(
        **{n: getattr(supplement, n) for n in supplement.__struct_fields__} | {"signatures": ()}
    )
    assert supplement.signatures[0].covers == follower_digest(unsigned)
    record = follower_record(resident.visit, resident.world, making(), Words("站", "station"))
    assert (record.kind, record.of, record.scanned) == (SlipKind.SUPPLEMENT, NUMBER, 2)
    assert "补交的已收到" in repr(slip_sheet(record, "DS1:X", None))
    goodbye = resident.walk_to(s.Goodbye)
    assert isinstance(goodbye, s.Goodbye)
    assert resident.visit.pages == {}


def test_a_point_may_be_passed_by_but_nothing_at_all_is_not_handed_in() -> None:
    resident = holding()
    resident.do(a.AnswerNotice(), a.NotToHand(), a.SkipPaper())
    check = resident.do(a.Confirm())
    assert isinstance(check, s.Check)
    with pytest.raises(UnfinishedVisitError):
        build_follower(resident.visit, making())
    resident.do(a.Change("asked/0"), a.TakePage(), a.ScanTaken(JPEG), a.AcceptPage())
    resident.walk_to(s.Sign)


def test_single_members_are_taken_back_and_what_the_law_binds_goes_together() -> None:
    resident = holding()
    state = resident.do(a.TakeBack())
    assert isinstance(state, s.Withdraw)
    assert [member.is_chosen for member in state.members] == [True, True]
    resident.do(a.Toggle(BANK), a.Toggle("MT-NONE"))
    assert resident.visit.later.taken_back == frozenset({HUKOU})
    resident.do(a.Toggle(HUKOU))
    assert isinstance(resident.do(a.Confirm()), s.Withdraw)
    resident.do(a.Toggle(HUKOU), a.Confirm(), a.Sign(SIGNATURE))
    made = build_follower(resident.visit, making()).application
    assert isinstance(made, Withdrawal)
    assert (made.members, made.of, made.application) == ((HUKOU,), NUMBER, "a" * 32)


def test_everything_is_taken_back_where_no_news_has_come_yet() -> None:
    resident = holding(at_hand(NUMBER, b"proof", ()))
    assert isinstance(resident.do(a.TakeBack()), s.Withdraw)
    resident.do(a.Confirm(), a.Sign(SIGNATURE))
    made = build_follower(resident.visit, making()).application
    assert isinstance(made, Withdrawal)
    assert made.members == ()


def test_what_could_not_be_lodged_leads_back_to_where_it_was_decided() -> None:
    resident = holding()
    resident.do(a.TakeBack(), a.Confirm(), a.Sign(SIGNATURE), a.LodgeFailed("PRO-10"))
    assert isinstance(resident.do(a.Back()), s.Withdraw)


def test_nothing_can_be_taken_back_when_all_is_decided() -> None:
    decided = news(NewsKind.DECIDED, (standing(HUKOU, Stands.GRANTED),))
    resident = holding(at_hand(NUMBER, b"", (decided,)))
    state = resident.do(a.TakeBack(), a.AnswerNotice())
    assert isinstance(state, s.ReadSlip)
    assert (state.can_take_back, state.can_answer) == (False, False)


def test_the_slip_of_a_supplement_points_to_the_slip_it_follows() -> None:
    resident = Resident()
    other = SlipNumber("K000001-000009")
    shown = resident.do(a.StartReadingSlip(), a.SlipOfFollower(other, NUMBER))
    assert shown == s.ReadSlip(SlipStage.FOLLOWER, NUMBER)


def test_a_slip_read_before_is_forgotten_when_another_is_looked_for() -> None:
    resident = holding()
    resident.do(a.Retry())
    assert resident.visit.later.slip is None
    assert date(2026, 12, 1) == wire_date("20261201")
