import pytest

from cloud.desk.scripted_officer import ScriptedOfficer
from cloud.errors import NotPossibleNowError, NotYoursError, SignInRefusedError
from tests.cloud.applications import birth, pension

from .conftest import PASSWORD, Hall


def test_a_script_answers_as_an_officer_does(hall: Hall) -> None:
    number = hall.arrive(pension())
    officer = ScriptedOfficer(hall.url).sign_in("chen.li", PASSWORD)
    assert officer.inbox() == [number]
    assert officer.open_members(number) == [1]
    officer.answer(number, 1, "accept")
    officer.answer(number, 1, "grant", "已登记。")
    assert (officer.inbox(), officer.inbox("done")) == ([], [number])
    assert "已登记。" in hall.outbox.told[-1].text["zh"]


def test_a_script_has_no_more_rights_than_its_account(hall: Hall) -> None:
    number = hall.arrive(birth())
    with pytest.raises(SignInRefusedError):
        ScriptedOfficer(hall.url).sign_in("chen.li", "a wrong password")
    stranger = ScriptedOfficer(hall.url).sign_in("chen.li", PASSWORD)
    with pytest.raises(NotYoursError):
        stranger.answer(number, 2, "accept")
    police = ScriptedOfficer(hall.url).sign_in("yang.bo", PASSWORD)
    with pytest.raises(NotPossibleNowError):
        police.answer(number, 4, "accept")
