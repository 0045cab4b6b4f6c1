"""Which links are measured, and with what on them."""

from dataclasses import dataclass

from tests.bench.link.weather import Cut, Weather

MEGABYTE = 1_000_000
PATTERNS = ("doorstep", "whole-file", "pieces-32k-4", "thingsboard")


@dataclass(frozen=True, slots=True)
class Case:
    """One link, the files that are to pass it, and how long that may take.

    ``urgent_every_s`` hands in a small record now and then beside the files. It is tried
    ``runs`` times, each on a link of its own: what a cut catches on its way is luck.
    """

    name: str
    weather: Weather
    files: int
    file_bytes: int
    box_s: float
    urgent_every_s: float = 0.0
    runs: int = 1


CASES = (
    Case("2 Mbit/s, 2 % loss", Weather(2_000_000, 150, 0.02), 10, MEGABYTE, 150),
    Case("512 kbit/s, 2 % loss", Weather(512_000, 150, 0.02), 3, MEGABYTE, 150),
    Case(
        "512 kbit/s, up 10 s, reset, 2 s down",
        Weather(512_000, 150, 0.02, Cut.RESET),
        3,
        MEGABYTE,
        150,
        runs=3,
    ),
    Case(
        "512 kbit/s, up 10 s, silent cut, 2 s down",
        Weather(512_000, 150, 0.02, Cut.SILENT),
        3,
        MEGABYTE,
        150,
        runs=3,
    ),
    Case(
        "512 kbit/s, urgent records beside",
        Weather(512_000, 150, 0.02),
        10,
        MEGABYTE,
        75,
        urgent_every_s=2.3,
    ),
    Case("64 kbit/s, 5 % loss, 600 ms", Weather(64_000, 300, 0.05), 1, 60_000, 60, runs=3),
)
