"""Learns the model: every round each shape is written anew, by hands that never come back.

    python -m screens.entry.handwriting.learning.build hanzi-writer-data-2.0.1.tgz --rounds 14

Half a minute a round on two quiet cores, one of which writes ahead. The same
package, seed and number of rounds give the same model, but for the rounding of
the machine's own arithmetic.
"""

import argparse
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from screens.entry.handwriting.learning.hands import Model, writings
from screens.entry.handwriting.learning.keeping import Learnt, keep, usual
from screens.entry.handwriting.learning.medians import lessons
from screens.entry.handwriting.learning.net import Adam, Weights, first_weights, gradient
from screens.entry.handwriting.maps import FEATURES, features
from screens.entry.handwriting.model import DATA

SEED: Final = 1  # of the hands
LOT: Final = 7  # in which order they are learnt from
WRITINGS: Final = 8  # of each shape, a round
DIMENSIONS: Final = 160
BENDS: Final = 384
SHARP: Final = 0.3
AT_ONCE: Final = 512
WARMING: Final = 100  # steps until the full pace
PACES: Final = (0.01, 0.001, 0.001, 0.003, 0.01, 0.02)  # the first and fifth: of their own size

Maps = NDArray[np.float16]


@dataclass(slots=True)
class Class:
    """One class of pupils: what is learnt and how far it has come."""

    weights: Weights
    mean: NDArray[np.float32]
    spread: float
    learner: Adam
    steps: int
    done: int = 0

    def round(self, maps: Maps, chance: np.random.Generator) -> tuple[float, float]:
        """Learn from one round's writings; return the mean entropy and the share read rightly."""
        order = chance.permutation(len(maps))
        told = []
        for start in range(0, len(order) - AT_ONCE + 1, AT_ONCE):
            chosen = order[start : start + AT_ONCE]
            inputs = (maps[chosen].astype(np.float32) - self.mean) / np.float32(self.spread)
            slope, *heard = gradient(self.weights, inputs, chosen // WRITINGS, SHARP)
            self.learner.step(slope, self._share())
            self.done += 1
            told.append(heard)
        entropy, right = np.mean(told, axis=0)
        return float(entropy), float(right)

    def _share(self) -> float:
        falling = (1 + np.cos(np.pi * self.done / self.steps)) / 2
        return float(min(1, (self.done + 1) / WARMING) * falling)


def written(models: list[Model], number: int) -> Maps:
    """Write every shape a few times: one round."""
    chance = np.random.default_rng((SEED, number))
    maps = np.empty((len(models) * WRITINGS, FEATURES), np.float16)
    for at, model in enumerate(models):
        maps[at * WRITINGS : (at + 1) * WRITINGS] = features(writings(model, WRITINGS, chance))
    return maps


def begin(maps: Maps, rounds: int, chance: np.random.Generator) -> Class:
    """Start from the first round's writings."""
    inputs = maps.astype(np.float32)
    mean, spread = inputs.mean(axis=0), float(inputs.std())
    inputs = (inputs - mean) / np.float32(spread)
    labels = np.arange(len(maps)) // WRITINGS
    weights = first_weights(inputs, labels, DIMENSIONS, BENDS, chance)
    sizes = [float(np.sqrt((one**2).mean())) for one in weights.each()]
    paces = tuple(pace * (sizes[at] if at in {0, 4} else 1.0) for at, pace in enumerate(PACES))
    return Class(weights, mean, spread, Adam(weights, paces), rounds * (len(maps) // AT_ONCE))


def learn(characters: str, models: list[Model], rounds: int) -> Iterator[tuple[Learnt, str]]:
    """Yield after each round what is learnt, and a line about it."""
    chance = np.random.default_rng(LOT)
    with ProcessPoolExecutor(1) as pool:
        ahead: Future[Maps] = pool.submit(written, models, 0)
        pupils: Class | None = None
        for number in range(rounds):
            maps = ahead.result()
            if number + 1 < rounds:
                ahead = pool.submit(written, models, number + 1)
            pupils = pupils or begin(maps, rounds, chance)
            entropy, right = pupils.round(maps, chance)
            learnt = Learnt(characters, pupils.mean, pupils.spread, pupils.weights, SHARP)
            yield learnt, f"round {number}: entropy {entropy:.3f}, read rightly {right:.3f}"


def build() -> None:
    """Read the package, learn, write the file after each round."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("package", type=Path)
    asked.add_argument("--rounds", type=int, default=14)
    asked.add_argument("--out", type=Path, default=DATA)
    told = asked.parse_args()
    lesson = list(lessons(told.package))
    models = [Model.of(medians) for _, medians in lesson]
    characters = "".join(character for character, _ in lesson)
    for learnt, line in learn(characters, models, told.rounds):
        keep(learnt, usual(characters), told.out)
        print(line, flush=True)  # noqa: T201 - a person waits for it


if __name__ == "__main__":
    build()
