"""atheris at its one door: `python -m tests.fuzz.door TARGET [libFuzzer's options] [folders]`.

TARGET is a name of `targets.TARGETS`, or ``all``: then the first byte of an
input says which. Ends with 0 when the time is over and nothing was found.
"""

import contextlib
import io
import logging
import random
import sys
from collections.abc import Callable

import atheris

_WATCHED = ["edge_sync", "cloud.casework", "provisioning.wire"]

with atheris.instrument_imports(include=_WATCHED):
    from tests.fuzz.mutation import mutated
    from tests.fuzz.targets import TARGETS

_STRUCTURED = 3  # of four changes keep the structure


def main() -> None:
    """Fuzz until libFuzzer's options end it."""
    logging.disable(logging.CRITICAL)
    name, *options = sys.argv[1:]
    atheris.Setup([sys.argv[0], *options], _run(name), custom_mutator=_mutator(name))
    atheris.Fuzz()


def _run(name: str) -> Callable[[bytes], None]:
    if name != "all":
        return TARGETS[name]
    targets = list(TARGETS.values())

    def run(data: bytes) -> None:
        if data:
            targets[data[0] % len(targets)](data[1:])

    return run


def _mutator(name: str) -> Callable[[bytes, int, int], bytes]:
    first = 1 if name == "all" else 0

    def mutate(data: bytes, most: int, seed: int) -> bytes:
        chance = random.Random(seed)  # noqa: S311 - nothing is kept secret by it
        if chance.randrange(4) >= _STRUCTURED:
            return bytes(atheris.Mutate(data, most))
        head, body = data[:first], data[first:]
        return (head + mutated(body, chance))[:most]

    return mutate


if __name__ == "__main__":
    with contextlib.redirect_stdout(io.StringIO()):
        main()
