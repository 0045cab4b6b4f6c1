"""The face of one's own card, read by the camera where its chip cannot be read."""

from dataclasses import replace

import pytest

from devices.document_reader.kinds import PaperKind
from devices.document_reader.told import ToldField, ToldPaper
from edge_sync.wire.application import IdentityLevel
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.outcome import work_out
from kiosk.journeys.states import FromPaperStage, Origin
from tests.kiosk.resident import JPEG, Resident, context

NUMBER = "529901199706180688"
FACE = {
    "name": "李春梅",
    "sex": "女",
    "nation": "汉",
    "birth_date": "19970618",
    "hukou_addr": "示例省示例县",
    "id_no": NUMBER,
}


def face(kind: PaperKind = PaperKind.CARD_FACE, **other: str) -> a.PaperTold:
    values = FACE | other
    fields = {
        name: ToldField(value, is_doubtful=False, picture=JPEG)
        for name, value in values.items()
        if value
    }
    return a.PaperTold(ToldPaper(kind, fields))


def at_own_name() -> Resident:
    resident = Resident(title="MT-DEATH-HUKOU", world=replace(context(), reads_papers=True))
    resident.walk_to(s.Identify)
    state = resident.do(a.TypeInstead())
    assert isinstance(state, s.Question)
    assert state.key == "own/name"
    return resident


def laid(heard: a.PaperTold) -> Resident:
    resident = at_own_name()
    resident.do(a.LayPaper(), a.TakePage(), a.ScanTaken(JPEG), heard)
    return resident


def level_after(resident: Resident) -> IdentityLevel:
    resident.walk_to(s.Check)
    outcome = work_out(resident.visit, resident.world)
    return outcome.levels[outcome.plan.holder]


@pytest.mark.row("U01")
@pytest.mark.row("A03")
def test_name_and_number_on_the_face_of_a_card_make_the_level_of_a_card_face() -> None:
    resident = laid(face())
    shown = resident.state
    assert isinstance(shown, s.ReadFromPaper)
    assert (shown.stage, shown.value) == (FromPaperStage.READ, "李春梅")

    number = resident.do(a.TakeValue())

    assert isinstance(number, s.Question)
    assert (number.key, number.text, number.origin) == ("own/id_no", NUMBER, Origin.PAPER)
    resident.do(a.AnswerField(number.text))
    assert level_after(resident) is IdentityLevel.CARD_FACE


def test_another_number_than_the_one_on_the_card_is_a_typed_one() -> None:
    resident = laid(face())
    resident.do(a.TakeValue(), a.AnswerField("529901195812010625"))

    assert level_after(resident) is IdentityLevel.TYPED


@pytest.mark.parametrize(
    ("part", "said"),
    [("sex", "男"), ("birth_date", "19970619"), ("sex", ""), ("birth_date", "")],
)
def test_a_face_whose_parts_do_not_agree_proves_nothing(part: str, said: str) -> None:
    resident = laid(face(PaperKind.CARD_FACE, **{part: said}))
    resident.do(a.TakeValue(), a.AnswerField(NUMBER))

    assert level_after(resident) is IdentityLevel.TYPED


def test_a_household_register_is_no_card() -> None:
    resident = laid(face(PaperKind.HOUSEHOLD))

    assert isinstance(resident.state, s.ReadFromPaper)
    assert resident.state.stage is FromPaperStage.NOT_READ
    assert isinstance(resident.do(a.WriteMyself()), s.Question)


def test_back_from_the_card_leads_to_the_name() -> None:
    resident = at_own_name()
    state = resident.do(a.LayPaper(), a.Back())

    assert isinstance(state, s.Question)
    assert state.key == "own/name"


def test_nothing_that_was_read_outlives_the_visit() -> None:
    resident = laid(face())
    resident.do(a.TakeValue(), a.Idle(120))

    assert resident.visit.told == {}
    assert resident.visit.face == ""
    assert NUMBER not in repr(resident.visit)
