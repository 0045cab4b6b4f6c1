"""The shortest schedule that still goes wrong: steps are left out while it does."""

from collections.abc import Callable

from edge_sync.simulation.report import one_outcome
from edge_sync.simulation.steps import Step, steps_of
from provisioning.trust.suite import Suite

MOST_TRIES = 400


def shortest(suite: Suite, seed: int, most_tries: int = MOST_TRIES) -> tuple[Step, ...]:
    """Return steps of a seed's schedule that go wrong by themselves, none of them for nothing.

    Returns no steps when the schedule does not go wrong at all.
    """
    steps = steps_of(seed)
    kept = shrunk(
        [step.number for step in steps],
        lambda only: not one_outcome(suite, seed, only).is_right,
        most_tries,
    )
    return tuple(step for step in steps if step.number in kept)


def shrunk(numbers: list[int], goes_wrong: Callable[[list[int]], bool], tries: int) -> list[int]:
    """Leave out ever smaller runs of numbers for as long as what is left goes wrong."""
    if not goes_wrong(numbers):
        return []
    length = len(numbers)
    while length and tries > 0:
        place = 0
        while place < len(numbers) and tries > 0:
            fewer = numbers[:place] + numbers[place + length :]
            tries -= 1
            if goes_wrong(fewer):
                numbers = fewer
            else:
                place += length
        length //= 2
    return numbers
