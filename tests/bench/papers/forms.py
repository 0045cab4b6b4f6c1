"""An A4 form with a red seal, as a camera sees it and as it is cleaned; how true its seal is."""

import cv2
import numpy as np

from devices.document_camera.clean import cleaned
from devices.document_camera.contract import Frame
from devices.document_camera.frames import frame_of_bytes
from tests.bench.papers import sheets


def seal_difference(page: Frame, data: bytes) -> float:
    """Return how far the seal's red is from where it was, as a mean of Lab units."""
    return seal_off(page, frame_of_bytes(data))


def seal_off(page: Frame, seen: Frame) -> float:
    """Return the same of a picture that was decoded before."""
    before, after = (
        cv2.cvtColor(one, cv2.COLOR_BGR2LAB).astype(np.float32) for one in (page, seen)
    )
    red = before[:, :, 1] > 150
    return float(np.linalg.norm(before - after, axis=2)[red].mean()) if red.any() else 0.0


def form_with_seal(seed: int) -> Frame:
    """Draw an A4 form with a red seal, seen by a camera and cleaned."""
    rng = np.random.default_rng(seed)
    picture = np.asarray(sheets.form(rng, is_sealed=True))[:, :, ::-1]
    small = cv2.resize(picture, (1202, 1700), interpolation=cv2.INTER_AREA)
    lit = small * np.linspace(1, 0.75, 1700)[:, None, None] * np.array([0.9, 0.97, 1])
    seen = cv2.GaussianBlur(lit + rng.normal(0, 2.5, lit.shape), (0, 0), 0.8)
    return cleaned(np.clip(seen, 0, 255).astype(np.uint8))
