"""Sixty wrong answers as people really give them, each refused at its field (rows F14, F18).

The kind of the problem leads to one plain sentence in both languages; that
every kind has one is tested with the kiosk's texts.
"""

from datetime import date

import pytest

from provisioning.catalogue.model import Element, FieldKind, Words
from provisioning.catalogue.rules.answers import ProblemKind, check, tidy

TODAY = date(2026, 11, 21)
K, F = ProblemKind, FieldKind


def element(kind: FieldKind, max_length: int = 50, **more: object) -> Element:
    nothing = Words("", "")
    fields = {"id": "x", "label": nothing, "kind": kind, "purpose": nothing, "retention": "r"}
    return Element(**fields, max_length=max_length, **more)  # type: ignore[arg-type]


NAME, NUMBER_OF_PERSON = element(F.NAME), element(F.ID_CARD, 18)
CERTIFICATE = element(F.DISABILITY_NO, 22)
PHONE, DAY, TEXT = element(F.PHONE, 11), element(F.DATE, 8), element(F.TEXT, 20)
MONEY = element(F.MONEY, 12, least=1, most=50000, scale=2)
AREA = element(F.DECIMAL, 7, least=1, most=2000, scale=2)
COUNT = element(F.NUMBER, 2, least=1, most=50)
ACCOUNT, CREDIT = element(F.BANK_ACCOUNT, 19), element(F.CREDIT_CODE, 18)
ADDRESS = element(F.ADDRESS, 60)
SEX = element(F.CHOICE, options=(Words("男", "male"), Words("女", "female")))

WRONG = [
    (NAME, "", K.EMPTY),
    (NAME, "  ", K.EMPTY),
    (NAME, "王", K.NAME_SHORT),
    (NAME, "王2", K.NAME),
    (NAME, "王秀英(女)", K.NAME),
    (NAME, "王秀英（大）", K.NAME),
    (NAME, "王秀英😀", K.NAME),
    (NAME, "李？", K.NAME),
    (NAME, "··", K.NAME_SHORT),
    (NAME, "wangxiuying", K.NAME_LATIN),
    (NAME, "张" * 51, K.TOO_LONG),
    (NAME, "13812345678", K.NAME),
    (NUMBER_OF_PERSON, "1101051949123100", K.ID_LENGTH),
    (NUMBER_OF_PERSON, "11010519491231002X1", K.ID_SIGNS),
    (NUMBER_OF_PERSON, "1101051949123100222", K.ID_LENGTH),
    (NUMBER_OF_PERSON, "110105491231002", K.ID_OLD),
    (NUMBER_OF_PERSON, "110105194912310021", K.ID_CHECK),
    (NUMBER_OF_PERSON, "11010519491231O02X", K.ID_SIGNS),
    (NUMBER_OF_PERSON, "529901194902300023", K.ID_DATE),
    (NUMBER_OF_PERSON, "529901203003150029", K.ID_CHECK),
    (NUMBER_OF_PERSON, "忘记了", K.ID_SIGNS),
    (NUMBER_OF_PERSON, "X1010519491231002X", K.ID_SIGNS),
    (CERTIFICATE, "529901199310060719", K.DISABILITY_LENGTH),
    (CERTIFICATE, "52990119931006071951123", K.DISABILITY_LENGTH),
    (CERTIFICATE, "52990119931006071891", K.ID_CHECK),
    (CERTIFICATE, "52990119931006071981", K.DISABILITY_PLACES),
    (CERTIFICATE, "52990119931006071955", K.DISABILITY_PLACES),
    (CERTIFICATE, "残字第123号", K.ID_SIGNS),
    (PHONE, "1381234567", K.PHONE_LENGTH),
    (PHONE, "138123456789", K.PHONE_LENGTH),
    (PHONE, "12812345678", K.PHONE),
    (PHONE, "0871-65123456", K.PHONE_LANDLINE),
    (PHONE, "65123456", K.PHONE_LANDLINE),
    (PHONE, "没有", K.PHONE),
    (PHONE, "110", K.PHONE_LENGTH),
    (DAY, "20261131", K.DATE),
    (DAY, "20260230", K.DATE),
    (DAY, "20261122", K.DATE_FUTURE),
    (DAY, "18991231", K.DATE_OLD),
    (DAY, "2026111", K.DATE_FORM),
    (DAY, "二〇二六年十一月五日", K.DATE_FORM),
    (DAY, "腊月初八", K.DATE_FORM),
    (DAY, "11月5日", K.DATE_FORM),
    (DAY, "2026年13月5日", K.DATE),
    (DAY, "05/11/2026", K.DATE_FORM),
    (MONEY, "两千块", K.NUMBER),
    (MONEY, "2千", K.NUMBER),
    (MONEY, "-200", K.NEGATIVE),
    (MONEY, "200.125", K.PLACES),
    (MONEY, "9999999", K.NUMBER_RANGE),
    (MONEY, "0", K.NUMBER_RANGE),
    (MONEY, "1.2.3", K.NUMBER),
    (MONEY, "abc", K.NUMBER),
    (AREA, "120.123", K.PLACES),
    (AREA, "1亩", K.NUMBER),
    (AREA, "99999", K.NUMBER_RANGE),
    (COUNT, "1.5", K.NUMBER),
    (COUNT, "-2", K.NEGATIVE),
    (COUNT, "三", K.NUMBER),
    (COUNT, "99", K.NUMBER_RANGE),
    (ACCOUNT, "6228", K.ACCOUNT_LENGTH),
    (ACCOUNT, "62284804025648900181234", K.ACCOUNT_LENGTH),
    (ACCOUNT, "农行卡", K.ACCOUNT_DIGITS),
    (ACCOUNT, "6228480402564890019", K.ACCOUNT_CHECK),
    (CREDIT, "91350100M000100Y4", K.CREDIT_LENGTH),
    (CREDIT, "91350100M000100Y44", K.CREDIT_CHECK),
    (CREDIT, "9135O100M000100Y43", K.CREDIT_LETTERS),
    (CREDIT, "91350100MI00100Y43", K.CREDIT_LETTERS),
    (ADDRESS, "本村", K.ADDRESS_SHORT),
    (ADDRESS, "123456", K.ADDRESS_DIGITS),
    (ADDRESS, "。。。。", K.NO_WORDS),
    (ADDRESS, "示例村🏠三组", K.SIGNS),
    (TEXT, "……", K.NO_WORDS),
    (TEXT, "好\x07的", K.SIGNS),
    (TEXT, "长" * 21, K.TOO_LONG),
    (SEX, "中", K.CHOICE),
]


@pytest.mark.row("F18", "F14")
@pytest.mark.parametrize(("asked", "typed", "kind"), WRONG)
def test_a_wrong_answer_is_refused_at_its_field(
    asked: Element, typed: str, kind: ProblemKind
) -> None:
    problem = check(asked, tidy(asked, typed), asked.options, TODAY)
    assert problem is not None
    assert problem.kind is kind


def test_there_are_sixty_of_them() -> None:
    assert len({(asked.kind, typed) for asked, typed, _ in WRONG}) >= 60


RIGHT = [
    (NAME, " 王 秀英 ", "王 秀英"),
    (NAME, "阿依．古丽", "阿依·古丽"),
    (NUMBER_OF_PERSON, "１１０１０５１９４９１２３１００２ｘ", "11010519491231002X"),
    (NUMBER_OF_PERSON, "110105 19491231 002x", "11010519491231002X"),
    (PHONE, "+86 138-1234-5678", "13812345678"),
    (PHONE, "１３８１２３４５６７８", "13812345678"),
    (DAY, "2026年11月5日", "20261105"),
    (DAY, "2026-11-5", "20261105"),
    (DAY, "2026.11.05", "20261105"),
    (DAY, "２０２６／１１／５", "20261105"),
    (MONEY, "1,200.50元", "1200.50"),
    (MONEY, "￥２００", "200"),
    (MONEY, "200块", "200"),
    (COUNT, "３", "3"),
    (ACCOUNT, "6228 4804 0256 4890 018", "6228480402564890018"),
    (CREDIT, "91350100m000100y43", "91350100M000100Y43"),
    (ADDRESS, "示例村３组\u200b７号", "示例村3组7号"),
    (TEXT, "  好的\u3000 谢谢 ", "好的 谢谢"),
]


@pytest.mark.row("F18")
@pytest.mark.parametrize(("asked", "typed", "stored"), RIGHT)
def test_what_is_right_in_odd_clothing_is_taken(asked: Element, typed: str, stored: str) -> None:
    text = tidy(asked, typed)
    assert text == stored
    assert check(asked, text, asked.options, TODAY) is None


@pytest.mark.row("F18")
@pytest.mark.parametrize(("asked", "typed", "stored"), RIGHT)
def test_what_was_tidied_once_stays_as_it_is(asked: Element, typed: str, stored: str) -> None:
    assert tidy(asked, tidy(asked, typed)) == stored


def test_a_latin_name_may_be_said_again() -> None:
    problem = check(NAME, "Anna", (), TODAY)
    assert problem is not None
    assert problem.is_warning


def test_a_day_to_come_is_possible_where_the_element_says_so() -> None:
    assert check(element(F.DATE, 8, coming=True), "20270101", (), TODAY) is None
