"""Learns how the camera's plate looks with nothing on it, and how its lens bends."""

from devices.document_camera.contract import DocumentCamera, Frame
from devices.document_camera.lens import Lens, lens_of
from devices.document_camera.page import find_page
from devices.document_camera.plate import BarePlate


def learned(camera: DocumentCamera, *, is_painted: bool = False) -> BarePlate | str:
    """Take the picture of the bare plate, or say in a sentence why it could not be taken.

    On a plate that ``is_painted`` what looks like a paper belongs to the plate.
    """
    frame = _taken(camera)
    if isinstance(frame, str):
        return frame
    if not is_painted and find_page(frame) is not None:
        return "something lies on the plate: take it away and try again"
    return BarePlate.of(frame)


def measured(camera: DocumentCamera, square_mm: float) -> Lens | str:
    """Measure lens and scale by the sheet of squares, or say in a sentence why it cannot be."""
    frame = _taken(camera)
    if isinstance(frame, str):
        return frame
    lens = lens_of(frame, square_mm)
    return lens or "the sheet of squares is not seen: lay it flat, all of it in the picture"


def _taken(camera: DocumentCamera) -> Frame | str:
    camera.open()
    frame = camera.frame()
    state = camera.state
    camera.close()
    if frame is None:
        return f"the camera gives no picture ({state.value}): see devices check"
    return frame
