"""The kiosk's end of a bench link: our courier over a real store, or a peer's pattern.

python -m tests.bench.link.near FOLDER NUMBER PATTERN FILES FILE_BYTES URGENT_EVERY_S

Writes "ready", and begins at the first line it reads. An urgent record is handed
in every ``URGENT_EVERY_S``, if that is not 0.
"""

import os
import random
import sys
import threading
from collections.abc import Callable
from functools import partial
from pathlib import Path

from edge_sync.edge.courier import run_courier
from edge_sync.edge.opening import open_edge
from provisioning.process import until_told
from tests.bench.link.peers import (
    Pattern,
    fixed_pieces,
    gateway_storage,
    urgent_payload,
    whole_files,
)
from tests.bench.link.place import Place
from tests.edge_sync.people import filled
from tests.edge_sync.site import CLOCK, KIOSK


def _ready() -> None:
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    sys.stdin.readline()


def _urgently(
    place: Place, every_s: float, stop: threading.Event, hand_in: Callable[[int], str]
) -> None:
    """Hand in a record now and then, until told to stop."""
    with place.sent.open("w", encoding="ascii") as file:
        number = 0
        while not stop.wait(every_s or None):
            now = CLOCK.monotonic()
            file.write(f"{now} {hand_in(number)}\n")
            file.flush()
            number += 1


def be_doorstep(place: Place, files: int, size: int, every_s: float, stop: threading.Event) -> None:
    """Lodge applications with a document each, then let the courier go."""
    with open_edge(place.edge, place.kiosk_keys, CLOCK, "bench") as edge:
        for _ in range(files):
            filled(edge, KIOSK, size).lodge(edge)
        _ready()
        courier = threading.Thread(
            target=run_courier,
            args=(place.bench_courier, place.kiosk_keys, CLOCK, random.random, stop),
        )
        courier.start()

        def lodge(_number: int) -> str:
            handed = filled(edge, KIOSK)
            handed.lodge(edge)
            return handed.application.id

        _urgently(place, every_s, stop, lodge)
        courier.join()


def be_peer(
    place: Place, pattern: str, files: int, size: int, every_s: float, stop: threading.Event
) -> None:
    """Have files of noise in memory, then hand them to a peer's pattern."""
    patterns: dict[str, Pattern] = {
        "whole-file": whole_files,
        "pieces-32k-4": fixed_pieces,
        "thingsboard": partial(gateway_storage, folder=place.folder),
    }
    data = [os.urandom(size) for _ in range(files)]
    _ready()
    put = patterns[pattern](place.kiosk_link, data)

    def hand_in(number: int) -> str:
        put(urgent_payload(number))
        return str(number)

    _urgently(place, every_s, stop, hand_in)


def main(folder: str, number: str, pattern: str, files: str, size: str, every_s: str) -> None:
    place = Place(Path(folder), int(number))
    with until_told() as stop:
        if pattern == "doorstep":
            be_doorstep(place, int(files), int(size), float(every_s), stop)
        else:
            be_peer(place, pattern, int(files), int(size), float(every_s), stop)
    os._exit(0)  # a peer's own threads wait for ever


if __name__ == "__main__":
    main(*sys.argv[1:])
