"""What nobody holds any more is overwritten in the memory itself."""

from pathlib import Path

import pytest

from kiosk.scrubbing import scrub

WORDS = 400
UNUSUAL = "\U0002070e"


def _still_there(places: list[int]) -> int:
    """Count the places of this process' memory where the words still stand."""
    mark, count = UNUSUAL.encode("utf-32-le"), 0
    with Path("/proc/self/mem").open("rb", buffering=0) as memory:
        for place in places:
            try:
                memory.seek(place)
                count += mark * 2 in memory.read(400)
            except OSError:
                continue  # given back to the system
    return count


@pytest.mark.row("Z02")
def test_what_was_let_go_is_overwritten() -> None:
    held = [UNUSUAL * 4 + str(number) for number in range(WORDS)]
    places = [id(word) for word in held]
    assert _still_there(places) == WORDS
    held.clear()
    before = _still_there(places)
    scrub()
    assert _still_there(places) < before / 10
