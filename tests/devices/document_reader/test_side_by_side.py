"""Lines that are read side by side come back in their own order, the same as one by one."""

from dataclasses import dataclass
from threading import Barrier, get_ident

import numpy as np

from devices.document_reader.side_by_side import Picture, SideBySide

LENGTHS = (40, 300, 40, 120, 700, 60)


@dataclass(frozen=True, slots=True)
class Wanted:
    img: list[Picture]


@dataclass(frozen=True, slots=True)
class Found:
    imgs: list[Picture]
    txts: tuple[str, ...]
    scores: tuple[float, ...]
    word_results: tuple[None, ...]


def lines() -> list[Picture]:
    return [np.full((20, length, 3), at, np.uint8) for at, length in enumerate(LENGTHS)]


def named(wanted: Wanted) -> Found:
    (line,) = wanted.img
    return Found([line], (f"line {line[0, 0, 0]}",), (line.shape[1] / 1000,), (None,))


def test_each_line_has_its_own_words_in_the_order_in_which_they_were_given() -> None:
    read = SideBySide(named, at_once=2)(Wanted(lines()))
    assert read.txts == tuple(f"line {at}" for at in range(len(LENGTHS)))
    assert read.scores == tuple(length / 1000 for length in LENGTHS)
    assert len(read.imgs) == len(read.word_results) == len(LENGTHS)


def test_two_lines_are_read_at_the_same_time() -> None:
    both, threads = Barrier(2, timeout=60), set()

    def met(wanted: Wanted) -> Found:
        both.wait()  # nobody passes alone
        threads.add(get_ident())
        return named(wanted)

    SideBySide(met, at_once=2)(Wanted(lines()))
    assert len(threads) == 2
