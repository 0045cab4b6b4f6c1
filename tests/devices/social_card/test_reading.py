"""How a card is read, command by command, against the emulated chip."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.card_reader.faults import CardFault
from devices.card_reader.test_people import PEOPLE, social_card_of
from devices.social_card.emulated_chip import ChipKind, EmulatedChip
from devices.social_card.reading import read_card

LI = social_card_of(PEOPLE["li"])


class Wire:
    """Remembers the commands; ``instead`` spoils an answer."""

    def __init__(self, chip: EmulatedChip, instead: Callable[[bytes, bytes], bytes]) -> None:
        self.commands: list[bytes] = []
        self._chip, self._instead = chip, instead

    def transmit(self, command: bytes) -> bytes:
        self.commands.append(command)
        return self._instead(command, self._chip.answer_to(command))


def unspoilt(_command: bytes, answer: bytes) -> bytes:
    return answer


@pytest.mark.parametrize("kind", [ChipKind.SPEC_1, ChipKind.SPEC_2])
def test_cards_of_both_protocols_and_both_ways_to_select_are_read(kind: ChipKind) -> None:
    assert read_card(EmulatedChip(LI, kind).answer_to) == LI


@pytest.mark.row("F18")
@pytest.mark.parametrize(
    ("kind", "fault"),
    [
        (ChipKind.SPEC_3, CardFault.NEEDS_KEY),
        (ChipKind.BANK, CardFault.NOT_A_SOCIAL_CARD),
        (ChipKind.TRUNCATED, CardFault.UNREADABLE),
        (ChipKind.GARBAGE, CardFault.UNREADABLE),
        (ChipKind.BAD_TEXT, CardFault.UNREADABLE),
    ],
)
def test_other_cards_have_their_own_fault(kind: ChipKind, fault: CardFault) -> None:
    assert read_card(EmulatedChip(LI, kind).answer_to) is fault


def test_a_card_that_selects_no_file_is_read_by_short_names() -> None:
    def refuse(command: bytes, answer: bytes) -> bytes:
        return b"\x6a\x81" if command[1:3] in (b"\xa4\x00", b"\xa4\x02") else answer

    assert read_card(Wire(EmulatedChip(LI), refuse).transmit) == LI


def test_the_bank_and_the_cards_own_number_are_never_asked_for() -> None:
    wire = Wire(EmulatedChip(LI), unspoilt)
    read_card(wire.transmit)
    selected = {command[5:] for command in wire.commands if command[1] == 0xA4}
    asked = {command[2] for command in wire.commands if command[1] == 0xB2}
    assert not any(name.startswith(bytes.fromhex("A000000333")) for name in selected)
    assert not asked & {0x01, 0x02, 0x04, 0x07, 0x0C}


def test_a_card_pulled_out_midway_comes_through_as_what_the_wire_raises() -> None:
    def pulled(command: bytes, answer: bytes) -> bytes:
        if command[1] == 0xB2:
            raise ConnectionError
        return answer

    with pytest.raises(ConnectionError):
        read_card(Wire(EmulatedChip(LI), pulled).transmit)


@given(st.lists(st.binary(max_size=40), min_size=60, max_size=60))
def test_no_answers_make_it_fail_or_a_person_out_of_rubbish(answers: list[bytes]) -> None:
    left = iter(answers)
    assert isinstance(read_card(lambda _command: next(left)), CardFault)


@given(st.integers(0, 14), st.binary(min_size=1, max_size=40))
def test_one_spoilt_answer_never_makes_another_person(place: int, spoilt: bytes) -> None:
    chip, asked = EmulatedChip(LI), iter(range(100))
    told = read_card(lambda c: spoilt if next(asked) == place else chip.answer_to(c))
    assert isinstance(told, CardFault) or told.number == LI.number
