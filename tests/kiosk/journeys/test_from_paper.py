"""Answers read on papers, and remarks on papers that say otherwise."""

from dataclasses import replace

import pytest

from devices.document_reader.kinds import PaperKind
from devices.document_reader.told import ToldField, ToldPaper
from edge_sync.wire.remarked import RemarkKind as RemarkKindSent
from edge_sync.wire.remarked import remarks_of
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import build
from kiosk.journeys.effects import ReadPaper
from kiosk.journeys.states import FromPaperStage, Origin, PaperStage, RemarkKind
from kiosk.text import ProblemText
from tests.kiosk.making import making
from tests.kiosk.resident import JPEG, TYPED, Resident, context

ACCOUNT = TYPED[s.FieldKind.BANK_ACCOUNT]
SNIPPET = JPEG + b"snippet"


def told(kind: PaperKind | None = PaperKind.BANK_CARD, **fields: str) -> a.PaperTold:
    values = {
        name.replace("__", "."): ToldField(value, is_doubtful=False, picture=SNIPPET)
        for name, value in fields.items()
    }
    return a.PaperTold(ToldPaper(kind, values))


def reading_resident() -> Resident:
    return Resident(world=replace(context(), reads_papers=True))


def at_account(resident: Resident) -> s.Question:
    for _ in range(60):
        state = resident.walk_to(s.Question)
        assert isinstance(state, s.Question)
        if state.key.endswith(".bank_account"):
            return state
        resident.do(*resident.deeds(state))
    raise AssertionError("nobody asked for an account")


def from_paper(state: s.State) -> s.ReadFromPaper:
    assert isinstance(state, s.ReadFromPaper)
    return state


def test_a_question_whose_answer_stands_on_a_paper_offers_to_read_it() -> None:
    resident = reading_resident()
    asked = at_account(resident)

    assert asked.paper is not None
    assert asked.paper.zh == "银行卡（存折）"


def test_a_kiosk_without_a_reader_offers_nothing_of_the_kind() -> None:
    resident = Resident()

    assert at_account(resident).paper is None
    assert isinstance(resident.do(a.LayPaper()), s.Question)


def test_what_was_read_is_an_answer_only_after_the_resident_said_so() -> None:
    resident = reading_resident()
    key = at_account(resident).key
    state = from_paper(resident.do(a.LayPaper(), a.TakePage(), a.ScanTaken(JPEG)))
    assert state.stage is FromPaperStage.READING
    assert ReadPaper(JPEG) in resident.effects

    state = from_paper(resident.do(told(bank_account=ACCOUNT)))
    assert (state.stage, state.value, state.picture) == (FromPaperStage.READ, ACCOUNT, SNIPPET)
    assert key not in resident.visit.answers

    resident.do(a.TakeValue())
    assert resident.visit.answers[key].text == ACCOUNT


def test_a_number_that_the_bank_would_doubt_is_shown_at_its_question_with_the_warning() -> None:
    resident = reading_resident()
    at_account(resident)
    wrong = ACCOUNT[:-1] + str((int(ACCOUNT[-1]) + 1) % 10)
    resident.do(a.LayPaper(), a.TakePage(), a.ScanTaken(JPEG), told(bank_account=wrong))

    state = resident.do(a.TakeValue())

    assert isinstance(state, s.Question)
    assert state.text == wrong
    assert state.problem is not None


@pytest.mark.parametrize(
    "heard",
    [a.PaperTold(None), told(None), told(PaperKind.MARRIAGE, bank_account=ACCOUNT), told()],
)
def test_what_is_not_read_leaves_both_ways_open(heard: a.PaperTold) -> None:
    resident = reading_resident()
    at_account(resident)
    state = resident.do(a.LayPaper(), a.TakePage(), a.ScanTaken(JPEG), heard)
    assert from_paper(state).stage is FromPaperStage.NOT_READ

    assert from_paper(resident.do(a.Retake())).stage is FromPaperStage.PREVIEW
    assert isinstance(resident.do(a.WriteMyself()), s.Question)


def test_back_from_the_camera_leads_to_the_question() -> None:
    resident = reading_resident()
    key = at_account(resident).key
    state = resident.do(a.LayPaper(), a.Back())

    assert isinstance(state, s.Question)
    assert state.key == key


def test_a_camera_that_fails_says_so_and_can_be_tried_again() -> None:
    resident = reading_resident()
    at_account(resident)
    failed = from_paper(resident.do(a.LayPaper(), a.TakePage(), a.ScanFailed("DEV-30")))

    assert (failed.stage, failed.fault) == (FromPaperStage.FAILED, "DEV-30")
    assert from_paper(resident.do(a.Retry())).stage is FromPaperStage.TAKING


def test_what_is_read_too_late_is_dropped() -> None:
    resident = reading_resident()
    at_account(resident)
    state = resident.do(
        a.LayPaper(), a.TakePage(), a.ScanTaken(JPEG), a.WriteMyself(), told(bank_account=ACCOUNT)
    )

    assert isinstance(state, s.Question)
    assert state.text == ""


def test_the_other_values_on_a_paper_are_offered_at_their_own_questions() -> None:
    resident = Resident(world=replace(context(), reads_papers=True))
    resident = _at_disability(resident)
    number = TYPED[s.FieldKind.DISABILITY_NO]
    heard = told(PaperKind.DISABILITY, dis_no=number, dis_kind="视力", dis_level="一级")
    resident.do(a.LayPaper(), a.TakePage(), a.ScanTaken(JPEG), heard, a.Back())

    prefilled = {}
    while isinstance(state := resident.state, s.Question):
        if state.origin is Origin.PAPER:
            prefilled[state.key.rpartition(".")[2]] = state.text
        resident.do(*resident.deeds(state))

    assert prefilled["dis_no"] == number
    assert set(prefilled) >= {"dis_no"}


def _at_disability(resident: Resident) -> Resident:
    for title in ("MT-DIS-CARE", "MT-DIS-LIVING", "PK-DISABLED"):
        resident = Resident(title=title, world=resident.world)
        for _ in range(90):
            state = resident.state
            if isinstance(state, s.Question) and state.key.endswith(".dis_no"):
                return resident
            if isinstance(state, s.Paper | s.Check | s.Goodbye):
                break
            resident.do(*resident.deeds(state))
    raise AssertionError("nobody asked for the number of a disability certificate")


def at_bank_paper(resident: Resident) -> s.Paper:
    state = resident.walk_to(s.Paper)
    assert isinstance(state, s.Paper)
    assert state.key.startswith("M-BANK/")
    return state


def remark_after(resident: Resident, heard: a.PaperTold) -> s.Remark | None:
    state = resident.do(a.TakePage(), a.ScanTaken(JPEG), heard)
    assert isinstance(state, s.Paper)
    assert state.stage is PaperStage.TAKEN
    return state.remark


def test_a_paper_that_fits_is_recognised() -> None:
    resident = reading_resident()
    at_bank_paper(resident)

    remark = remark_after(resident, told(bank_account=ACCOUNT))

    assert remark is not None
    assert remark.kind is RemarkKind.RECOGNISED


@pytest.mark.row("T06")
def test_another_paper_than_the_one_that_was_asked_for_is_told() -> None:
    resident = reading_resident()
    at_bank_paper(resident)

    remark = remark_after(resident, told(PaperKind.MARRIAGE))

    assert remark is not None
    assert (remark.kind, remark.words.zh) == (RemarkKind.OTHER_PAPER, "结婚证")


@pytest.mark.row("T06")
@pytest.mark.parametrize(
    ("kind", "paper", "field", "value"),
    [
        (PaperKind.BANK_CARD, "M-BANK", "bank_account", "6222021234567890128"),
        (PaperKind.HOUSEHOLD, "M-HUKOU", "id_no", "529901199502070356"),
        (PaperKind.HOUSEHOLD, "M-HUKOU", "name", "王小明"),
        (PaperKind.HOUSEHOLD, "M-HUKOU", "sex", "男"),
        (PaperKind.MARRIAGE, "M-MARRIAGE", "first__id_no", "529901197406110558"),
    ],
)
def test_five_planted_mismatches_between_paper_card_and_form_are_all_found(
    kind: PaperKind, paper: str, field: str, value: str
) -> None:
    resident = reading_resident()
    while True:
        state = resident.walk_to(s.Paper)
        assert isinstance(state, s.Paper)
        if state.key.startswith(paper):
            break
        resident.do(a.SkipPaper())

    remark = remark_after(resident, told(kind, **{field: value}))

    assert remark is not None
    assert remark.kind is RemarkKind.UNLIKE
    assert remark.unlike == (field.rpartition("__")[2],)


def test_a_remark_refuses_nothing() -> None:
    resident = reading_resident()
    key = at_bank_paper(resident).key
    remark_after(resident, told(PaperKind.MARRIAGE))
    resident.do(a.AcceptPage())

    assert resident.visit.pages[key] == (JPEG,)


@pytest.mark.row("T06")
def test_a_paper_handed_in_in_spite_of_a_remark_bears_it_in_the_application() -> None:
    resident = reading_resident()
    key = at_bank_paper(resident).key
    remark_after(resident, told(PaperKind.MARRIAGE))
    resident.do(a.AcceptPage())
    assert resident.visit.remarks[key].material == PaperKind.MARRIAGE.material
    resident.walk_to(s.Lodging)

    application = build(resident.visit, resident.world, making()).application

    [remark] = remarks_of(application).values()
    assert (remark.kind, remark.what) == (RemarkKindSent.OTHER_PAPER, ("M-MARRIAGE",))
    assert remark.document in {document.id for document in application.documents}


def test_a_paper_that_is_replaced_by_one_that_fits_bears_no_remark() -> None:
    resident = reading_resident()
    key = at_bank_paper(resident).key
    remark_after(resident, told(PaperKind.MARRIAGE))
    resident.do(a.Retake())
    remark_after(resident, told(PaperKind.BANK_CARD))
    resident.do(a.AcceptPage())
    assert key not in resident.visit.remarks
    resident.walk_to(s.Lodging)

    assert remarks_of(build(resident.visit, resident.world, making()).application) == {}


def test_a_page_that_is_taken_again_is_read_again() -> None:
    resident = reading_resident()
    at_bank_paper(resident)
    remark_after(resident, told(PaperKind.MARRIAGE))
    again = resident.do(a.Retake())

    assert isinstance(again, s.Paper)
    assert again.remark is None


def test_a_picture_that_will_not_do_is_not_read() -> None:
    resident = reading_resident()
    at_bank_paper(resident)
    resident.do(a.TakePage(), a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED))

    assert ReadPaper(JPEG) not in resident.effects


def at_the_register() -> Resident:
    resident = reading_resident()
    while True:
        state = resident.walk_to(s.Paper)
        assert isinstance(state, s.Paper)
        if state.key.startswith("M-HUKOU"):
            return resident
        resident.do(a.SkipPaper())


def test_a_register_that_lies_open_at_both_pages_misses_none() -> None:
    resident = at_the_register()
    paper = ToldPaper(PaperKind.HOUSEHOLD, {}, also=PaperKind.HOUSEHOLD_HEAD)
    remark = remark_after(resident, a.PaperTold(paper))
    assert remark is not None
    assert remark.kind is RemarkKind.RECOGNISED

    resident.do(a.AcceptPage(another=True))
    remark = remark_after(resident, told(PaperKind.HOUSEHOLD))
    assert remark is not None
    assert remark.kind is RemarkKind.RECOGNISED


def test_a_register_of_which_one_page_is_missing_says_which_one() -> None:
    resident = at_the_register()
    remark = remark_after(resident, told(PaperKind.HOUSEHOLD))
    assert remark is not None
    assert (remark.kind, remark.words.zh) == (RemarkKind.PAGE_MISSING, "户口本的首页")

    resident.do(a.AcceptPage(another=True))
    remark = remark_after(resident, told(PaperKind.HOUSEHOLD_HEAD))
    assert remark is not None
    assert remark.kind is RemarkKind.RECOGNISED
    resident.do(a.AcceptPage())
    assert not resident.visit.remarks
