"""The disks of machines that were opened once: where most schedules begin, to save time."""

import random
import tempfile
from functools import cache
from pathlib import Path

from edge_sync.simulation.quick_suite import QuickSuite
from edge_sync.simulation.steps import MOST_KIOSKS
from edge_sync.simulation.world import World
from provisioning.storage.powercut.platter import Image


@cache
def founded_images() -> dict[str, Image]:
    """Return what lies on each disk, by folder: empty stores, the same for every schedule."""
    chance = random.Random(0)  # noqa: S311 - nothing here is a secret
    with tempfile.TemporaryDirectory(prefix="doorstep-") as scratch:
        world = World(Path(scratch), QuickSuite(chance), chance, MOST_KIOSKS, lambda _data: None)
        try:
            return world.images()
        finally:
            world.close()
