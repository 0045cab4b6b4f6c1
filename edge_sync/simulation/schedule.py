"""One schedule: its steps happen, then everything heals, then it is checked."""

import random
import traceback
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from types import TracebackType

from edge_sync.simulation import drafts, editions
from edge_sync.simulation.checks import Outcome, check
from edge_sync.simulation.founding import founded_images
from edge_sync.simulation.happenings import happen
from edge_sync.simulation.link import FAIR
from edge_sync.simulation.quick_suite import QuickSuite
from edge_sync.simulation.region import Region
from edge_sync.simulation.steps import MOST_KIOSKS, Act, Step, steps_of
from edge_sync.simulation.watch import Watch
from edge_sync.simulation.world import World
from provisioning.trust.suite import Suite

_HEALING_S = 3_600.0
_HEALING_STEP_S = 5.0
_MOST_ROUNDS, _MENDING_PASSES = 3, 6  # a hello, its greeting, a question, its receipts
_NEW_IN = 4  # one schedule of so many begins with empty disks
_REAL_IN = 16  # one schedule of so many runs the suite that stations run
_ALL_WORDS_IN = 8  # and one of so many is searched for every spelling of every canary


def run_schedule(
    scratch: Path, real: Suite, seed: int, only: Sequence[int] | None = None
) -> Outcome:
    """Run the schedule of a seed, or only some of its steps; the same seed does the same again.

    ``scratch`` is an empty folder; nothing of the stores lies in it.
    """
    steps = [step for step in steps_of(seed) if only is None or step.number in only]
    chance = random.Random(~seed)  # noqa: S311 - a schedule, not a secret
    suite = real if seed % _REAL_IN == 0 else QuickSuite(random.Random(seed))  # noqa: S311
    watch = Watch(every_word=seed % _ALL_WORDS_IN == 0)
    kiosks = chance.choice((1, 1, 1, 2, MOST_KIOSKS))
    images = {} if seed % _NEW_IN == 0 else founded_images()
    world = World(scratch, suite, chance, kiosks, watch.see)
    bug = _Bug()
    with closing(world), bug:
        is_publishing = any(step.act is Act.PUBLISHED for step in steps)
        world.begin(images, Region(scratch / "region") if is_publishing else None)
        _run(world, steps)
        return check(world, seed, watch.found)
    return Outcome(seed=seed, corrupt=1, words=(bug.words,))


class _Bug:
    """Keeps the words of a bug that ended a schedule: bugs of any kind are what this looks for.

    What is no bug, such as a keyboard's interrupt, goes on its way.
    """

    def __init__(self) -> None:
        self.words = ""

    def __enter__(self) -> None:
        """Look from here on."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> bool:
        """Keep what happened; True when it was a bug."""
        self.words = "".join(traceback.format_exception(kind, error, trace))
        return isinstance(error, Exception)


def _run(world: World, steps: Sequence[Step]) -> None:
    for step in steps:
        happen(world, step)
    _heal(world)


def _heal(world: World) -> None:
    """Let everything come right, and wait until nothing is owed any more."""
    world.free_disks()
    for kiosk in world.kiosks:
        kiosk.machine.platter.cut_after(0)
        kiosk.machine.revive()
        kiosk.up.weather = kiosk.down.weather = FAIR
        kiosk.machine.do(kiosk.print_slips)
        world.link_up(kiosk)
    world.cloud.calm()
    _settle(world)
    drafts.heal(world)
    editions.heal(world)
    damaged = [kiosk for kiosk in world.kiosks if kiosk.name in world.ledger.damaged]
    late = [one for one in damaged if one.edge.slips_due() or one.edge.waiting().owed]
    for kiosk in late:  # what it was is read when a kiosk begins anew with room for it
        kiosk.machine.do(kiosk.print_slips)
    if late:
        _settle(world)
    _mend(world)


def _mend(world: World) -> None:
    """Have the cloud take what it refused: nobody does anything at the kiosks any more.

    A receipt may have been lost; it is asked for when a line comes anew.
    """
    for number in range(_MOST_ROUNDS):
        waiting = [kiosk for kiosk in world.kiosks if kiosk.aside()]
        if not waiting and (number or not world.cloud.has_refused):
            return
        world.cloud.machine.do(world.cloud.mend)
        for kiosk in waiting:
            kiosk.up.weather = kiosk.down.weather = FAIR
            kiosk.machine.do(kiosk.link_down)
            world.link_up(kiosk)
        for _pass in range(_MENDING_PASSES):
            world.pass_time(_HEALING_STEP_S)


def _settle(world: World) -> None:
    until = world.time.passed_s + _HEALING_S
    while world.time.passed_s < until and not _is_settled(world):
        world.pass_time(_HEALING_STEP_S)
        for kiosk in world.kiosks:
            world.link_up(kiosk)


def _is_settled(world: World) -> bool:
    if any(kiosk.owes for kiosk in world.kiosks):
        return False
    return all(world.cloud.holds_news(news) for news in world.news_awaited())
