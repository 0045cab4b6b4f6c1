import logging
import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from devices.document_camera.codes import read_codes
from devices.document_camera.frames import frame_of_image
from devices.errors import SheetError
from devices.port import SerialPort
from devices.printer.contract import Printed
from devices.printer.emulated import EmulatedPrinter, PrinterMood
from devices.printer.escpos import confirmation_answer, confirmation_id, job, status_byte
from devices.printer.paper_tape import picture_of
from devices.printer.picture import Paper
from devices.printer.picture import picture_of as drawn
from devices.printer.serial_printer import PrinterSettings, SerialPrinter
from devices.printer.sheet import Code, Sheet, Title
from tests.devices.printer.test_picture import PRIVATE, PUBLIC, SLIP

SMALL = Sheet((Title("试打"),))


@pytest.fixture
def quick(tmp_path: Path) -> PrinterSettings:
    """All the time of a loaded machine."""
    return PrinterSettings(tmp_path / "printer", status_answer_s=60, confirm_s=60, ask_again_s=0.1)


@pytest.fixture
def hasty(quick: PrinterSettings) -> PrinterSettings:
    """For a printer that confirms nothing: it need not be waited for."""
    return replace(quick, confirm_s=1)


def slips(tmp_path: Path) -> list[Path]:
    return sorted((tmp_path / "paper").glob("*.bin"))


@pytest.mark.row("T09")
@pytest.mark.parametrize("paper", list(Paper))
def test_a_slip_comes_out_and_its_codes_are_read_from_the_printers_bytes(
    printer: EmulatedPrinter, tmp_path: Path, paper: Paper
) -> None:
    outcome = SerialPrinter(PrinterSettings(tmp_path / "printer", paper)).print(SLIP)
    assert outcome is Printed.PRINTED
    (slip,) = slips(tmp_path)
    codes = read_codes(frame_of_image(picture_of(slip.read_bytes())))
    assert set(codes) == {PUBLIC, PRIVATE}
    with Image.open(slip.with_suffix(".png")) as picture:
        assert picture.width == paper.dots
    assert printer.mood is PrinterMood.OK


@pytest.mark.parametrize(
    ("mood", "outcome"),
    [
        (PrinterMood.PAPER_OUT, Printed.PAPER_OUT),
        (PrinterMood.COVER_OPEN, Printed.COVER_OPEN),
        (PrinterMood.JAM, Printed.PRINTER_FAULT),
        (PrinterMood.OFFLINE, Printed.PRINTER_FAULT),
        (PrinterMood.DEAD, Printed.NOT_ANSWERING),
    ],
)
def test_each_trouble_is_named_before_anything_is_sent_and_passes(
    printer: EmulatedPrinter,
    quick: PrinterSettings,
    tmp_path: Path,
    mood: PrinterMood,
    outcome: Printed,
) -> None:
    answers_s = 0.3 if mood is PrinterMood.DEAD else quick.status_answer_s
    driver = SerialPrinter(replace(quick, status_answer_s=answers_s))
    printer.become(mood)
    assert driver.look() is outcome
    assert driver.print(SMALL) is outcome
    assert slips(tmp_path) == []
    printer.become(PrinterMood.OK)
    driver = SerialPrinter(quick)
    assert driver.look() is None
    assert driver.print(SMALL) is Printed.PRINTED
    assert len(slips(tmp_path)) == 1


def test_data_that_vanish_are_never_called_printed(
    printer: EmulatedPrinter, hasty: PrinterSettings, tmp_path: Path
) -> None:
    printer.become(PrinterMood.HOLD)
    assert SerialPrinter(hasty).print(SMALL) is Printed.NOT_CONFIRMED
    assert slips(tmp_path) == []


def test_a_slip_that_came_out_unconfirmed_is_not_called_printed(
    printer: EmulatedPrinter, hasty: PrinterSettings, tmp_path: Path
) -> None:
    printer.become(PrinterMood.MUTE)
    assert SerialPrinter(hasty).print(SMALL) is Printed.NOT_CONFIRMED
    came_out = threading.Event()
    while not slips(tmp_path):
        came_out.wait(0.01)
    assert len(slips(tmp_path)) == 1


def test_paper_that_ends_in_the_middle_of_a_slip_is_told(
    printer: EmulatedPrinter, quick: PrinterSettings, tmp_path: Path
) -> None:
    printer.run_out_after(400)
    driver = SerialPrinter(quick)
    assert driver.print(SLIP) is Printed.PAPER_OUT
    assert slips(tmp_path) == []
    printer.become(PrinterMood.OK)
    assert driver.print(SLIP) is Printed.PRINTED


def test_a_pulled_plug_is_told_and_the_next_slip_finds_the_printer_again(
    printer: EmulatedPrinter, quick: PrinterSettings
) -> None:
    driver = SerialPrinter(quick)
    printer.unplug()
    assert driver.look() is Printed.PRINTER_GONE
    assert driver.print(SMALL) is Printed.PRINTER_GONE
    printer.plug()
    assert driver.print(SMALL) is Printed.PRINTED


def test_a_plug_pulled_while_waiting_is_told(
    printer: EmulatedPrinter, quick: PrinterSettings
) -> None:
    printer.become(PrinterMood.HOLD)
    later = threading.Timer(0.3, printer.unplug)
    later.start()
    assert SerialPrinter(quick).print(SMALL) is Printed.PRINTER_GONE
    later.join()


@pytest.mark.row("T09")
@pytest.mark.parametrize("part", [0.05, 0.3, 0.77, 0.999])
def test_a_slip_after_a_killed_print_is_whole_and_on_its_own_paper(
    printer: EmulatedPrinter, quick: PrinterSettings, tmp_path: Path, part: float
) -> None:
    killed = job(drawn(SLIP, Paper.MM80), confirmation_id(1))
    port = SerialPort(quick.port)
    port.write(killed[: int(len(killed) * part)])
    port.close()
    assert SerialPrinter(quick).print(SLIP) is Printed.PRINTED
    last = picture_of(slips(tmp_path)[-1].read_bytes())
    assert set(read_codes(frame_of_image(last))) == {PUBLIC, PRIVATE}
    whole = drawn(SLIP, Paper.MM80)
    assert last.crop((0, 0, *whole.size)).tobytes() == whole.tobytes()
    assert printer.is_plugged


def test_the_second_slip_wastes_no_paper(
    printer: EmulatedPrinter, quick: PrinterSettings, tmp_path: Path
) -> None:
    driver = SerialPrinter(quick)
    assert [driver.print(SMALL) for _ in range(3)] == [Printed.PRINTED] * 3
    assert len(slips(tmp_path)) == 3
    first, second, third = (slip.read_bytes() for slip in slips(tmp_path))
    assert len(first) == len(second) == len(third)
    assert printer.is_plugged


def test_a_sheet_that_does_not_fit_is_refused_before_anything_is_printed(
    printer: EmulatedPrinter, quick: PrinterSettings, tmp_path: Path
) -> None:
    with pytest.raises(SheetError):
        SerialPrinter(quick).print(Sheet((Code("a" * 2000),)))
    assert slips(tmp_path) == []
    assert printer.is_plugged


def test_slips_are_numbered_on_from_what_lies_in_the_tray(
    printer: EmulatedPrinter, quick: PrinterSettings, tmp_path: Path
) -> None:
    driver = SerialPrinter(quick)
    assert [driver.print(SMALL) for _ in range(2)] == [Printed.PRINTED] * 2
    printer.stop()
    again = EmulatedPrinter(tmp_path / "printer", tmp_path / "paper")
    again.start()
    assert driver.print(SMALL) is Printed.PRINTED
    again.stop()
    assert [slip.name for slip in slips(tmp_path)] == ["001.bin", "002.bin", "003.bin"]


def test_no_confirmation_can_be_taken_for_a_status_byte() -> None:
    for serial in range(0, 15**4, 7):
        assert status_byte(confirmation_answer(confirmation_id(serial))) is None


def test_no_two_jobs_of_a_day_share_a_confirmation() -> None:
    assert len({confirmation_id(serial) for serial in range(15**4)}) == 15**4


def test_the_log_says_how_it_went_and_not_what_was_printed(
    printer: EmulatedPrinter, quick: PrinterSettings, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    assert SerialPrinter(quick).print(Sheet((Title("张桂芳"),))) is Printed.PRINTED
    assert "PRINTED" in caplog.text
    assert "张桂芳" not in caplog.text
    assert printer.is_plugged
