"""Every failure of a device has one code, a cause, what the resident sees and a next step."""

from collections.abc import Mapping
from enum import Enum
from typing import Any

import pytest

from devices import errors
from devices.card_reader import faults
from devices.card_reader.faults import CardFault
from devices.document_camera import contract as camera
from devices.document_camera import scanned_page
from devices.document_camera.contract import CameraState
from devices.document_camera.scanned_page import PageFlag
from devices.failures import Explanation
from devices.printer import contract as printer
from devices.printer.contract import Printed
from devices.speaker import contract as speaker
from devices.speaker.contract import Played, Taken

TABLES: list[tuple[type[Enum], Mapping[Any, Explanation], set[Enum]]] = [
    (CardFault, faults.EXPLAINED, set()),
    (PageFlag, scanned_page.EXPLAINED, set()),
    (CameraState, camera.EXPLAINED, {CameraState.CLOSED, CameraState.SEEING}),
    (Printed, printer.EXPLAINED, {Printed.PRINTED}),
    (Played, speaker.EXPLAINED, {Played.PLAYED, Played.HUSHED}),
    (Taken, speaker.TAKES_EXPLAINED, set()),
]
LEAVES = [
    kind
    for kind in vars(errors).values()
    if isinstance(kind, type) and issubclass(kind, errors.DeviceError)
]


@pytest.mark.parametrize(
    ("kind", "explained", "fine"),
    TABLES,
    ids=["card", "page", "camera", "printer", "speaker", "microphone"],
)
def test_every_failing_value_is_explained(
    kind: type[Enum], explained: Mapping[Any, Explanation], fine: set[Enum]
) -> None:
    assert set(explained) == set(kind) - fine
    for told in explained.values():
        assert min(len(told.cause), len(told.resident), len(told.helper)) > 15


def test_no_two_failures_share_a_code() -> None:
    codes = [str(member.value) for _, explained, _ in TABLES for member in explained]
    codes += [kind.code for kind in LEAVES]
    assert len(codes) == len(set(codes))
    assert all(code.startswith("DEV-") for code in codes)


def test_every_error_says_cause_resident_and_helper() -> None:
    for kind in LEAVES:
        if kind is errors.DeviceError:
            continue
        lines = [line.strip() for line in (kind.__doc__ or "").splitlines()]
        for label in ("Cause: ", "Resident: ", "Helper: "):
            assert any(line.startswith(label) for line in lines), kind
