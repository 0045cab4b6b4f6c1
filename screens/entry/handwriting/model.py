"""What was learnt: the network's numbers, as ``handwriting.npz`` holds them."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Self

import numpy as np

from screens.entry.handwriting.ink import Floats

DATA: Final = Path(__file__).with_name("handwriting.npz")


@dataclass(frozen=True, slots=True)
class Model:
    """``characters`` has one for every shape; several shapes may mean the same one.

    ``usual`` is how often each character is used, as a logarithm, the rarest 0.
    """

    characters: str
    usual: Floats
    mean: Floats
    spread: Floats
    straight: Floats
    inward: Floats
    offset: Floats
    outward: Floats
    shapes: Floats
    bias: Floats
    sharp: Floats

    @classmethod
    def read(cls, source: Path = DATA) -> Self:
        """Read the file. Raises OSError where it is missing, ValueError where it is damaged."""
        with np.load(source, allow_pickle=False) as held:
            numbers = {name: held[name].astype(np.float32) for name in held.files if name != "text"}
            characters = held["text"].tobytes().decode("utf-32-le")
        numbers["shapes"] *= numbers.pop("shape_scale")[:, None]
        return cls(characters, **numbers)

    def likeness(self, maps: Floats) -> Floats:
        """Return for the features of one writing how well each shape fits, as logarithms of odds.

        By einsum, which stays on this thread: for so little work the threads of a
        matrix library cost more than they spare, most of all where others wait for them.
        """
        inputs = (maps - self.mean) / self.spread
        bent = np.maximum(_through(inputs, self.inward) + self.offset, 0)
        code = _through(inputs, self.straight) + _through(bent, self.outward)
        fit: Floats = (np.einsum("ij,j->i", self.shapes, code) + self.bias) * self.sharp
        return fit


def _through(values: Floats, table: Floats) -> Floats:
    through: Floats = np.einsum("i,ij->j", values, table)
    return through
