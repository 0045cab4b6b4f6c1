"""What a value on a paper must look like, and what confirms it."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from devices.document_reader import values
from devices.document_reader.values import Confirmation
from provisioning.catalogue import numbers
from tests.devices.document_reader.drawing import chance_of, person

CHINESE = "〇一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Write a number under a hundred as it is spoken."""
    tens, ones = divmod(number, 10)
    before = {0: "", 1: "十"}.get(tens, f"{CHINESE[tens]}十")
    return before + (CHINESE[ones] if ones else "")


DAYS = st.dates(date(1900, 1, 1), date(2099, 12, 31))


@given(st.integers(0, 2**32))
def test_a_citizen_number_is_read_through_what_a_reader_mixes_up(seed: int) -> None:
    number = person(chance_of(seed)).number
    smudged = number.replace("0", "O").replace("1", "l").replace("8", "B")

    read = values.citizen_number(f" {smudged[:6]} {smudged[6:]} ")

    assert read == values.Value(number, Confirmation.CHECK_DIGIT)


@given(st.integers(0, 2**32), st.integers(0, 16), st.integers(1, 9))
def test_one_wrong_digit_is_never_taken_for_a_citizen_number(
    seed: int, place: int, more: int
) -> None:
    number = person(chance_of(seed)).number
    wrong = number[:place] + str((int(number[place]) + more) % 10) + number[place + 1 :]

    assert values.citizen_number(wrong) is None


@given(DAYS)
def test_a_day_is_read_in_every_form_that_offices_use(day: date) -> None:
    signs = "".join(CHINESE[int(one)] for one in str(day.year))
    forms = (
        f"{day.year}年{day.month}月{day.day}日",
        f"{day.year} 年 {day.month:02} 月 {day.day:02} 日8时15分",
        f"{day.year}-{day.month:02}-{day.day:02}",
        f"{day.year}.{day.month}.{day.day}",
        f"{day:%Y%m%d}",
        f"{signs}年{in_chinese(day.month)}月{in_chinese(day.day)}日",
    )
    for form in forms:
        assert values.day(form) == values.Value(f"{day:%Y%m%d}", Confirmation.DAY)


@pytest.mark.parametrize(
    "text", ["2026年2月30日", "二〇二六年二月三十日", "2019年06月", "内科", "", "202611020031"]
)
def test_a_day_that_does_not_exist_is_none(text: str) -> None:
    assert values.day(text) is None


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("2008.05.20-2028.05.20", "20280520"),
        ("2008 . 05 . 20 - 长期", "长期"),
        ("2008.05.20", None),
        ("2008.05.20-2028.13.20", None),
    ],
)
def test_the_end_of_a_time_is_its_later_day_or_never(text: str, read: str | None) -> None:
    found = values.until(text)
    assert (found and found.text) == read


def test_the_months_of_a_span_are_no_day() -> None:
    assert values.day("2014.04-2015.06") is None


def test_a_bank_cards_number_says_whether_its_check_digit_stands_behind_it() -> None:
    right = values.bank_account("6222 0212 3456 7890 128")
    local = values.bank_account("6299 0100 0000 0123 456")

    assert local == values.Value("6299010000000123456")
    assert right is not None
    assert (right.confirmed_by is not None) == numbers.passes_luhn(right.text)


def test_a_disability_number_holds_a_citizen_number_that_fits() -> None:
    body = "52990119931006071"
    number = body + mod_11_2.calc_check_digit(body)

    assert values.disability_number(f"{number}41") == values.Value(
        f"{number}41", Confirmation.CHECK_DIGIT
    )
    assert values.disability_number(f"{number[:-1]}{(int(number[-1], 11) + 1) % 10}41") is None
    assert values.disability_number(f"{number}91") is None


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("李春梅", "李春梅"),
        ("陈䶮", "陈䶮"),
        ("阿卜杜拉.买买提", "阿卜杜拉·买买提"),
        ("邓小刚男汉", "邓小刚"),
        ("王胜男", "王胜男"),
        ("：王 芳", "王芳"),
    ],
)
def test_a_name_is_read_with_its_dot_and_without_its_neighbours(text: str, name: str) -> None:
    assert values.person_name(text) == values.Value(name)


@pytest.mark.parametrize("text", ["", "王", "Li Chunmei", "休息两周，按时服药。", "1234"])
def test_what_is_no_name_is_not_taken_for_one(text: str) -> None:
    assert values.person_name(text) is None


@given(st.text(max_size=60))
def test_no_text_whatever_breaks_a_reader_of_values(text: str) -> None:
    for read in (
        values.citizen_number,
        values.bank_account,
        values.credit_code,
        values.disability_number,
        values.birth_certificate_number,
        values.day,
        values.person_name,
        values.words,
        values.sex,
    ):
        value = read(text)
        assert value is None or value.text
