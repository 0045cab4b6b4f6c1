"""What a social-security card holds, without a reader."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.card_reader.contract import SocialCardRecord
from devices.card_reader.faults import CardFault
from devices.card_reader.numbers import check_digit
from devices.card_reader.test_people import CANARIES, PEOPLE, social_card_of
from devices.social_card import chip_file
from devices.social_card.card_data import as_values, record_of
from devices.social_card.chip_file import ITEMS, Item

ZHANG = social_card_of(PEOPLE["zhang"])


def changed(item: Item, value: bytes) -> SocialCardRecord | CardFault:
    return record_of({**as_values(ZHANG), item: value})


@pytest.mark.row("F02")
@pytest.mark.parametrize("key", ["zhang", "wang", "li", "chen", "rare", "ouyang", "hoka", "maria"])
def test_a_card_is_read_back_exactly(key: str) -> None:
    record = social_card_of(PEOPLE[key])
    assert record_of(as_values(record)) == record


def test_the_name_of_the_environment_and_its_command_are_the_published_ones() -> None:
    assert chip_file.SELECT_ENVIRONMENT.hex().upper() == (
        "00A404000F7378312E73682EC9E7BBE1B1A3D5CF"
    )
    assert chip_file.select_file(0xEF05, under_current=True).hex() == "00a4020002ef05"
    assert chip_file.read_record(chip_file.NUMBER).hex() == "00b2080014"
    assert chip_file.read_record(chip_file.NUMBER, short_id=True)[3] == 0x30
    assert chip_file.read_record(chip_file.VERSION, short_id=True)[3] == 0x28


def test_the_example_answer_of_public_comments_is_understood() -> None:
    assert chip_file.value_of(chip_file.VERSION, bytes.fromhex("0304332E3030")) == b"3.00"


def test_a_character_cut_in_two_by_the_fields_end_is_whole_again() -> None:
    name = "买买提·吾斯曼阿卜杜热合曼江𬭩"  # the last one takes four bytes, two in each field
    values = as_values(replace(ZHANG, name=name))
    assert values[chip_file.NAME_MORE].rstrip(b"\0")
    with pytest.raises(UnicodeDecodeError):
        values[chip_file.NAME].decode("gb18030")
    record = record_of(values)
    assert isinstance(record, SocialCardRecord)
    assert record.name == name


@pytest.mark.parametrize(
    ("name", "written"),
    [("陈䶮", b"\xb3\xc2\xfe\x9f"), ("王\ue5e5", None), ("李㐂", None), ("赵𠮷", None)],
)
def test_a_rare_character_survives(name: str, written: bytes | None) -> None:
    raw = written or name.encode("gb18030")
    record = changed(chip_file.NAME, raw.ljust(30, b"\0"))
    assert isinstance(record, SocialCardRecord)
    assert record.name == name


@pytest.mark.row("F18")
@pytest.mark.parametrize(
    ("item", "value"),
    [
        (chip_file.NAME, b"\xd5\xc5\xff\xff"),  # no text of GB 18030
        (chip_file.NAME, b"\xd5\xc5\x81"),  # a text that ends inside a character
        (chip_file.NAME, "张三".encode("utf-16-le")),
        (chip_file.NAME, b"\xd5\xc5\x07"),  # a control sign
        (chip_file.NAME, b"\0" * 30),  # nobody
        (chip_file.NUMBER, b""),
        (chip_file.SEX, b"3"),
        (chip_file.SEX, b"\xff"),
        (chip_file.BIRTH, b"\x19\x81\x02\x31"),  # no such day
        (chip_file.BIRTH, b"\xff\xff\xff\xff"),
        (chip_file.BIRTH, b"19810315"),  # not packed
        (chip_file.EXPIRY, b"\x20\x36\x13\x01"),
    ],
)
def test_what_no_card_may_say_is_unreadable(item: Item, value: bytes) -> None:
    assert changed(item, value) is CardFault.UNREADABLE


@pytest.mark.row("T06", "F18")
def test_a_number_that_disagrees_with_itself_with_birth_or_with_sex_is_a_mismatch() -> None:
    first_17 = "52990119810316024"
    others = [
        (chip_file.NUMBER, ZHANG.number[:-1].encode() + b"0"),
        (chip_file.NUMBER, (first_17 + check_digit(first_17)).encode()),
        (chip_file.NUMBER, b"529901198103150"),
        (chip_file.SEX, b"1"),
    ]
    for item, value in others:
        assert changed(item, value) is CardFault.NUMBER_MISMATCH


def test_a_small_x_is_the_same_check_digit() -> None:
    first_17 = next(n for n in map(str, range(52990119810315000, 52990119810315998, 2))
                    if check_digit(n) == "X")  # fmt: skip
    record = changed(chip_file.NUMBER, (first_17 + "x").encode())
    assert isinstance(record, SocialCardRecord)
    assert record.number.endswith("X")


@pytest.mark.parametrize("raw", [bytes(4), b"\xff" * 4, b"\x99\x99\x12\x31", b""])
def test_a_card_without_a_last_day_has_none(raw: bytes) -> None:
    record = changed(chip_file.EXPIRY, raw)
    assert isinstance(record, SocialCardRecord)
    assert record.valid_to is None


def test_items_that_a_card_lacks_are_left_open() -> None:
    values = as_values(replace(ZHANG, valid_to=date(2030, 1, 1)))
    for item in (chip_file.NAME_MORE, chip_file.NATION, chip_file.EXPIRY):
        del values[item]
    assert record_of(values) == replace(ZHANG, nation="", valid_to=None)


@given(st.dictionaries(st.sampled_from(ITEMS), st.binary(max_size=30)))
def test_no_bytes_make_it_fail(values: dict[Item, bytes]) -> None:
    record_of({**as_values(ZHANG), **values})


@given(st.binary(max_size=40))
def test_no_answer_makes_a_record_out_of_rubbish(raw: bytes) -> None:
    value = chip_file.value_of(chip_file.NAME, raw)
    assert value is None or chip_file.record(chip_file.NAME, value) == raw


def test_a_record_shows_nothing_personal() -> None:
    for person in PEOPLE.values():
        record = social_card_of(person)
        assert not any(canary in f"{record!r} {record}" for canary in CANARIES)
