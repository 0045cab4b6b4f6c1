"""The steps of a schedule, done to a world."""

import contextlib
from collections.abc import Callable
from functools import partial

from edge_sync.simulation import drafts, editions
from edge_sync.simulation.kiosk import SimulatedKiosk
from edge_sync.simulation.ledger import Lodged
from edge_sync.simulation.machine import Machine
from edge_sync.simulation.sample import CANARY_NAME, CANARY_NUMBER
from edge_sync.simulation.steps import Act, Step
from edge_sync.simulation.world import World
from edge_sync.wire.messages import encode
from provisioning.storage.errors import StorageError

_SIZES = (1, 700, 5_000, 16_368, 16_400, 40_000)  # one piece, two, three; the edges of a piece
_MOST_DOCUMENTS = 2
_ARMED_WITHIN = 60  # changes of a disk: a lodge with two documents makes about forty
_NOTICED_AFTER_S = 20.0
_PASSING_S = 6.0
_QUIET_PASSES = 4
_DAY_S = 86_400.0
_JUMPS_S = (0.0, 3_600.0, -_DAY_S, 730 * _DAY_S, -100 * 365 * _DAY_S)
_CLOUD_JUMPS_S = (0.0, 7_200.0, -2 * _DAY_S, 1100 * _DAY_S, -800 * _DAY_S)
_ROOM_BYTES = 60_000
_EVEN = 0.5


def happen(world: World, step: Step) -> None:
    """Let one step happen, by its own chance."""
    world.chance.seed(step.seed)
    _HAPPENINGS[step.act](world, world.kiosks[step.kiosk % len(world.kiosks)])


# -- people -------------------------------------------------------------------------------


def _lodge(world: World, kiosk: SimulatedKiosk) -> None:
    sizes = world.chance.choices(_SIZES, k=world.chance.randrange(_MOST_DOCUMENTS + 1))

    def lodge() -> None:
        lodged = Lodged(kiosk.name, kiosk.prepare(*sizes))
        world.ledger.lodged.append(lodged)
        kiosk.lodge(lodged.given)
        lodged.is_sure = True

    with contextlib.suppress(StorageError):  # the page says so, and the resident keeps all
        kiosk.machine.do(lodge)


def _print(_world: World, kiosk: SimulatedKiosk) -> None:
    kiosk.machine.do(kiosk.print_slips)


def _tell(world: World, kiosk: SimulatedKiosk) -> None:
    mine = world.ledger.of(kiosk.name)
    if mine:
        application = world.chance.choice(mine).given.application
        world.cloud.machine.do(partial(world.cloud.tell, application))


def _ask(_world: World, kiosk: SimulatedKiosk) -> None:
    def ask() -> None:
        kiosk.edge.questions.ask(CANARY_NUMBER, CANARY_NAME, "zh")

    with contextlib.suppress(StorageError):
        kiosk.machine.do(ask)


def _pass(world: World, _kiosk: SimulatedKiosk) -> None:
    world.pass_time(world.chance.random() * _PASSING_S)


# -- the line -----------------------------------------------------------------------------


def _link_up(world: World, kiosk: SimulatedKiosk) -> None:
    world.link_up(kiosk)


def _link_down(world: World, kiosk: SimulatedKiosk) -> None:
    world.link_down(kiosk)


def _silent_cut(world: World, kiosk: SimulatedKiosk) -> None:
    world.die_silently(kiosk, world.chance.random() * _NOTICED_AFTER_S, up=True, down=True)


def _half_open(world: World, kiosk: SimulatedKiosk) -> None:
    up = world.chance.random() < _EVEN
    world.die_silently(kiosk, world.chance.random() * _NOTICED_AFTER_S, up=up, down=not up)


def _broker_forgets(world: World, _kiosk: SimulatedKiosk) -> None:
    world.broker_forgets()


def _lie(world: World, kiosk: SimulatedKiosk) -> None:
    overheard = world.overheard.get(kiosk.name)
    word = world.liar.word(kiosk.name, overheard) if overheard else None
    if word is not None:
        kiosk.machine.do(partial(kiosk.hear, [encode(word)]))


# -- power --------------------------------------------------------------------------------


def _kiosk_power(world: World, kiosk: SimulatedKiosk) -> None:
    kiosk.machine.power(again_after=world.chance.choice((0, 0, 1 + world.chance.randrange(20))))


def _kiosk_killed(_world: World, kiosk: SimulatedKiosk) -> None:
    kiosk.machine.kill()


def _kiosk_armed(world: World, kiosk: SimulatedKiosk) -> None:
    kiosk.machine.platter.cut_after(1 + world.chance.randrange(_ARMED_WITHIN))


def _cloud_power(world: World, _kiosk: SimulatedKiosk) -> None:
    world.cloud.machine.power()


def _cloud_killed(world: World, _kiosk: SimulatedKiosk) -> None:
    world.cloud.machine.kill()


def _cloud_armed(world: World, _kiosk: SimulatedKiosk) -> None:
    world.cloud.machine.platter.cut_after(1 + world.chance.randrange(_ARMED_WITHIN))


def _second_worker(world: World, _kiosk: SimulatedKiosk) -> None:
    world.cloud.crowd()


def _worker_dies(world: World, _kiosk: SimulatedKiosk) -> None:
    world.cloud.condemn()


def _old_program(world: World, kiosk: SimulatedKiosk) -> None:
    world.cloud.set_back()
    _go_on(world, kiosk)  # something is refused, and its kiosk hears of it


def _mended(world: World, _kiosk: SimulatedKiosk) -> None:
    if world.chance.random() < _EVEN:  # else nobody hears the receipts
        for kiosk in world.kiosks:
            world.link_down(kiosk)
    world.cloud.machine.do(world.cloud.mend)
    world.pass_time(world.chance.random() * _PASSING_S)


def _again(_world: World, kiosk: SimulatedKiosk) -> None:
    with contextlib.suppress(StorageError):
        kiosk.machine.do(kiosk.offer_again)


def _cloud_clock(world: World, kiosk: SimulatedKiosk) -> None:
    world.cloud.machine.clock.jump(world.chance.choice(_CLOUD_JUMPS_S))
    world.link_down(kiosk)  # it says hello when it is back, and hears the time
    _go_on(world, kiosk)


def _clock(world: World, kiosk: SimulatedKiosk) -> None:
    kiosk.machine.clock.jump(world.chance.choice(_JUMPS_S))
    if world.chance.random() < _EVEN:  # as where the clock's battery is empty
        kiosk.machine.power()


# -- disks --------------------------------------------------------------------------------


def _disk_full(world: World, kiosk: SimulatedKiosk) -> None:
    _fill(world, kiosk.machine)


def _cloud_full(world: World, _kiosk: SimulatedKiosk) -> None:
    _fill(world, world.cloud.machine)


def _fill(world: World, machine: Machine) -> None:
    machine.platter.fill(world.chance.randrange(_ROOM_BYTES))


def _disk_free(world: World, _kiosk: SimulatedKiosk) -> None:
    world.free_disks()


def _disk_copied(world: World, kiosk: SimulatedKiosk) -> None:
    count = len(world.ledger.of(kiosk.name))
    world.copies[kiosk.name] = (kiosk.machine.platter.image(), count)
    _go_on(world, kiosk)  # what the copy does not know: its number is given again afterwards


def _go_on(world: World, kiosk: SimulatedKiosk) -> None:
    """Let people come and the line stand for a while."""
    _lodge(world, kiosk)
    world.link_up(kiosk)
    for _ in range(_QUIET_PASSES):
        world.pass_time(world.chance.random() * _PASSING_S)


def _disk_restored(world: World, kiosk: SimulatedKiosk) -> None:
    if kiosk.name not in world.ledger.damaged:
        if kiosk.name not in world.copies:
            _disk_copied(world, kiosk)
        image, count = world.copies[kiosk.name]
        world.ledger.lose_all_after(kiosk.name, count, world.cloud.told)
        kiosk.machine.replace_disk(image)
        _go_on(world, kiosk)


def _disk_swapped(world: World, kiosk: SimulatedKiosk) -> None:
    if kiosk.name not in world.ledger.damaged:
        world.copies.pop(kiosk.name, None)
        world.ledger.lose_all_after(kiosk.name, 0, world.cloud.told)
        kiosk.machine.replace_disk({})


def _disk_damaged(world: World, kiosk: SimulatedKiosk) -> None:
    if kiosk.name not in world.ledger.replaced | world.ledger.damaged:
        world.ledger.set_aside(kiosk.name, world.cloud.told)
        kiosk.machine.damage(kiosk.settings.database)


_HAPPENINGS: dict[Act, Callable[[World, SimulatedKiosk], None]] = {
    Act.LODGE: _lodge,
    Act.PRINT: _print,
    Act.TELL: _tell,
    Act.ASK: _ask,
    Act.DRAFT_SAVED: drafts.save,
    Act.DRAFT_SHOWN: drafts.go_on,
    Act.PUBLISHED: editions.publish,
    Act.OLD_EDITION: editions.announce_old,
    Act.FALSE_PART: editions.send_false_part,
    Act.TIME: _pass,
    Act.LINK_UP: _link_up,
    Act.LINK_DOWN: _link_down,
    Act.SILENT_CUT: _silent_cut,
    Act.HALF_OPEN: _half_open,
    Act.BROKER_FORGETS: _broker_forgets,
    Act.LIE: _lie,
    Act.KIOSK_POWER: _kiosk_power,
    Act.KIOSK_KILLED: _kiosk_killed,
    Act.KIOSK_ARMED: _kiosk_armed,
    Act.CLOUD_POWER: _cloud_power,
    Act.CLOUD_KILLED: _cloud_killed,
    Act.CLOUD_ARMED: _cloud_armed,
    Act.SECOND_WORKER: _second_worker,
    Act.WORKER_DIES: _worker_dies,
    Act.OLD_PROGRAM: _old_program,
    Act.MENDED: _mended,
    Act.AGAIN: _again,
    Act.CLOUD_CLOCK: _cloud_clock,
    Act.CLOCK: _clock,
    Act.DISK_FULL: _disk_full,
    Act.CLOUD_FULL: _cloud_full,
    Act.DISK_FREE: _disk_free,
    Act.DISK_COPIED: _disk_copied,
    Act.DISK_RESTORED: _disk_restored,
    Act.DISK_SWAPPED: _disk_swapped,
    Act.DISK_DAMAGED: _disk_damaged,
}
