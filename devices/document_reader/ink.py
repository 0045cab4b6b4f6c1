"""The ink of a line: whether it is a seal's.

The words of a seal stand where they were pressed: they are nobody's value. A value over
which a seal was pressed has dark ink too, and stays one.
"""

from dataclasses import replace

import numpy as np

from devices.document_camera.contract import Frame
from devices.document_reader.contract import TextLine

_RED = 35  # of 255: by how much red is more than the others
_DARK = 120  # of 255: what no colour of a place is lighter than
_FEWEST, _MOST = 0.02, 0.6  # of a line's place: more is a red ground
_CLEARLY = 3.0  # times as much red as dark


def with_its_ink(line: TextLine, page: Frame) -> TextLine:
    """Return a line that says whether it is written in a seal's red alone."""
    top, left = max(0, int(line.top)), max(0, int(line.left))
    seen = page[top : int(line.bottom) + 1, left : int(line.right) + 1].astype(np.int16)
    if not seen.size:
        return line
    blue, green, red = seen[:, :, 0], seen[:, :, 1], seen[:, :, 2]
    is_red = float((red - np.maximum(blue, green) > _RED).mean())
    is_dark = float((seen.max(axis=2) < _DARK).mean())
    return replace(line, is_red=_FEWEST < is_red < _MOST and is_red > _CLEARLY * is_dark)
