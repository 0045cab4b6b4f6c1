"""The camera's looks: what one was begun for may be over when it ends."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from itertools import takewhile
from threading import Event

import numpy as np
import pytest

from devices.document_camera.contract import Frame, Look
from devices.document_camera.emulated import Plate
from devices.document_camera.scanned_page import ScannedPage
from devices.document_camera.test_desk import empty_plate
from kiosk.camera_desk import CameraDesk
from kiosk.journeys.actions import Action, ScanTaken, SlipOpened, TakePage
from kiosk.journeys.effects import TakePicture
from tests.kiosk.conftest import PATIENCE_S, Station1

SOMEBODYS_NEWS = SlipOpened(None, ())


class SlowLook:
    """Holds the camera's thread in the middle of one look, as a slow camera does."""

    def __init__(self, look: Callable[[Frame], object]) -> None:
        self._look = look
        self._goes_on = Event()
        self.has_begun = Event()

    def __call__(self, frame: Frame) -> object:
        is_first = not self.has_begun.is_set()
        self.has_begun.set()
        if is_first:
            assert self._goes_on.wait(PATIENCE_S)
        return self._look(frame)

    def go_on(self) -> None:
        self._goes_on.set()


@contextmanager
def camera(station: Station1, **slow: "SlowLook | Still") -> Iterator[CameraDesk]:
    station.bench.frame.parent.mkdir(parents=True)
    Plate(station.bench.frame, empty_plate()).take_away()
    desk = CameraDesk(replace(station.devices(), **slow))  # type: ignore[arg-type]
    try:
        yield desk
    finally:
        for look in slow.values():
            if isinstance(look, SlowLook):
                look.go_on()
        desk.stop()


def actions_of(desk: CameraDesk) -> Iterator[Action | None]:
    """Pump as the window does, for as long as anybody has patience."""
    end = time.monotonic() + PATIENCE_S
    while time.monotonic() < end:
        yield desk.pump(is_wanted=True)
        time.sleep(0.005)  # noqa: TID251 - a frame of the window
    raise AssertionError("waited in vain for the camera")


def first_it_says(desk: CameraDesk) -> Action:
    return next(action for action in actions_of(desk) if action)


def all_it_says(desk: CameraDesk, until: Callable[[], bool]) -> list[Action]:
    said = takewhile(lambda _action: not until(), actions_of(desk))
    return [action for action in said if action]


@pytest.mark.row("Z02")
def test_a_slip_read_for_the_person_before_is_not_shown_to_the_next(station: Station1) -> None:
    codes = SlowLook(lambda _frame: [])
    with camera(station, read_codes=codes) as desk:
        desk.look_for_slip(lambda _codes: SOMEBODYS_NEWS)
        all_it_says(desk, codes.has_begun.is_set)
        desk.look_for_slip(None)
        desk.forget()
        looks = list[list[str]]()
        desk.look_for_slip(looks.append)
        codes.go_on()
        assert all_it_says(desk, lambda: len(looks) > 1) == []


@pytest.mark.row("Z02")
def test_a_page_taken_for_the_person_before_is_not_given_to_the_next(station: Station1) -> None:
    pages = iter([b"of the person before", b"of the next", b"of the next"])
    scan = SlowLook(lambda _frame: ScannedPage(next(pages), 1, 1))
    with camera(station, scan=scan) as desk:
        desk.take_page(TakePicture())
        all_it_says(desk, scan.has_begun.is_set)
        desk.forget()
        desk.take_page(TakePicture())
        scan.go_on()
        assert first_it_says(desk) == ScanTaken(b"of the next")


class Still:
    """Says of every picture that the page in it is to be taken now."""

    def look(self, frame: Frame) -> Look:
        return Look(None, np.zeros_like(frame), is_ready=True)

    def forget(self) -> None:
        """Remember nothing."""


class Remembering(Still):
    """Counts how often it is told to forget what it has taken."""

    def __init__(self) -> None:
        self.forgotten = 0

    def forget(self) -> None:
        self.forgotten += 1


def test_a_page_that_still_lies_there_is_forgotten_with_the_visit_alone(station: Station1) -> None:
    watcher = Remembering()
    with camera(station, watcher=watcher) as desk:
        assert first_it_says(desk) == TakePage()
        desk.pump(is_wanted=False)
        assert first_it_says(desk) == TakePage()
        assert watcher.forgotten == 0
        desk.forget()
        assert first_it_says(desk) == TakePage()
        assert watcher.forgotten == 1


def test_a_page_that_lies_still_is_asked_for_as_by_a_touch_and_outlined(station: Station1) -> None:
    with camera(station, watcher=Still()) as desk:
        assert first_it_says(desk) == TakePage()
        assert desk.frame is not None
        assert not desk.frame.any()


def test_nothing_is_taken_while_a_slip_is_looked_for(station: Station1) -> None:
    with camera(station, watcher=Still()) as desk:
        looks = list[list[str]]()
        desk.look_for_slip(looks.append)
        assert all_it_says(desk, lambda: len(looks) > 1) == []


def test_a_page_is_taken_although_a_look_was_under_way(station: Station1) -> None:
    with camera(station) as desk:
        desk.pump(is_wanted=True)
        desk.take_page(TakePicture())
        assert isinstance(first_it_says(desk), ScanTaken)
