"""What may happen in a simulated world, and how one seed becomes one list of it.

Every step carries a seed of its own, and all chance while it runs comes from that: so a
step does nearly the same when others before it are left out, which is what lets a
failing schedule shrink.
"""

import random
from dataclasses import dataclass
from enum import Enum

MOST_KIOSKS = 3
_FEWEST_STEPS = 8
_MOST_STEPS = 40


class Act(Enum):
    """What happens."""

    LODGE = "a resident lodges an application"
    PRINT = "slips are printed"
    TELL = "the cloud has news"
    ASK = "a resident asks by card"
    DRAFT_SAVED = "a resident saves a visit"
    DRAFT_SHOWN = "a resident lays down a resume slip"
    PUBLISHED = "the region publishes an edition"
    OLD_EDITION = "an old edition is announced again"
    FALSE_PART = "somebody sends false parts of an edition"
    TIME = "time passes"
    LINK_UP = "the link comes"
    LINK_DOWN = "the link goes"
    SILENT_CUT = "the link dies without a word"
    HALF_OPEN = "one direction dies without a word"
    BROKER_FORGETS = "the broker forgets all it acknowledged"
    LIE = "somebody sends false words down the line"
    KIOSK_POWER = "a kiosk's power goes"
    KIOSK_KILLED = "a kiosk's programs are killed"
    KIOSK_ARMED = "a kiosk's power will go at one of the next changes of its disk"
    CLOUD_POWER = "the cloud's power goes"
    CLOUD_KILLED = "the cloud's worker is killed, and another takes its place"
    CLOUD_ARMED = "the cloud's power will go at one of the next changes of its disk"
    SECOND_WORKER = "a second worker of the cloud takes what comes too"
    WORKER_DIES = "the cloud's worker dies in the middle of its work"
    OLD_PROGRAM = "some of the cloud's workers refuse what they should take"
    MENDED = "the cloud's program is mended, and what it refused is taken again"
    AGAIN = "what was refused is offered again"
    CLOUD_CLOCK = "the cloud's date jumps"
    CLOCK = "a kiosk's date jumps"
    DISK_FULL = "a kiosk's disk fills"
    CLOUD_FULL = "the cloud's disk fills"
    DISK_FREE = "there is room again on all disks"
    DISK_COPIED = "somebody copies a kiosk's disk"
    DISK_RESTORED = "a kiosk gets its copied disk back"
    DISK_SWAPPED = "a kiosk gets an empty disk"
    DISK_DAMAGED = "a kiosk's disk mixes up a database it had confirmed"


_WEIGHTS = {
    Act.LODGE: 10,
    Act.PRINT: 5,
    Act.TELL: 4,
    Act.ASK: 1,
    Act.TIME: 30,
    Act.LINK_UP: 8,
    Act.LINK_DOWN: 2,
    Act.SILENT_CUT: 2,
    Act.HALF_OPEN: 2,
    Act.BROKER_FORGETS: 2,
    Act.LIE: 3,
    Act.KIOSK_POWER: 2,
    Act.KIOSK_KILLED: 1,
    Act.KIOSK_ARMED: 5,
    Act.CLOUD_POWER: 2,
    Act.CLOUD_KILLED: 1,
    Act.CLOUD_ARMED: 4,
    Act.CLOCK: 1,
    Act.DISK_FULL: 1,
    Act.CLOUD_FULL: 1,
    Act.DISK_FREE: 3,
}
_REPLACING = {
    Act.DISK_COPIED: 3,
    Act.DISK_RESTORED: 2,
    Act.DISK_SWAPPED: 1,
    Act.DISK_DAMAGED: 1,
}
_REPLACED_IN = 6  # one schedule of so many has devices replaced
_DRAFTS = {Act.DRAFT_SAVED: 4, Act.DRAFT_SHOWN: 7, Act.CLOCK: 3}
_EDITIONS = {Act.PUBLISHED: 8, Act.OLD_EDITION: 2, Act.FALSE_PART: 4, Act.CLOCK: 4}
_WORKERS = {Act.SECOND_WORKER: 6, Act.WORKER_DIES: 4}
_BESIDE = {Act.LODGE: 6, Act.TIME: 20}  # beside what brings a visit and some time with it
_REFUSING = {Act.OLD_PROGRAM: 5, Act.MENDED: 5, Act.AGAIN: 2, **_BESIDE}
_CLOUD_CLOCK = {Act.CLOUD_CLOCK: 4, Act.DRAFT_SAVED: 4, Act.KIOSK_KILLED: 4, **_BESIDE}
_IN_THE_CLOUD = ((_WORKERS, 5), (_REFUSING, 4), (_CLOUD_CLOCK, 6))  # each in one of so many
_EDITIONS_IN = 10  # one of so many has a region that publishes
_DRAFTS_IN = 3  # one of so many has visits that are saved


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happens, to the kiosk with this place, by this chance."""

    number: int
    act: Act
    kiosk: int
    seed: int

    def __str__(self) -> str:
        return f"{self.number:3d}  kiosk {self.kiosk + 1}  {self.act.value}"


def steps_of(seed: int) -> tuple[Step, ...]:
    """Return the schedule of a seed: always the same."""
    chance = random.Random(seed)  # noqa: S311 - a schedule, not a secret
    weights = _WEIGHTS | (_REPLACING if chance.randrange(_REPLACED_IN) == 0 else {})
    weights |= _DRAFTS if chance.randrange(_DRAFTS_IN) == 0 else {}
    weights |= _EDITIONS if chance.randrange(_EDITIONS_IN) == 0 else {}
    beside = random.Random(f"the cloud of {seed}")  # noqa: S311 - a schedule, not a secret
    for some, one_in in _IN_THE_CLOUD:
        weights |= some if beside.randrange(one_in) == 0 else {}
    count = chance.randrange(_FEWEST_STEPS, _MOST_STEPS)
    acts = chance.choices(list(weights), list(weights.values()), k=count)
    return tuple(
        Step(number, act, chance.randrange(MOST_KIOSKS), chance.getrandbits(48))
        for number, act in enumerate(acts)
    )
