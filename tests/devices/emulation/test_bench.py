import json
import socket
import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from devices.card_reader.contract import CardRead, CardRemoved, ReaderDown, ReaderUp
from devices.card_reader.sam_v_reader import SamVReader, SamVSettings
from devices.card_reader.test_people import PEOPLE, social_card_of
from devices.document_camera.codes import read_codes
from devices.document_camera.emulated import EmulatedCamera
from devices.document_camera.scan import scan
from devices.emulation.bench import BenchSettings, bench, run
from devices.emulation.hands import Hands
from devices.errors import HandsError
from devices.printer.contract import Printed
from devices.printer.serial_printer import PrinterSettings, SerialPrinter
from devices.social_card.pcsc_reader import PcscReader, PcscSettings
from tests.devices.conftest import TODAY, Heard
from tests.devices.printer.test_picture import PRIVATE, PUBLIC, SLIP


@pytest.fixture
def settings(tmp_path: Path) -> BenchSettings:
    return BenchSettings(tmp_path / "devices")


@pytest.fixture
def hands(settings: BenchSettings) -> Iterator[Hands]:
    with bench(settings):
        yield Hands(settings.hands)


def test_a_card_goes_from_the_hands_to_the_driver(hands: Hands, settings: BenchSettings) -> None:
    heard = Heard()
    reader = SamVReader(SamVSettings(settings.reader), lambda: TODAY)
    reader.start(heard.post)
    hands.insert_card("li")
    assert heard.until(CardRead).record == PEOPLE["li"]
    hands.remove_card()
    heard.until(CardRemoved)
    hands.reader("unplug")
    heard.until(ReaderDown)
    hands.reader("plug")
    heard.until(ReaderUp)
    reader.stop()


@pytest.mark.row("F13")
def test_a_paper_goes_from_the_hands_to_a_page(hands: Hands, settings: BenchSettings) -> None:
    camera = EmulatedCamera(settings.frame)
    camera.open()
    hands.lay_paper("household-zhang")
    frame = camera.frame()
    assert frame is not None
    assert scan(frame).is_good
    hands.lay_file(settings.frame)
    hands.take_paper()
    frame = camera.frame()
    assert frame is not None
    assert not scan(frame).is_good


def test_a_printed_slip_is_laid_under_the_camera_and_read(
    hands: Hands, settings: BenchSettings
) -> None:
    printer = SerialPrinter(PrinterSettings(settings.printer))
    assert printer.print(SLIP) is Printed.PRINTED
    hands.lay_slip()
    camera = EmulatedCamera(settings.frame)
    camera.open()
    frame = camera.frame()
    assert frame is not None
    assert set(read_codes(frame)) == {PUBLIC, PRIVATE}
    hands.printer("paper-out")
    assert printer.print(SLIP) is Printed.PAPER_OUT
    assert hands.state()["slips"] == 1


def test_the_state_tells_everything_the_hands_did(hands: Hands) -> None:
    before = hands.state()
    assert (before["card"], before["reader"], before["printer"]) == (False, "plugged", "ok")
    hands.insert_card("chen")
    hands.printer("hold")
    hands.reader("unplug")
    hands.do("camera", state="unplug")
    after = hands.state()
    assert (after["card"], after["reader"]) == (True, "unplugged")
    assert (after["printer"], after["camera"]) == ("hold", "unplugged")


@pytest.mark.parametrize(
    ("command", "sentence"),
    [
        ({"do": "dance"}, "do is one of"),
        ({"do": "insert-card", "person": "nobody"}, "person is one of"),
        ({"do": "lay-paper", "paper": "newspaper"}, "paper is one of"),
        ({"do": "lay-paper", "file": "/nowhere.jpg"}, "file cannot be read"),
        ({"do": "lay-paper", "slip": 9}, "no such slip"),
        ({"do": "printer", "state": "sad"}, "the word is one of"),
        ({"do": "reader", "fault": "sad"}, "the word is one of"),
        ({"do": "reader", "fault": "silence", "only": "SING"}, "the command is one of"),
        ({"do": "reader", "fault": "refuse", "status": "x"}, "status is a number"),
        ({"do": "camera", "state": "sad"}, "state is one of"),
        ({"do": "insert-card", "person": "li", "reader": "bus"}, "reader is one of"),
        ({"do": "insert-card", "person": "li", "reader": "social"}, "no reader for social"),
        ({"do": "social-reader", "fault": "hang"}, "no reader for social"),
    ],
)
def test_what_the_hands_cannot_do_is_refused_in_a_sentence(
    hands: Hands, command: dict[str, str | int], sentence: str
) -> None:
    with pytest.raises(HandsError, match=sentence):
        hands.do(**command)  # type: ignore[arg-type]


def test_lines_that_are_no_commands_are_refused_and_the_hands_go_on(
    hands: Hands, settings: BenchSettings
) -> None:
    with socket.socket(socket.AF_UNIX) as link, link.makefile("rb") as answers:
        link.connect(str(settings.hands))
        for line in (b"no json\n", b"[1]\n", b'{"do":"state"}\n'):
            link.sendall(line)
        told = [json.loads(answers.readline())["ok"] for _ in range(3)]
    assert told == [False, False, True]
    assert hands.state()["ok"]


def test_hands_without_a_bench_say_so(tmp_path: Path) -> None:
    with pytest.raises(HandsError, match="do not answer"):
        Hands(tmp_path / "none.sock").state()


def test_a_bench_is_run_until_it_is_stopped_and_leaves_no_ports(settings: BenchSettings) -> None:
    stopping = threading.Event()
    stopping.set()
    run(settings, stopping)
    assert not settings.reader.exists()
    assert not settings.printer.exists()
    assert not settings.hands.exists()


def test_a_social_card_goes_from_the_hands_to_the_driver(
    settings: BenchSettings, card_service_folder: Path
) -> None:
    settings = replace(settings, social=card_service_folder)
    socket_path = settings.social_socket
    assert socket_path is not None
    heard = Heard()
    with bench(settings):
        hands = Hands(settings.hands)
        reader = PcscReader(PcscSettings(socket_path), lambda: TODAY)
        reader.start(heard.post)
        heard.until(ReaderUp)
        hands.insert_social_card("li")
        assert heard.until(CardRead).record == social_card_of(PEOPLE["li"])
        assert hands.state()["social-card"]
        hands.remove_social_card()
        heard.until(CardRemoved)
        with pytest.raises(HandsError, match="the word is one of"):
            hands.do("insert-card", person="li", reader="social", chip="gold")
        hands.do("social-reader", fault="unplug")
        heard.until(ReaderDown)
        assert hands.state()["social-reader"] == "unplugged"
        reader.stop()
    assert not socket_path.exists()


def test_a_machine_that_can_have_no_card_service_gets_a_bench_without(
    settings: BenchSettings, tmp_path: Path
) -> None:
    too_deep = tmp_path / "/".join(["deep" * 10] * 4)
    with bench(replace(settings, social=too_deep)):
        assert Hands(settings.hands).state()["social-reader"] == "none"
