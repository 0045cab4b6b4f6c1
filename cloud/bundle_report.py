"""A bundle taken in at central operations, told in lines."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from edge_sync.cloud.bundles import BundleIntake, TakenBundle
from edge_sync.cloud.checks import IntakeKeys
from edge_sync.errors import UnreadableError
from edge_sync.wire.bundle import read_bundle
from provisioning.clock import Clock
from provisioning.storage.fields import milliseconds
from provisioning.storage.translation import file_errors


@dataclass(frozen=True, slots=True)
class BundleReport:
    """What became of a bundle, one line each; ``trouble`` is what a person must look into."""

    lines: tuple[str, ...]
    trouble: str


def take_bundle(intake: BundleIntake, bundle: Path, keys: IntakeKeys, clock: Clock) -> BundleReport:
    """Take a bundle as far as it can be read. Raises UnreachableError when there is none."""
    trouble = ""
    with file_errors(), bundle.open("rb") as file:
        frames = read_bundle(partial(file.read), keys.suite)
        try:
            intake.take(frames, lambda: milliseconds(clock.now()))
        except UnreadableError as error:
            trouble = f"{error}; what came before was taken"
    taken = intake.taken
    if not trouble and (taken.refused or taken.incomplete or taken.strange):
        trouble = "not all of the bundle was taken"
    return BundleReport(tuple(_lines(taken)), trouble)


def _lines(taken: TakenBundle) -> Iterator[str]:
    yield f"{len(taken.signed_for)} parcels are held, {taken.entries} journal entries read"
    for slip in sorted(taken.refused):
        yield f"{slip}: {taken.refused[slip]}, kept in quarantine"
    for slip in sorted(taken.incomplete):
        yield f"{slip}: documents are missing; it waits for them"
    if taken.strange:
        yield f"{taken.strange} parts say nothing, or nobody signed them who counts"
