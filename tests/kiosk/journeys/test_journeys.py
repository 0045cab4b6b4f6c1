"""Whole visits as tables: what is shown, and what the resident does there."""

import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import Lodge, PrintSlip, ReadCards, TakePicture, Wipe
from kiosk.journeys.greeting import Greeting
from kiosk.text import ProblemText
from tests.kiosk.resident import CHEN, JPEG, LI, MYSELF, NUMBER, SIGNATURE, Resident

Table = list[tuple[type[s.State], str, Action]]

TO_TITLES: Table = [
    (s.Welcome, "", a.Start()),
    (s.AskForWhom, "", MYSELF),
    (s.Identify, "", a.CardSeen()),
    (s.Identify, "", a.CardRead(LI)),
    (s.Identify, "", a.CardLifted()),
]
TO_END: Table = [
    (s.Check, "", a.Confirm()),
    (s.Sign, "", a.Sign(SIGNATURE)),
    (s.Lodging, "", a.LodgeDone(NUMBER)),
    (s.Printing, "", a.Printed(NUMBER)),
    (s.Goodbye, "", a.Leave()),
]
PENSION: Table = [
    *TO_TITLES,
    (s.Choose, "", a.ChooseTitle("MT-PENSION-REG")),
    (s.Needs, "", a.Agree()),
    (s.Scenario, "MT-PENSION-REG.group", a.AnswerScenario("no")),
    (s.Question, "applicant.phone", a.AnswerField("138 1234 5678")),
    (s.Question, "applicant.bank_account", a.AnswerField("6228480402564890018")),
    (s.Question, "applicant.delivery", a.AnswerField("终端打印")),
    (s.Question, "MT-PENSION-REG.grade", a.AnswerField("500元")),
    (s.Paper, "M-HUKOU/applicant", a.SkipPaper()),
    *TO_END,
]
BIRTH: Table = [
    *TO_TITLES,
    (s.Choose, "", a.ChooseTitle("PK-BIRTH")),
    (s.Members, "", a.Agree()),
    (s.Needs, "", a.Agree()),
    (s.Scenario, "holder", a.AnswerScenario("mother")),
    (s.Scenario, "member.MT-BIRTH-CERT", a.AnswerScenario("done-already")),
    (s.Scenario, "member.MT-BIRTH-COST", a.AnswerScenario("apply")),
    (s.Scenario, "MT-BIRTH-HUKOU.marriage", a.AnswerScenario("yes")),
    (s.Scenario, "MT-BIRTH-HUKOU.follow", a.AnswerScenario("mother")),
    (s.FurtherPerson, "father", a.CardSeen()),
    (s.FurtherPerson, "father", a.CardRead(CHEN)),
    (s.FurtherPerson, "father", a.Agree()),
    (s.AskConsent, "0/father", a.Agree()),
    (s.Question, "mother.phone", a.NoAnswer()),
    (s.Question, "mother.contact", a.AnswerField("请村委会转告")),
    (s.Question, "mother.bank_account", a.AnswerField("6228480402564890018")),
    (s.Question, "mother.delivery", a.AnswerField("电子送达")),
    (s.Question, "child.name", a.AnswerField("陈小宝")),
    (s.Question, "child.sex", a.AnswerField("男")),
    (s.Question, "child.birth_date", a.AnswerField("20261105")),
    (s.Question, "child.nation", a.AnswerField("苗族")),
    (s.Question, "child.bank_name", a.AnswerField("农业银行")),
    (s.Question, "MT-BIRTH-PLAN.child_no", a.AnswerField("第一个")),
    (s.Question, "MT-BIRTH-HUKOU.head", a.AnswerField("李建国")),
    (s.Paper, "M-BANK/mother", a.TakePage()),
    (s.Paper, "M-BANK/mother", a.ScanTaken(JPEG)),
    (s.Paper, "M-BANK/mother", a.AcceptPage()),
    (s.Paper, "M-PHOTO/child", a.SkipPaper()),
    (s.Paper, "M-BIRTHCERT/child", a.TakePage()),
    (s.Paper, "M-BIRTHCERT/child", a.ScanTaken(JPEG, ProblemText.FLAW_BLURRED)),
    (s.Paper, "M-BIRTHCERT/child", a.Retake()),
    (s.Paper, "M-BIRTHCERT/child", a.TakePage()),
    (s.Paper, "M-BIRTHCERT/child", a.ScanTaken(JPEG)),
    (s.Paper, "M-BIRTHCERT/child", a.AcceptPage()),
    (s.Paper, "M-MARRIAGE/mother", a.SkipPaper()),
    (s.Paper, "M-HUKOU/mother", a.SkipPaper()),
    *TO_END,
]


def key_of(state: s.State) -> str:
    match state:
        case s.Scenario():
            return state.id
        case s.AskConsent():
            return state.key
        case s.FurtherPerson():
            return state.role
        case s.Question() | s.Paper():
            return state.key
        case _:
            return ""


@pytest.mark.row("U02", "A02")
@pytest.mark.parametrize("table", [PENSION, BIRTH], ids=["pension", "birth"])
def test_a_visit_from_the_first_touch_to_the_goodbye(table: Table) -> None:
    resident = Resident()
    for at, (kind, key, action) in enumerate(table):
        state = resident.state
        assert (type(state), key_of(state)) == (kind, key), f"row {at}"
        resident.do(action)
    assert isinstance(resident.state, s.Welcome)


def test_the_machine_is_asked_to_do_what_the_visit_needs() -> None:
    resident = Resident()
    resident.do(*(action for _, _, action in BIRTH))
    asked = [e for e in resident.effects if isinstance(e, ReadCards | TakePicture | Lodge | Wipe)]
    assert asked == [
        ReadCards(on=True),
        ReadCards(on=False),
        ReadCards(on=True),
        ReadCards(on=False),
        *[TakePicture()] * 3,
        Lodge(),
        Wipe(),
        Wipe(),
    ]
    assert PrintSlip(NUMBER, Greeting("李", "0029")) in resident.effects


def test_back_leads_through_every_page_to_the_welcome() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    pages = 0
    while not isinstance(resident.state, s.Welcome):
        assert resident.shown.can_go_back
        resident.do(a.Back())
        pages += 1
    assert pages > 25


def test_leave_asks_first_where_something_would_be_lost() -> None:
    resident = Resident()
    resident.walk_to(s.Paper)
    resident.do(a.Leave())
    leaving = resident.state
    assert isinstance(leaving, s.Leaving)
    assert [paper.material.zh for paper in leaving.missing] == ["银行卡（存折）", "近期免冠照片"]
    assert isinstance(resident.do(a.Back()), s.Paper)
    assert isinstance(resident.do(a.Leave(), a.Confirm()), s.Welcome)


@pytest.mark.parametrize("kind", [s.Identify, s.Choose])
def test_leave_is_at_once_where_nothing_was_entered(kind: type[s.State]) -> None:
    resident = Resident()
    resident.walk_to(kind)
    assert isinstance(resident.do(a.Leave()), s.Welcome)
    assert resident.effects[-1] == Wipe()


def test_an_action_that_makes_no_sense_changes_nothing() -> None:
    resident = Resident()
    resident.walk_to(s.Question)
    before = resident.visit
    for stray in (a.Printed(NUMBER), a.LodgeDone(NUMBER), a.Agree(), a.Confirm(), a.CardRead(CHEN)):
        resident.do(stray)
    assert resident.visit == before


def test_one_answer_is_changed_from_the_check_and_the_visit_returns_there() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    resident.do(a.Change("answer/mother.phone"))
    asked = resident.state
    assert isinstance(asked, s.Question)
    assert (asked.key, asked.text) == ("mother.phone", "13812345678")
    check = resident.do(a.AnswerField("13900000000"))
    assert isinstance(check, s.Check)
    assert "139****0000" in [item.shown for group in check.groups for item in group.items]


def test_back_from_a_change_leads_to_the_check() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    assert isinstance(resident.do(a.Change("paper/M-BANK/mother"), a.Back()), s.Check)


def test_a_changed_choice_asks_only_what_it_opens() -> None:
    resident = Resident(pick=lambda o: "left-out" if "left-out" in o else o[0])
    resident.walk_to(s.Check)
    resident.do(a.Change("choice/member.MT-BIRTH-COST"), a.AnswerScenario("apply"))
    opened = []
    while not isinstance(resident.state, s.Check):
        opened.append(key_of(resident.state))
        resident.do(*resident.deeds(resident.state))
    assert list(dict.fromkeys(opened)) == [
        "mother.bank_account",
        "M-BANK/mother",
    ]


def test_another_title_forgets_the_answers_for_the_first() -> None:
    resident = Resident()
    resident.walk_to(s.Check)
    while not isinstance(resident.state, s.Choose):
        resident.do(a.Back())
    resident.do(a.ChooseTitle("MT-PENSION-REG"))
    assert (resident.visit.answers, resident.visit.pages, resident.visit.cards) == ({}, {}, {})
    assert resident.visit.card == LI


@pytest.mark.row("U02")
def test_who_is_too_young_is_told_the_way_on_and_may_still_apply() -> None:
    resident = Resident(title="MT-PENSION-REG")
    resident.walk_to(s.Identify)
    child = a.ReadCard("李小明", LI.number, "男", "汉", LI.birth.replace(year=2012), "村", None)
    resident.do(a.CardRead(child), a.Agree(), a.ChooseTitle("MT-PENSION-REG"))
    told = resident.state
    assert isinstance(told, s.NotYet)
    assert "16" in told.reason.zh
    assert told.key == "MT-PENSION-REG/0"
    assert isinstance(resident.walk_to(s.Check), s.Check)
