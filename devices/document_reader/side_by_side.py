"""Lines of print are read side by side: as many at once as there are processors, at most two.

Nine tenths of a page's time go into its lines, some 17 ms of one processor each. The
library reads them one after the other; within one line a second thread gains little.
"""

import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from devices.document_reader.tiny_numbers import tiny_numbers_as_nothing

MOST_AT_ONCE = 2  # the glass and the camera live beside the reader

Picture = NDArray[np.uint8]
Lines = Callable[[Any], Any]
"""The library's own reader of lines, from its question to its answer, both dataclasses.

It keeps nothing between two calls.
"""


class SideBySide:
    """Stands where the library has its reader of lines, and asks that one line by line."""

    def __init__(self, lines: Lines, at_once: int | None = None) -> None:
        self._lines = lines
        self._at_once = at_once or min(MOST_AT_ONCE, len(os.sched_getaffinity(0)))

    def __call__(self, wanted: Any) -> Any:  # noqa: ANN401 - the library's own types
        """Read the pictures of lines; the answers are in their order."""
        pictures: list[Picture] = list(wanted.img)
        longest_first = sorted(range(len(pictures)), key=lambda at: -_length(pictures[at]))
        with ThreadPoolExecutor(self._at_once) as threads:
            read = threads.map(lambda at: self._read(wanted, pictures[at]), longest_first)
            said = dict(zip(longest_first, read, strict=True))
        every = [said[at] for at in range(len(pictures))]
        return replace(
            every[0],
            imgs=pictures,
            txts=tuple(one.txts[0] for one in every),
            scores=tuple(one.scores[0] for one in every),
            word_results=tuple(one.word_results[0] for one in every),
        )

    def _read(self, wanted: Any, picture: Picture) -> Any:  # noqa: ANN401 - as above
        with tiny_numbers_as_nothing():  # it is each thread's own setting
            return self._lines(replace(wanted, img=[picture]))


def _length(line: Picture) -> float:
    height, width = line.shape[:2]
    return float(width / max(1, height))
