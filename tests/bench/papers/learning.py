"""Learns the weights of the page finder's score, and writes them down.

`python -m tests.bench.papers.learning FIRST COUNT` renders that many pictures from
a seed on and asks for the weights by which what is chosen is worth most (softly
chosen, "no page" being one of the choices). Some three minutes a thousand pictures.
"""

import sys
import textwrap
from pathlib import Path

import numpy as np

from devices.document_camera import weights
from devices.document_camera.colours import Floats
from tests.bench.papers.choices import Choice, choices

_STEPS, _ROUNDS, _RATE, _SMALL = 24, 400, 0.03, 1e-3
_NEVER = -1e4
_MARK = '_TABLE = """\n'

Weights = dict[str, Floats]


def learnt(every: list[Choice], seed: int = 0) -> Weights:
    """Return the weights of features as they come: straight, into the steps, out of them."""
    together = np.concatenate([one.known for one in every])
    middle, spread = together.mean(axis=0), together.std(axis=0) + 1e-6
    known, worth, is_there = _stacked(every, middle, spread)
    now = _at_random(known.shape[-1], seed)
    first, second = ({name: np.zeros_like(one) for name, one in now.items()} for _ in range(2))
    for turn in range(1, _ROUNDS + 1):
        slopes = _slopes(now, known, worth, is_there)
        rate = _RATE * (1 - 0.9 * turn / _ROUNDS)
        for name, one in now.items():
            slope = slopes[name] + (0 if name == "constant" else _SMALL * one)
            first[name] = 0.9 * first[name] + 0.1 * slope
            second[name] = 0.999 * second[name] + 0.001 * slope**2
            step = first[name] / (1 - 0.9**turn)
            now[name] = one - rate * step / (np.sqrt(second[name] / (1 - 0.999**turn)) + 1e-8)
    return {
        "constant": now["constant"] - (middle / spread) @ now["straight"],
        "steps": now["steps"] - (middle / spread) @ now["inward"],
        "outward": now["outward"],
        "straight": now["straight"] / spread,
        "inward": now["inward"] / spread[:, None],
    }


def _at_random(features: int, seed: int) -> Weights:
    rng = np.random.default_rng(seed)
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


def main() -> None:
    """Learn from as many pictures as the command line asks for, and write the weights."""
    first, count = (int(one) for one in sys.argv[1:3])
    every = [one for seed in range(first, first + count) for one in choices(seed)]
    path = Path(str(weights.__file__))
    before, _, after = path.read_text("utf-8").partition(_MARK)
    rest = after.partition('"""')[2]
    path.write_text(f'{before}{_MARK}{written(learnt(every))}\n"""{rest}', "utf-8")


if __name__ == "__main__":
    main()
