"""Papers may be laid down in any order: what is recognised with certainty finds its own line."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from devices.document_reader.kinds import PaperKind
from devices.document_reader.told import ToldField, ToldPaper
from edge_sync.wire.application import Application
from edge_sync.wire.remarked import remarks_of
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import build
from kiosk.journeys.at_papers import at_paper as at_paper_page
from kiosk.journeys.effects import SpeakAloud
from kiosk.journeys.states import PaperStage, RemarkKind
from kiosk.journeys.visit import Place, Scanning, Step
from tests.kiosk.making import making
from tests.kiosk.resident import CHEN, JPEG, LI, Resident, context, first

BANK, HUKOU = "M-BANK/mother", "M-HUKOU/mother"
Sheet = tuple[PaperKind, dict[str, str]]
OWN_PAGE: Sheet = (PaperKind.HOUSEHOLD, {"name": LI.name, "id_no": LI.number})
FIRST_PAGE: Sheet = (PaperKind.HOUSEHOLD_HEAD, {"household_no": "0007"})
BANK_CARD: Sheet = (PaperKind.BANK_CARD, {"bank_account": "6228480402564890018"})
PAPERS: dict[str, Sheet] = {
    "bank card": BANK_CARD,
    "birth certificate": (PaperKind.BIRTH, {"certificate_no": "P123456789"}),
    "marriage certificate": (PaperKind.MARRIAGE, {"first.name": CHEN.name, "second.name": LI.name}),
    "register, first page": FIRST_PAGE,
    "register, own page": OWN_PAGE,
}


def told(paper: Sheet, *, is_certain: bool = True) -> a.PaperTold:
    kind, values = paper
    fields = {name: ToldField(one, is_doubtful=False, picture=JPEG) for name, one in values.items()}
    return a.PaperTold(ToldPaper(kind, fields, is_certain=is_certain))


def picture_of(paper: Sheet) -> bytes:
    return JPEG + paper[0].value.encode()


def at_paper(key: str = BANK) -> Resident:
    resident = Resident(world=replace(context(), reads_papers=True))
    resident.walk_to(s.Paper)
    while paper_of(resident).key != key:
        resident.do(a.SkipPaper())
    return resident


def paper_of(resident: Resident) -> s.Paper:
    assert isinstance(resident.state, s.Paper)
    return resident.state


def lay(resident: Resident, paper: Sheet, *, is_certain: bool = True) -> s.Paper:
    picture = picture_of(paper)
    resident.do(a.TakePage(), a.ScanTaken(picture), told(paper, is_certain=is_certain))
    return paper_of(resident)


def said(resident: Resident) -> list[str]:
    return [one.words for one in resident.effects if isinstance(one, SpeakAloud)]


@pytest.mark.row("T06")
def test_a_paper_of_another_line_goes_there_and_one_sentence_says_so() -> None:
    resident = at_paper()
    state = lay(resident, OWN_PAGE)

    assert (state.key, state.stage) == (BANK, PaperStage.PREVIEW)
    assert state.filed is not None
    assert not state.filed.is_there
    assert resident.visit.pages == {HUKOU: (picture_of(OWN_PAGE),)}
    assert said(resident) == [
        "这是居民户口簿，已经放进母亲的居民户口簿一项。现在请放银行卡（存折）。"
    ]


def test_the_paper_in_sight_is_laid_where_it_is_asked_for() -> None:
    resident = at_paper()
    state = lay(resident, BANK_CARD)

    assert (state.stage, state.filed) == (PaperStage.TAKEN, None)
    assert resident.visit.pages == {}


def test_what_is_not_certain_is_put_nowhere() -> None:
    resident = at_paper()
    state = lay(resident, OWN_PAGE, is_certain=False)

    assert state.remark is not None
    assert state.remark.kind is RemarkKind.OTHER_PAPER
    assert resident.visit.pages == {}


def test_what_no_line_wants_is_put_nowhere() -> None:
    resident = at_paper()
    state = lay(resident, (PaperKind.PROPERTY, {"house_addr": "示例村", "unit_no": "5"}))

    assert state.remark is not None
    assert state.remark.kind is RemarkKind.OTHER_PAPER
    assert resident.visit.pages == {}


def test_a_strangers_paper_is_put_nowhere() -> None:
    resident = at_paper()
    other = (PaperKind.HOUSEHOLD, {"name": "周不同", "id_no": "529901195503150021"})
    state = lay(resident, other)

    assert state.remark is not None
    assert state.remark.kind is RemarkKind.OTHER_PAPER
    assert resident.visit.pages == {}


def test_a_page_put_wrongly_is_fetched_back_and_may_be_handed_in_here() -> None:
    resident = at_paper()
    lay(resident, OWN_PAGE)
    resident.do(a.FetchBack())
    state = paper_of(resident)

    assert (state.stage, state.picture) == (PaperStage.TAKEN, picture_of(OWN_PAGE))
    assert resident.visit.pages == {}

    resident.do(a.AcceptPage())
    assert resident.visit.pages == {BANK: (picture_of(OWN_PAGE),)}


def test_what_lies_there_already_is_replaced_only_when_the_resident_says_so() -> None:
    again = JPEG + b"again"
    resident = at_paper()
    lay(resident, BANK_CARD)
    resident.do(a.AcceptPage())
    resident.do(a.TakePage(), a.ScanTaken(again), told(BANK_CARD))
    asked = paper_of(resident)
    assert asked.filed is not None
    assert asked.filed.is_there
    assert resident.visit.pages == {BANK: (picture_of(BANK_CARD),)}
    assert said(resident)[-1].endswith("已经有了。换成这一张吗？")

    resident.do(a.FetchBack())
    assert paper_of(resident) == asked, "nothing was put anywhere that could be fetched back"
    resident.do(a.Retake())
    assert resident.visit.pages == {BANK: (picture_of(BANK_CARD),)}

    resident.do(a.TakePage(), a.ScanTaken(again), told(BANK_CARD), a.PutThere())
    assert resident.visit.pages == {BANK: (again,)}
    assert paper_of(resident).stage is PaperStage.PREVIEW


def test_a_paper_passed_by_before_finds_its_line_and_is_not_asked_for_again() -> None:
    resident = at_paper()
    resident.do(a.NotToHand())
    resident.do(*resident.deeds(resident.state))
    assert paper_of(resident).key != BANK
    assert BANK in resident.visit.ways
    lay(resident, BANK_CARD)

    assert resident.visit.pages == {BANK: (picture_of(BANK_CARD),)}
    assert BANK not in resident.visit.ways
    assert BANK not in resident.visit.not_laid


def test_the_second_page_of_a_register_goes_beside_the_first() -> None:
    resident = at_paper()
    lay(resident, FIRST_PAGE)
    lay(resident, OWN_PAGE)

    assert resident.visit.pages == {HUKOU: (picture_of(FIRST_PAGE), picture_of(OWN_PAGE))}


def test_half_a_register_is_still_asked_for_and_keeps_its_page() -> None:
    resident = at_paper()
    lay(resident, FIRST_PAGE)
    seen = set()
    while isinstance(resident.state, s.Paper):
        seen.add(resident.state.key)
        if resident.state.key == HUKOU:
            state = lay(resident, OWN_PAGE)
            assert state.remark is not None
            assert state.remark.kind is RemarkKind.RECOGNISED
            resident.do(a.AcceptPage())
        else:
            resident.do(a.SkipPaper())
    assert HUKOU in seen
    assert resident.visit.pages[HUKOU] == (picture_of(FIRST_PAGE), picture_of(OWN_PAGE))


@cache
def _begun() -> Resident:
    return at_paper()


def _package(order: list[str]) -> tuple[Application, dict[str, set[bytes]]]:
    """Lay the papers in this order at whichever page asks, and pass by what is left."""
    resident, left = replace(_begun(), effects=[], seen=[]), list(order)
    while isinstance(resident.state, s.Paper):
        if not left:
            resident.do(a.SkipPaper())
        elif lay(resident, paper := PAPERS[left.pop(0)]).stage is PaperStage.TAKEN:
            is_half = paper in (FIRST_PAGE, OWN_PAGE) and HUKOU not in resident.visit.pages
            resident.do(a.AcceptPage(another=is_half))
    resident.pick = lambda options: "skip" if "skip" in options else first(options)
    resident.walk_to(s.Lodging)
    application = build(resident.visit, resident.world, making()).application
    return application, {key: set(pages) for key, pages in resident.visit.pages.items()}


@cache
def _as_asked() -> tuple[Application, dict[str, set[bytes]]]:
    return _package(sorted(PAPERS))


@settings(max_examples=6, deadline=None, phases=[Phase.explicit, Phase.generate])
@given(st.permutations(sorted(PAPERS)))
def test_any_order_of_the_papers_gives_the_same_package(order: list[str]) -> None:
    application, pages = _package(order)
    usual, as_asked = _as_asked()

    assert pages == as_asked
    assert set(pages) == {BANK, HUKOU, "M-BIRTHCERT/child", "M-MARRIAGE/mother"}
    assert application.members == usual.members
    assert {one.material for one in application.documents} == {
        one.material for one in usual.documents
    }
    assert not remarks_of(application)


def test_a_page_that_answers_a_notice_is_not_read() -> None:
    resident = at_paper()
    resident.visit = replace(resident.visit, place=Place(Step.SIGNED_PAPER, "mother/paper"))
    visit, effects = at_paper_page(
        replace(resident.visit, scanning=Scanning(PaperStage.TAKING)),
        a.ScanTaken(JPEG),
        resident.world,
    )

    assert effects == ()
    assert at_paper_page(visit, told(BANK_CARD), resident.world) == (visit, ())
