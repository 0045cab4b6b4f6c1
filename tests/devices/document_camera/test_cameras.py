from pathlib import Path

import numpy as np
import pytest

from devices.document_camera.contract import CameraState, DocumentCamera
from devices.document_camera.emulated import EmulatedCamera, Plate
from devices.document_camera.opencv_camera import OpencvCamera

DARK = np.full((60, 80, 3), 30, np.uint8)
LIGHT = np.full((60, 80, 3), 220, np.uint8)


@pytest.fixture
def plate(tmp_path: Path) -> Plate:
    hands = Plate(tmp_path / "frame.jpg", DARK)
    hands.take_away()
    return hands


@pytest.fixture
def camera(tmp_path: Path) -> EmulatedCamera:
    return EmulatedCamera(tmp_path / "frame.jpg")


def state_of(camera: DocumentCamera) -> CameraState:
    return camera.state


def lightness(camera: EmulatedCamera) -> float:
    frame = camera.frame()
    assert frame is not None
    return float(frame.mean())


def test_the_camera_sees_what_the_hands_lay_down(plate: Plate, camera: EmulatedCamera) -> None:
    camera.open()
    assert state_of(camera) is CameraState.SEEING
    assert lightness(camera) == pytest.approx(30, abs=2)
    plate.lay(LIGHT)
    assert lightness(camera) == pytest.approx(220, abs=2)
    plate.take_away()
    assert lightness(camera) == pytest.approx(30, abs=2)


def test_a_frame_belongs_to_its_taker(plate: Plate, camera: EmulatedCamera) -> None:
    camera.open()
    frame = camera.frame()
    assert frame is not None
    frame[:] = 255
    assert lightness(camera) < 100
    assert plate.is_plugged


def test_a_closed_camera_shows_nothing(plate: Plate, camera: EmulatedCamera) -> None:
    assert camera.frame() is None
    camera.open()
    camera.close()
    camera.close()
    assert camera.frame() is None
    assert state_of(camera) is CameraState.CLOSED
    assert plate.is_plugged


@pytest.mark.row("T09")
def test_a_camera_without_its_plug_says_so_and_is_found_again(
    plate: Plate, camera: EmulatedCamera
) -> None:
    camera.open()
    plate.unplug()
    assert camera.frame() is None
    assert state_of(camera) is CameraState.NO_CAMERA
    plate.plug()
    assert camera.frame() is not None
    assert state_of(camera) is CameraState.SEEING


def test_a_broken_picture_is_a_state_and_no_crash(camera: EmulatedCamera, tmp_path: Path) -> None:
    (tmp_path / "frame.jpg").write_bytes(b"\xff\xd8 cut short")
    camera.open()
    assert camera.frame() is None
    assert state_of(camera) is CameraState.NO_PICTURE


def test_a_missing_v4l2_camera_is_a_state_and_no_crash(tmp_path: Path) -> None:
    camera = OpencvCamera(str(tmp_path / "video99"))
    assert camera.frame() is None
    camera.open()
    assert state_of(camera) is CameraState.NO_CAMERA
    assert camera.frame() is None
    camera.close()
    assert state_of(camera) is CameraState.CLOSED
