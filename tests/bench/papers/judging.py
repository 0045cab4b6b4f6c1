"""The table of `bench scan` about judging: spoiled pictures that are refused, and good ones.

A page that is not refused may be one that can still be read: blur and movement are
measured against the page, and what stands on a bank card is large. With a reader the table
says of how many that holds.
"""

from collections.abc import Callable, Iterable
from typing import Any

import numpy as np

from devices.document_camera.clean import cleaned, straightened
from devices.document_camera.contract import Frame
from devices.document_camera.quadrilateral import in_order
from devices.document_camera.quality import flaws
from devices.document_camera.scanned_page import PageFlag
from devices.document_reader.recognition import Recognition
from tests.bench.papers.peers import has_glare_as_usual, is_blurred_as_usual, is_dark_as_usual
from tests.bench.papers.photographs import Photograph, Subset
from tests.bench.papers.spoiling import SPOILED

Row = dict[str, Any]
StillReads = Callable[[Frame, Frame], bool]
"""Says of a good page and a spoiled one whether as much can be read of the second."""

SEED = 6
_READ = 0.97  # of the characters of the good page
_LATE = {PageFlag.BLURRED, PageFlag.MOVED, PageFlag.GLARE, PageFlag.TOO_DARK}
_USUAL = {
    "blur": is_blurred_as_usual,
    "motion": is_blurred_as_usual,
    "glare": has_glare_as_usual,
    "dark": is_dark_as_usual,
}


def judging_table(
    pictures: Iterable[Photograph],
    seeds: Iterable[int] = (SEED,),
    still_reads: StillReads | None = None,
) -> list[Row]:
    """Spoil every whole page in four ways, once a seed; count what is caught, and good refused."""
    chances = [np.random.default_rng(seed) for seed in seeds]
    caught = {name: [0, 0] for name in SPOILED}
    still = dict.fromkeys(SPOILED, 0)
    refused, usually_refused, count = 0, 0, 0
    for picture in pictures:
        if picture.subset is not Subset.PAGE or picture.corners is None:
            continue
        corners = in_order(np.asarray(picture.corners, np.float32))
        count += 1
        good = straightened(picture.frame, corners)
        refused += _is_refused(good)
        usually_refused += any(usual(good) for usual in _USUAL.values())
        for name, spoil in SPOILED.items():
            for chance in chances:
                page = straightened(spoil(picture.frame, corners, chance), corners)
                is_caught = _is_refused(page)
                caught[name][0] += is_caught
                caught[name][1] += _USUAL[name](page)
                if still_reads is not None and not is_caught:
                    still[name] += still_reads(good, page)
    rows: list[Row] = [
        {
            "table": "judge",
            "method": method,
            "pages": count,
            "spoiled": count * len(chances),
            **{f"{name}_caught": both[at] for name, both in caught.items()},
            "good_refused": (refused, usually_refused)[at],
        }
        for at, method in enumerate(("doorstep", "the textbook's rules"))
    ]
    if still_reads is not None:
        rows[0] |= {f"{name}_not_caught_and_still_read": found for name, found in still.items()}
    return rows


def reader_of_both() -> StillReads:
    """Load the models once they are asked; a word counts as read where it stands anywhere."""
    loaded: list[Recognition] = []

    def texts(page: Frame) -> list[str]:
        if not loaded:
            loaded.append(Recognition())
        lines = loaded[0].read_frame(cleaned(page)).lines
        return ["".join(line.text.split()) for line in lines]

    def still_reads(good: Frame, spoiled: Frame) -> bool:
        truth, found = texts(good), "\n".join(texts(spoiled))
        signs = sum(len(text) for text in truth)
        return sum(len(text) for text in truth if text in found) >= _READ * signs

    return still_reads


def _is_refused(page: Frame) -> bool:
    return bool(_LATE & set(flaws(page)))
