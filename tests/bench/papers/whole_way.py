"""Fields through the whole way: drawn papers photographed, lit, shadowed, found, cleaned and read.

    python -m tests.bench.papers.whole_way 1 60

That many of every kind, for so many seconds. One row: of all fields the share that was
tied to its label and is right, how many are wrong, and how many of those something had
confirmed (which must be none).
"""

import json
import sys
from collections.abc import Iterator
from time import process_time
from typing import Any

import cv2
import numpy as np

from devices.document_camera.contract import Frame
from devices.document_camera.reading import PageReader
from devices.document_camera.test_desk import Lay, photograph_with_corners
from devices.document_camera.trial import try_frame
from devices.document_reader.on_frames import loaded_reader
from tests.bench.papers.peak import peak_mb
from tests.bench.papers.time_box import TimeBox
from tests.devices.document_reader.drawing import DOTS_PER_MM, chance_of
from tests.devices.document_reader.specimens import SPECIMENS

Row = dict[str, Any]


def whole_way_row(rounds: int, seconds: float, read: PageReader | None = None) -> Row:
    """Take every kind of paper through every step, while there is time."""
    read, box = read or loaded_reader(), TimeBox(seconds)
    fields = right = wrong = confirmed = kinds = pages = 0
    missed: list[str] = []
    taken: list[float] = []
    for name, frame, kind, truth in box.of(_photographs(rounds)):
        start = process_time()
        reading = try_frame(frame, read).reading
        taken.append(process_time() - start)
        pages, kinds = pages + 1, kinds + (reading.kind == kind)
        for field, value in truth.items():
            found = reading.fields.get(field)
            is_right = found is not None and found.value == value
            fields, right = fields + 1, right + is_right
            if not is_right:
                missed.append(f"{name}.{field}")
            if found is not None and not is_right:
                wrong, confirmed = wrong + 1, confirmed + bool(found.confirmed_by)
    return {
        "table": "fields, whole way",
        "pages": pages,
        "kinds_right": kinds,
        "fields": fields,
        "fields_right": round(right / fields, 4),
        "fields_wrong": wrong,
        "confirmed_and_wrong": confirmed,
        "missed": missed,
        "processor_seconds_a_page": round(float(np.median(taken)), 2),
        "peak_mb": peak_mb(),
        "stopped_early": box.is_cut,
    }


def _photographs(rounds: int) -> Iterator[tuple[str, Frame, str, dict[str, str]]]:
    for seed in range(rounds):
        for name, draw in SPECIMENS.items():
            chance = chance_of(f"whole way {name} {seed}")
            paper = draw(chance)
            lay = Lay(
                turn_degrees=chance.uniform(-8, 8),
                tilt=chance.uniform(0, 0.015),
                shift_mm=(chance.uniform(-12, 12), chance.uniform(-8, 8)),
                light=chance.uniform(0.6, 1.05),
                blur_px=chance.uniform(0, 0.8),
                seed=chance.randrange(1, 6),
            )
            frame, _ = photograph_with_corners(paper.picture, DOTS_PER_MM, lay)
            yield (
                f"{name}-{seed}",
                _shadowed(frame, chance.uniform(0, 1)),
                paper.kind.material,
                paper.truth,
            )


def _shadowed(frame: Frame, where: float) -> Frame:
    """Let a soft shadow, as of a head, fall over a part of everything."""
    height, width = frame.shape[:2]
    mask = np.zeros((height, width), np.float32)
    middle = (int(width * where), int(height * (0.2 + 0.6 * where)))
    cv2.circle(mask, middle, height // 3, 1.0, -1)
    soft = cv2.GaussianBlur(mask, (0, 0), height / 12)
    return np.asarray(frame * (1 - 0.35 * soft[..., None]), np.uint8)


if __name__ == "__main__":
    row = whole_way_row(int(sys.argv[1]), float(sys.argv[2]))
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")
