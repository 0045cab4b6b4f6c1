from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.card_reader.card_image import text_block
from devices.card_reader.card_text import is_expired, read_text
from devices.card_reader.contract import CardKind, CardRecord
from devices.card_reader.faults import CardFault
from devices.card_reader.nations import card_faces
from devices.card_reader.numbers import check_digit
from devices.card_reader.test_people import CANARIES, PEOPLE

ZHANG = PEOPLE["zhang"]


def put(block: bytes, at: int, text: str) -> bytes:
    raw = text.encode("utf-16-le")
    return block[:at] + raw + block[at + len(raw) :]


@pytest.mark.row("F02")
@pytest.mark.parametrize("key", ["zhang", "wang", "li", "chen", "expired"])
def test_a_citizens_card_is_read_back_exactly(key: str) -> None:
    assert read_text(text_block(PEOPLE[key])) == PEOPLE[key]


def test_the_layout_is_the_published_one() -> None:
    block = text_block(ZHANG)
    assert len(block) == 256
    assert block[30:32].decode("utf-16-le") == "2"
    assert block[32:36].decode("utf-16-le") == "01"
    assert block[36:52].decode("utf-16-le") == "19810315"
    assert block[122:158].decode("utf-16-le") == ZHANG.number
    assert block[204:220].decode("utf-16-le") == "20360520"
    assert block[248:250] == b" \0"


def test_a_card_without_a_last_day_has_none() -> None:
    record = read_text(text_block(PEOPLE["wang"]))
    assert isinstance(record, CardRecord)
    assert record.valid_to is None
    assert not is_expired(record, date(2099, 1, 1))


def test_a_card_is_good_on_its_last_day_and_not_on_the_next() -> None:
    assert not is_expired(ZHANG, date(2036, 5, 20))
    assert is_expired(ZHANG, date(2036, 5, 21))


def test_spaces_inside_a_name_stay() -> None:
    record = read_text(put(text_block(ZHANG), 0, "阿依 古丽".ljust(15)))
    assert isinstance(record, CardRecord)
    assert record.name == "阿依 古丽"


def test_a_character_outside_the_first_plane_survives() -> None:
    person = replace(ZHANG, name="张𬭩")
    assert read_text(text_block(person)) == person


def test_an_unknown_sex_is_not_a_woman() -> None:
    assert read_text(put(text_block(ZHANG), 30, "7")) is CardFault.UNREADABLE
    unsaid = read_text(put(text_block(ZHANG), 30, "9"))
    assert isinstance(unsaid, CardRecord)
    assert unsaid.sex == "未说明"


@pytest.mark.parametrize(("code", "face"), [("03", "回"), ("55", "珞巴"), ("97", "其他")])
def test_a_nation_is_shown_as_the_card_prints_it(code: str, face: str) -> None:
    record = read_text(put(text_block(ZHANG), 32, code))
    assert isinstance(record, CardRecord)
    assert record.nation == card_faces()[code] == face


@pytest.mark.parametrize(
    ("at", "text"),
    [
        (32, "57"),  # no such nation
        (36, "19810231"),  # no such day
        (188, "2016052X"),
        (204, "20100101"),  # ends before it begins
        (204, "永远".ljust(8)),
        (0, " " * 15),  # nobody
        (248, "Q"),  # no such kind of card
    ],
)
def test_what_no_card_may_say_is_unreadable(at: int, text: str) -> None:
    assert read_text(put(text_block(ZHANG), at, text)) is CardFault.UNREADABLE


def test_a_block_of_the_wrong_length_is_unreadable() -> None:
    assert read_text(text_block(ZHANG)[:-2]) is CardFault.UNREADABLE
    assert read_text(b"") is CardFault.UNREADABLE


def test_a_number_that_fails_its_check_digit_is_a_mismatch() -> None:
    assert read_text(text_block(PEOPLE["badnumber"])) is CardFault.NUMBER_MISMATCH


def test_a_number_that_disagrees_with_birth_or_sex_is_a_mismatch() -> None:
    for other in (replace(ZHANG, birth=date(1981, 3, 16)), replace(ZHANG, sex_code="1")):
        assert read_text(text_block(other)) is CardFault.NUMBER_MISMATCH


def test_every_single_wrong_digit_of_a_number_is_noticed() -> None:
    for place in range(17):
        wrong = str((int(ZHANG.number[place]) + 1) % 10)
        number = ZHANG.number[:place] + wrong + ZHANG.number[place + 1 :]
        assert read_text(text_block(replace(ZHANG, number=number))) is CardFault.NUMBER_MISMATCH


def test_the_check_digit_is_the_standards() -> None:
    # The two sample numbers printed in GB 11643-1999.
    assert check_digit("11010519491231002") == "X"
    assert check_digit("44052418800101001") == "4"


@pytest.mark.row("U01", "F02")
@pytest.mark.parametrize(
    ("key", "kind", "letter"),
    [
        ("li", CardKind.CITIZEN, " "),
        ("hoka", CardKind.HONG_KONG_MACAO_TAIWAN, "J"),
        ("maria", CardKind.FOREIGNER_2023, "Y"),
        ("ivan", CardKind.FOREIGNER_2017, "I"),
    ],
)
def test_all_four_layouts_of_the_family_are_read_back(
    key: str, kind: CardKind, letter: str
) -> None:
    block = text_block(PEOPLE[key])
    assert block[248:250].decode("utf-16-le") == letter
    assert read_text(block) == PEOPLE[key]
    assert PEOPLE[key].kind is kind


def test_a_foreign_name_longer_than_its_first_field_is_whole() -> None:
    long_name = "SAMPLE, MARIA DE LOS ANGELES CONCEPCION GUADALU"[:46]
    person = replace(PEOPLE["maria"], foreign_name=long_name)
    block = text_block(person)
    assert block[220:242].decode("utf-16-le") == long_name[35:]
    assert read_text(block) == person


def test_the_layout_of_2017_is_the_published_one() -> None:
    block = text_block(PEOPLE["ivan"])
    assert block[:44].decode("utf-16-le") == "SAMPLE, IVAN PETROVICH"
    assert block[120:122].decode("utf-16-le") == "1"
    assert block[122:152].decode("utf-16-le") == PEOPLE["ivan"].number
    assert block[220:236].decode("utf-16-le") == "19791105"


@pytest.mark.row("T06", "F18")
@pytest.mark.parametrize("key", ["hoka", "maria", "ivan"])
def test_the_number_of_every_layout_is_held_against_the_rest_of_its_card(key: str) -> None:
    person = PEOPLE[key]
    wrong = str((int(person.number[-2]) + 1) % 10)
    spoilt = [
        replace(person, number=person.number[:-2] + wrong + person.number[-1]),
        replace(person, number=PEOPLE["li"].number[: len(person.number)]),
        replace(person, birth=person.birth + timedelta(days=1)),
    ]
    if key != "ivan":  # a number of 2017 says nothing of the sex
        spoilt.append(replace(person, sex_code="1" if person.sex_code == "2" else "2"))
    for other in spoilt:
        assert read_text(text_block(other)) is CardFault.NUMBER_MISMATCH


def test_a_private_use_character_survives() -> None:
    record = read_text(text_block(PEOPLE["ouyang"]))
    assert isinstance(record, CardRecord)
    assert record.name == "欧阳\ue863𬭩"


@given(st.binary(min_size=256, max_size=256))
def test_no_block_makes_the_parser_fail(block: bytes) -> None:
    read_text(block)


@given(st.integers(0, 255), st.integers(0, 255))
def test_one_damaged_byte_never_makes_the_parser_fail(place: int, byte: int) -> None:
    block = bytearray(text_block(ZHANG))
    block[place] = byte
    read_text(bytes(block))


def test_a_record_shows_nothing_personal() -> None:
    for person in PEOPLE.values():
        assert not any(canary in f"{person!r} {person}" for canary in CANARIES)


def test_the_test_people_cannot_exist() -> None:
    """No county 529901, no order 000, no country XXA or 000."""
    impossible = ("529901", "81000019900412000", "900000", "XXA0000")
    assert all(person.number.startswith(impossible) for person in PEOPLE.values())
    assert len({person.number for person in PEOPLE.values()}) == len(PEOPLE)
