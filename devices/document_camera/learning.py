"""Learns how the camera's plate looks with nothing on it."""

from devices.document_camera.contract import DocumentCamera
from devices.document_camera.page import find_page
from devices.document_camera.plate import BarePlate


def learned(camera: DocumentCamera, *, is_painted: bool = False) -> BarePlate | str:
    """Take the picture of the bare plate, or say in a sentence why it could not be taken.

    On a plate that ``is_painted`` what looks like a paper belongs to the plate.
    """
    camera.open()
    frame = camera.frame()
    state = camera.state
    camera.close()
    if frame is None:
        return f"the camera gives no picture ({state.value}): see devices check"
    if not is_painted and find_page(frame) is not None:
        return "something lies on the plate: take it away and try again"
    return BarePlate.of(frame)
