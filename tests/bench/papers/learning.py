"""Learns the weights of the page finder's score, and writes them down.

`python -m tests.bench.papers.learning FOLDER KIND:FIRST:COUNT…` renders so many pictures
of each kind (`choices`) from a seed on and asks for the weights by which what is chosen is
worth most (softly chosen, "no page" being one of the choices). It goes on from the weights
that stand, a little way, for it never sees again what those were learnt from; with `--anew`
it begins with none, which wants more than a thousand pictures. The choices are kept in the
folder, so that what was broken off goes on where it was. Some six minutes a thousand pictures
on one core.
"""

import textwrap
from argparse import ArgumentParser
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import cv2
import numpy as np

from devices.document_camera import weights
from devices.document_camera.colours import Floats
from tests.bench.papers.choices import Choice, choices

_STEPS = 24
_AT_ONCE = 64  # choices from which a round learns
_KEPT = 0.3  # of the rounds, the last ones: the mean of their weights is the answer
_NEVER = -1e4
_PROCESSES = 2
_MARK = '_TABLE = """\n'

Weights = dict[str, Floats]


@dataclass(frozen=True, slots=True)
class _Pace:
    """How often weights are changed, how far each time, and how far they are drawn to nothing."""

    rounds: int
    rate: float
    small: float


_ANEW, _ONWARD = _Pace(1500, 0.01, 2e-3), _Pace(400, 0.001, 0.0)


def learnt(every: list[Choice], stands: Weights | None = None) -> Weights:
    """Return the weights of features as they come: straight, into the steps, out of them.

    They go on from those that ``stands``, or begin with none.
    """
    together = np.concatenate([one.known for one in every])
    middle, spread = together.mean(axis=0), together.std(axis=0) + 1e-6
    known, worth, is_there = _stacked(every, middle, spread)
    rng = np.random.default_rng(0)
    if stands is None:
        pace, now = _ANEW, _at_random(known.shape[-1], rng)
    else:
        pace, now = _ONWARD, _as_seen(stands, middle, spread)
    first, second, kept = (
        {name: np.zeros_like(one) for name, one in now.items()} for _ in range(3)
    )
    last = round(_KEPT * pace.rounds)
    for turn in range(1, pace.rounds + 1):
        some = rng.permutation(len(every))[:_AT_ONCE]
        slopes = _slopes(now, known[some], worth[some], is_there[some])
        rate = pace.rate * (1 - 0.9 * turn / pace.rounds)
        for name, one in now.items():
            slope = slopes[name] + (0 if name == "constant" else pace.small * one)
            first[name] = 0.9 * first[name] + 0.1 * slope
            second[name] = 0.999 * second[name] + 0.001 * slope**2
            step = first[name] / (1 - 0.9**turn)
            now[name] = one - rate * step / (np.sqrt(second[name] / (1 - 0.999**turn)) + 1e-8)
            if turn > pace.rounds - last:
                kept[name] += now[name] / last
    now = kept
    return {
        "constant": now["constant"] - (middle / spread) @ now["straight"],
        "steps": now["steps"] - (middle / spread) @ now["inward"],
        "outward": now["outward"],
        "straight": now["straight"] / spread,
        "inward": now["inward"] / spread[:, None],
    }


def _as_seen(stands: Weights, middle: Floats, spread: Floats) -> Weights:
    """Turn weights of features as they come into those of features made alike in size."""
    now = {
        "straight": stands["straight"] * spread,
        "constant": stands["constant"] + middle @ stands["straight"],
        "inward": stands["inward"] * spread[:, None],
        "steps": stands["steps"] + middle @ stands["inward"],
        "outward": stands["outward"],
    }
    return {name: one.astype(np.float32) for name, one in now.items()}


def _at_random(features: int, rng: np.random.Generator) -> Weights:
    now = {
        "straight": rng.normal(0, 0.05, features),
        "constant": np.zeros(1),
        "inward": rng.normal(0, 1 / np.sqrt(features), (features, _STEPS)),
        "steps": np.zeros(_STEPS),
        "outward": rng.normal(0, 0.1, _STEPS),
    }
    return {name: one.astype(np.float32) for name, one in now.items()}


def _stacked(every: list[Choice], middle: Floats, spread: Floats) -> tuple[Floats, Floats, Floats]:
    most = max(len(one.known) for one in every)
    known = np.zeros((len(every), most, len(middle)), np.float32)
    worth = np.zeros((len(every), most + 1), np.float32)
    is_there = np.zeros((len(every), most), bool)
    for row, one in enumerate(every):
        count = len(one.known)
        known[row, :count] = (one.known - middle) / spread
        worth[row, :count], worth[row, -1] = one.worth, one.none
        is_there[row, :count] = True
    return known, worth, is_there


def _slopes(now: Weights, known: Floats, worth: Floats, is_there: Floats) -> Weights:
    """Return by how much each weight changes what is lost: minus the worth's logarithm."""
    flat = known.reshape(-1, known.shape[-1])
    within = np.tanh(flat @ now["inward"] + now["steps"])
    told = flat @ now["straight"] + within @ now["outward"] + now["constant"]
    scores = np.where(is_there, told.reshape(is_there.shape), _NEVER)
    scores = np.hstack([scores, np.zeros((len(scores), 1), np.float32)])
    share = np.exp(scores - scores.max(axis=1, keepdims=True))
    share /= share.sum(axis=1, keepdims=True)
    gained = (share * worth).sum(axis=1, keepdims=True)
    slope = share * (gained - worth) / (gained + 1e-3)
    back = np.where(is_there, slope[:, :-1], 0).reshape(-1).astype(np.float32) / len(known)
    inner = back[:, None] * now["outward"] * (1 - within**2)
    return {
        "straight": flat.T @ back,
        "constant": back.sum().reshape(1),
        "inward": flat.T @ inner,
        "steps": inner.sum(axis=0),
        "outward": within.T @ back,
    }


def kept_choices(folder: Path, kind: str, seed: int) -> list[Choice]:
    """Return the choices in a seed's picture: as they are kept, or made and kept now."""
    path = folder / f"{kind}-{seed}.npz"
    if not path.exists():
        made = {
            f"{at} {name}": getattr(one, name)
            for at, one in enumerate(choices(kind, seed))
            for name in ("known", "worth", "none")
        }
        half = path.with_suffix(".half.npz")
        np.savez_compressed(half, **made)
        half.rename(path)
    with np.load(path) as kept:
        return [
            Choice(kept[f"{at} known"], kept[f"{at} worth"], float(kept[f"{at} none"]))
            for at in range(len(kept.files) // 3)
        ]


def written(learned: Weights) -> str:
    """Return the table as it stands in `weights`."""
    rows = [
        [*learned["constant"], *learned["steps"]],
        [0.0, *learned["outward"]],
        *np.hstack([learned["straight"][:, None], learned["inward"]]),
    ]
    lines = [" ".join(f"{one:.3f}" for one in row) for row in rows]
    wrapped = [part for line in lines for part in textwrap.wrap(line, 98, break_on_hyphens=False)]
    return "\n".join(wrapped)


def _standing() -> Weights:
    return {
        "straight": weights.STRAIGHT,
        "constant": np.atleast_1d(weights.CONSTANT),
        "inward": weights.INWARD,
        "steps": weights.STEPS,
        "outward": weights.OUTWARD,
    }


def main() -> None:
    """Learn from as many pictures as the command line asks for, and write the weights."""
    words = ArgumentParser(description=__doc__)
    words.add_argument("--anew", action="store_true")
    words.add_argument("folder", type=Path)
    words.add_argument("pictures", nargs="+", metavar="KIND:FIRST:COUNT")
    told = words.parse_args()
    folder: Path = told.folder
    folder.mkdir(parents=True, exist_ok=True)
    wanted: list[tuple[str, int]] = []
    for kind, first, count in (one.split(":") for one in told.pictures):
        wanted += [(kind, int(first) + at) for at in range(int(count))]
    with ProcessPoolExecutor(_PROCESSES, initializer=cv2.setNumThreads, initargs=(1,)) as pool:
        found = pool.map(partial(kept_choices, folder), *zip(*wanted, strict=True), chunksize=8)
        every = [one for some in found for one in some]
    path = Path(str(weights.__file__))
    before, _, after = path.read_text("utf-8").partition(_MARK)
    rest = after.partition('"""')[2]
    learned = learnt(every, None if told.anew else _standing())
    path.write_text(f'{before}{_MARK}{written(learned)}\n"""{rest}', "utf-8")


if __name__ == "__main__":
    main()
