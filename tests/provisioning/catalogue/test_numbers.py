from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.catalogue import numbers

GOOD = "11010519491231002X"
CREDIT = ("91350100M000100Y43", "12441500196720244T", "11529901MB0000051F")


def test_the_published_number_passes() -> None:
    assert numbers.is_citizen_number(GOOD)
    assert numbers.birth_of(GOOD) == date(1949, 12, 31)
    assert numbers.sex_of(GOOD) == "女"


def test_a_lower_case_x_is_stored_upper_case() -> None:
    assert numbers.compact(" 110105 19491231 002x ") == GOOD


@pytest.mark.row("F14")
@given(place=st.integers(0, 16), step=st.integers(1, 9))
def test_any_one_digit_typed_wrong_is_noticed(place: int, step: int) -> None:
    wrong = (int(GOOD[place]) + step) % 10
    assert not numbers.has_right_check(f"{GOOD[:place]}{wrong}{GOOD[place + 1 :]}")


@pytest.mark.row("F14")
@given(place=st.integers(0, 15))
def test_two_neighbouring_digits_swapped_are_noticed(place: int) -> None:
    swapped = GOOD[:place] + GOOD[place + 1] + GOOD[place] + GOOD[place + 2 :]
    assert swapped == GOOD or not numbers.has_right_check(swapped)


@pytest.mark.parametrize(
    "number",
    [
        "110105194912310021",
        "1101051949123100",
        "11010519491331002X",
        "",
        "X1010519491231002X",
        "１１0105194912310024",
    ],
)
def test_an_impossible_number_fails(number: str) -> None:
    assert not numbers.is_citizen_number(number)


def test_an_area_that_is_in_no_list_is_no_fault() -> None:
    assert numbers.is_citizen_number("529901198001010012") == numbers.has_right_check(
        "529901198001010012"
    )


@pytest.mark.parametrize("code", CREDIT)
def test_credit_codes_pass_and_every_changed_sign_fails(code: str) -> None:
    assert numbers.is_credit_code(code)
    for place, sign in enumerate(code):
        other = "1" if sign != "1" else "2"
        assert not numbers.is_credit_code(code[:place] + other + code[place + 1 :])


def test_mobile_numbers_begin_with_13_to_19() -> None:
    assert numbers.is_mobile("13812345678")
    assert not any(numbers.is_mobile(n) for n in ("12812345678", "1381234567", "138123456789"))
