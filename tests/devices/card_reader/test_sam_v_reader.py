import logging
import os
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from devices.card_reader.card_image import text_block
from devices.card_reader.contract import (
    CardFailed,
    CardPlaced,
    CardRead,
    CardRemoved,
    ReaderDown,
    ReaderUp,
)
from devices.card_reader.emulated import EmulatedSamV, Trouble
from devices.card_reader.emulated_module import MODULE_NUMBER
from devices.card_reader.faults import CardFault
from devices.card_reader.sam_v import Command, Status
from devices.card_reader.sam_v_reader import SamVReader, SamVSettings
from devices.card_reader.test_people import CANARIES, PEOPLE
from tests.devices.conftest import PATIENCE_S, TODAY, Heard, Unanswered

Watch = Callable[[], Heard]
ZHANG, LI = PEOPLE["zhang"], PEOPLE["li"]
BUSY_TIMES = 100  # a busy machine may be late so often; where it was not, the reader was quick


def failed(heard: Heard) -> CardFault:
    return heard.until(CardFailed).fault


@pytest.mark.row("F02", "U01")
def test_a_good_card_is_read_and_its_lifting_told(module: EmulatedSamV, watch: Watch) -> None:
    heard = watch()
    assert heard.next() == ReaderUp(MODULE_NUMBER)
    module.insert(text_block(ZHANG))
    assert heard.next() == CardPlaced()
    assert heard.next() == CardRead(ZHANG)
    module.lift()
    assert heard.next() == CardRemoved()


def test_a_card_that_stays_is_read_once(module: EmulatedSamV, watch: Watch) -> None:
    heard = watch()
    module.insert(text_block(ZHANG))
    heard.until(CardRead)
    assert heard.nothing_for(0.4)


def test_two_persons_one_after_the_other_are_both_read(module: EmulatedSamV, watch: Watch) -> None:
    heard = watch()
    module.insert(text_block(ZHANG))
    assert heard.until(CardRead).record == ZHANG
    module.insert(text_block(LI))  # swapped faster than the reader looks
    heard.until(CardRemoved)
    assert heard.until(CardRead).record == LI


def test_a_card_read_by_an_earlier_process_asks_to_be_lifted(
    module: EmulatedSamV, watch: Watch, quick: SamVSettings
) -> None:
    first = Heard()
    reader = SamVReader(quick, lambda: TODAY)
    reader.start(first.post)
    module.insert(text_block(ZHANG))
    first.until(CardRead)
    reader.stop()
    heard = watch()
    assert failed(heard) is CardFault.LIFT_AND_PLACE
    module.lift()
    heard.until(CardRemoved)
    module.insert(text_block(ZHANG))
    heard.until(CardRead)


def test_no_card_is_no_fault(module: EmulatedSamV, watch: Watch) -> None:
    heard = watch()
    heard.until(ReaderUp)
    assert not module.has_card
    assert heard.nothing_for(0.4)


def test_an_expired_card_is_told_with_its_data(module: EmulatedSamV, watch: Watch) -> None:
    heard = watch()
    module.insert(text_block(PEOPLE["expired"]))
    told = heard.until(CardFailed)
    assert told == CardFailed(CardFault.EXPIRED_CARD, PEOPLE["expired"])
    module.lift()
    heard.until(CardRemoved)


def test_a_bad_number_is_told_without_its_data(module: EmulatedSamV, watch: Watch) -> None:
    heard = watch()
    module.insert(text_block(PEOPLE["badnumber"]))
    assert heard.until(CardFailed) == CardFailed(CardFault.NUMBER_MISMATCH)


def test_a_chip_with_nonsense_on_it_is_unreadable(module: EmulatedSamV, watch: Watch) -> None:
    heard = watch()
    module.insert(bytes(256))
    assert failed(heard) is CardFault.UNREADABLE


def test_a_card_lifted_too_early_is_read_when_it_comes_back(
    module: EmulatedSamV, watch: Watch
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    module.trouble(Trouble.LIFTED_MIDWAY, Command.READ)
    module.insert(text_block(ZHANG))
    assert failed(heard) is CardFault.KEEP_STILL
    heard.until(CardRemoved)
    module.insert(text_block(ZHANG))
    heard.until(CardRead)


def test_a_card_that_moved_and_lies_still_is_read_without_lifting(
    module: EmulatedSamV, watch: Watch
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    module.refuse(Command.READ, Status.READ_FAILED, times=2)
    module.insert(text_block(ZHANG))
    assert [type(heard.next()) for _ in range(3)] == [CardPlaced, CardFailed, CardRead]


def test_a_card_that_never_lies_still_enough_is_asked_to_be_lifted(
    module: EmulatedSamV, watch: Watch
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    module.refuse(Command.READ, Status.READ_FAILED, times=10_000)
    module.insert(text_block(ZHANG))
    assert failed(heard) is CardFault.KEEP_STILL
    assert failed(heard) is CardFault.LIFT_AND_PLACE
    assert heard.nothing_for(0.4)


@pytest.mark.parametrize(
    ("command", "status", "fault"),
    [
        (Command.SELECT, Status.SELECT_FAILED, CardFault.LIFT_AND_PLACE),
        (Command.SELECT, Status.UNKNOWN_CARD, CardFault.NOT_AN_ID),
        (Command.READ, Status.UNKNOWN_CARD, CardFault.NOT_AN_ID),
        (Command.READ, Status.READ_FAILED, CardFault.KEEP_STILL),
        (Command.READ, Status.CARD_REJECTED_MODULE, CardFault.LIFT_AND_PLACE),
        (Command.READ, Status.MODULE_REJECTED_CARD, CardFault.LIFT_AND_PLACE),
        (Command.READ, Status.CHECK_FAILED, CardFault.LIFT_AND_PLACE),
        (Command.READ, 0x77, CardFault.LIFT_AND_PLACE),  # in no list
    ],
)
def test_each_refusal_has_its_fault_and_lifting_ends_it(
    module: EmulatedSamV, watch: Watch, command: Command, status: int, fault: CardFault
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    module.refuse(command, status, times=10_000)
    module.insert(text_block(ZHANG))
    assert failed(heard) is fault
    module.lift()
    heard.until(CardRemoved)
    told = [event for event in heard.events if event == CardFailed(fault)]
    assert len(told) == 1  # though it was tried many times


@pytest.mark.parametrize("status", [Status.UNKNOWN_ERROR, Status.RANDOM_FAILED])
def test_a_passing_error_is_tried_again_unseen(
    module: EmulatedSamV, watch: Watch, status: int
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    module.refuse(Command.READ, status)
    module.insert(text_block(ZHANG))
    assert [heard.next(), heard.next()] == [CardPlaced(), CardRead(ZHANG)]


def test_a_card_rejected_three_times_is_suspect(module: EmulatedSamV, watch: Watch) -> None:
    heard = watch()
    heard.until(ReaderUp)
    module.refuse(Command.READ, Status.MODULE_REJECTED_CARD, times=10_000)
    told = []
    for _ in range(3):
        module.insert(text_block(ZHANG))
        told.append(failed(heard))
        module.lift()
        heard.until(CardRemoved)
    assert told == [CardFault.LIFT_AND_PLACE, CardFault.LIFT_AND_PLACE, CardFault.CARD_REFUSED]


@pytest.mark.parametrize(
    "trouble",
    [
        Trouble.BAD_CHECK_ONCE,
        Trouble.NOISE,
        Trouble.FRAGMENTS,
        Trouble.TWO_FRAMES,
        Trouble.STALE_FIRST,
        Trouble.LENGTH_ZERO,
        Trouble.LENGTH_HUGE,
    ],
)
def test_a_spoiled_line_does_not_keep_a_card_from_being_read(
    module: EmulatedSamV, watch: Watch, trouble: Trouble
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    module.insert(text_block(ZHANG))
    module.trouble(trouble)
    assert heard.until(CardRead).record == ZHANG


@pytest.mark.parametrize("trouble", [Trouble.SILENCE_ONCE, Trouble.HALF_FRAME_ONCE])
def test_a_lost_answer_asks_for_lifting_and_the_card_is_read_then(
    module: EmulatedSamV, watch: Watch, unanswered: Unanswered, trouble: Trouble
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    unanswered.add(Command.READ)
    module.trouble(trouble, Command.READ)
    module.insert(text_block(ZHANG))
    # The module believes that it gave the data, and gives them only once.
    assert failed(heard) is CardFault.LIFT_AND_PLACE
    unanswered.clear()
    assert heard.nothing_for(0.3)  # above all no word of a card that was lifted
    module.lift()
    heard.until(CardRemoved)
    module.insert(text_block(ZHANG))
    heard.until(CardRead)


@pytest.mark.parametrize("trouble", [Trouble.SILENCE, Trouble.BAD_CHECK])
def test_a_reader_that_gives_no_usable_answer_is_hung_and_comes_back(
    module: EmulatedSamV, watch: Watch, unanswered: Unanswered, trouble: Trouble
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    unanswered.update(Command)
    assert unanswered.asked.wait(PATIENCE_S)  # the question before it has its answer
    module.trouble(trouble)
    assert heard.until(ReaderDown).why is CardFault.HUNG
    assert heard.nothing_for(1.2)  # told once, not once a try
    module.trouble(Trouble.NONE)
    unanswered.clear()
    heard.until(ReaderUp)
    module.insert(text_block(ZHANG))
    heard.until(CardRead)


@pytest.mark.parametrize("status", [Status.SELF_TEST_FAILED, Status.NOT_AUTHORISED])
def test_a_broken_module_is_told_and_tried_again(
    module: EmulatedSamV, watch: Watch, status: int
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    module.refuse(Command.STATUS, status, times=2)
    assert heard.until(ReaderDown).why is CardFault.DEVICE_FAULT
    heard.until(ReaderUp)


@pytest.mark.row("T09")
def test_a_pulled_plug_is_told_and_the_reader_is_back_within_two_seconds(
    module: EmulatedSamV, watch: Watch
) -> None:
    heard = watch()
    heard.until(ReaderUp)
    assert any(seconds < 2 for seconds in back_after(module, heard))
    module.insert(text_block(ZHANG))
    heard.until(CardRead)


def back_after(module: EmulatedSamV, heard: Heard) -> Iterator[float]:
    """Pull the plug and push it in again; say after how long the reader is back."""
    for _ in range(BUSY_TIMES):
        module.unplug()
        assert heard.until(ReaderDown).why is CardFault.DEVICE_GONE
        module.plug()
        begun = time.monotonic()
        heard.until(ReaderUp)
        yield time.monotonic() - begun


def test_the_plug_may_be_pulled_in_the_middle_of_a_read(tmp_path: Path, watch: Watch) -> None:
    slow = EmulatedSamV(tmp_path / "reader", baud=9600)  # a read takes longer than its deadline
    slow.start()
    heard = watch()
    heard.until(ReaderUp)
    slow.insert(text_block(ZHANG))
    heard.until(CardPlaced)
    slow.unplug()
    assert heard.until(ReaderDown).why is CardFault.DEVICE_GONE
    slow.stop()


def test_a_kiosk_without_a_reader_says_so_once_and_finds_it_later(
    tmp_path: Path, watch: Watch
) -> None:
    heard = watch()
    assert heard.next() == ReaderDown(CardFault.DEVICE_GONE)
    assert heard.nothing_for(0.3)
    late = EmulatedSamV(tmp_path / "reader", baud=None)
    late.start()
    heard.until(ReaderUp)
    late.stop()


def test_a_port_held_by_another_is_gone_until_it_is_free(
    module: EmulatedSamV, watch: Watch, quick: SamVSettings
) -> None:
    first = Heard()
    reader = SamVReader(quick, lambda: TODAY)
    reader.start(first.post)
    first.until(ReaderUp)
    heard = watch()
    assert heard.next() == ReaderDown(CardFault.DEVICE_GONE)
    reader.stop()
    heard.until(ReaderUp)
    assert module.is_plugged


def open_lines() -> int:
    """Count what this process holds open of serial lines: other threads may open other things."""
    return sum(
        os.path.realpath(one).startswith("/dev/pts/") for one in Path("/proc/self/fd").iterdir()
    )


def test_a_reader_that_is_stopped_lets_go_of_its_port(
    module: EmulatedSamV, quick: SamVSettings
) -> None:
    open_before = open_lines()
    for _ in range(5):
        heard = Heard()
        reader = SamVReader(quick, lambda: TODAY)
        reader.start(heard.post)
        heard.until(ReaderUp)
        reader.stop()
        reader.stop()
    assert open_lines() == open_before
    assert module.is_plugged


def test_a_full_read_at_the_pace_of_a_real_line_takes_a_fifth_of_a_second(
    tmp_path: Path, watch: Watch
) -> None:
    real = EmulatedSamV(tmp_path / "reader", baud=115200)
    real.start()
    heard = watch()
    heard.until(ReaderUp)
    assert any(0.1 < seconds < 0.24 for seconds in read_in(real, heard))
    real.stop()


def read_in(reader: EmulatedSamV, heard: Heard) -> Iterator[float]:
    """Lay a card down and take it away; say how long it took to be read."""
    for _ in range(BUSY_TIMES):
        reader.insert(text_block(ZHANG))
        heard.until(CardPlaced)
        begun = time.monotonic()
        heard.until(CardRead)
        yield time.monotonic() - begun
        reader.lift()
        heard.until(CardRemoved)


def test_no_log_line_names_a_person(
    module: EmulatedSamV, watch: Watch, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    heard = watch()
    for key in ("zhang", "expired", "badnumber"):
        module.insert(text_block(PEOPLE[key]))
        heard.until(CardPlaced)
        heard.next()
        module.lift()
        heard.until(CardRemoved)
    assert caplog.text
    told = caplog.text + repr(heard.events)
    assert not any(canary in told for canary in CANARIES)
