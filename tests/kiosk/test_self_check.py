"""The self-check, over the real drivers and the emulated devices."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from devices.card_reader.faults import CardFault
from devices.document_camera.contract import CameraState
from devices.emulation.bench import bench
from devices.emulation.gestures import Devices as Hands
from devices.emulation.gestures import carry_out
from devices.printer.contract import Printed
from devices.social_card.pcsc_reader import PcscReader, PcscSettings
from devices.speaker.contract import Played
from kiosk.self_check import CARE, Finding, Part, check_devices
from tests.kiosk.conftest import Station1


@pytest.fixture
def hands(station: Station1) -> Iterator[Hands]:
    with ExitStack() as stack:
        yield stack.enter_context(bench(station.bench))


def codes(station: Station1) -> list[tuple[Part, str]]:
    return [(finding.part, finding.code) for finding in check_devices(station.devices())]


@pytest.mark.row("L06")
def test_devices_that_work_are_said_to_work(station: Station1, hands: Hands) -> None:
    assert hands.reader.is_plugged
    assert codes(station) == [(Part.ID_READER, ""), (Part.CAMERA, ""), (Part.PRINTER, "")]


@pytest.mark.row("L06")
def test_each_device_that_does_not_is_named_with_its_code(station: Station1, hands: Hands) -> None:
    for command in (
        {"do": "reader", "fault": "unplug"},
        {"do": "camera", "state": "unplug"},
        {"do": "printer", "state": "paper-out"},
    ):
        carry_out(hands, command)
    assert codes(station) == [
        (Part.ID_READER, "DEV-13"),
        (Part.CAMERA, "DEV-30"),
        (Part.PRINTER, "DEV-40"),
    ]


def test_a_reader_that_says_nothing_hangs(station: Station1, hands: Hands) -> None:
    carry_out(hands, {"do": "reader", "fault": "silence"})
    station.reader_answer_s = 0.5
    [reader, *_] = check_devices(station.devices())
    assert reader == Finding(Part.ID_READER, "DEV-15")


def test_the_second_reader_is_checked_where_there_is_one(
    station: Station1, hands: Hands, card_service_folder: Path
) -> None:
    assert hands.social is None
    settings = PcscSettings(card_service_folder / "pcscd" / "pcscd.comm")
    social = PcscReader(settings, lambda: date(2026, 11, 21))
    found = {f.part: f for f in check_devices(replace(station.devices(), social_reader=social))}
    assert found[Part.SOCIAL_READER].code == CardFault.SERVICE_DOWN.value


def test_every_fault_a_check_can_find_says_what_to_do_in_both_languages() -> None:
    possible = {
        *(fault.value for fault in (CardFault.DEVICE_GONE, CardFault.DEVICE_FAULT)),
        *(fault.value for fault in (CardFault.HUNG, CardFault.SERVICE_DOWN)),
        CardFault.NO_SOCIAL_READER.value,
        *(state.value for state in CameraState if state.value.startswith("DEV")),
        *(outcome.value for outcome in Printed if outcome is not Printed.PRINTED),
        *(played.value for played in Played if played.value.startswith("DEV")),
    }
    assert possible == set(CARE)
    assert all(words.zh and words.en for words in CARE.values())


def test_a_finding_is_one_line_with_its_code() -> None:
    assert Finding(Part.PRINTER).line("zh") == "凭证打印机  正常"
    line = Finding(Part.PRINTER, "DEV-40").line("zh")
    assert line == "凭证打印机  DEV-40  换一卷新纸，印字的一面朝上"
    assert "new roll" in Finding(Part.PRINTER, "DEV-40").line("en")
