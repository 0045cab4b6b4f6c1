"""Editions in a simulated world: published with the plug pulled, fetched, activated, held back."""

import contextlib
from datetime import timedelta
from functools import partial

from edge_sync.simulation.kiosk import SimulatedKiosk
from edge_sync.simulation.machine import Machine
from edge_sync.simulation.region import published
from edge_sync.simulation.world import World
from edge_sync.wire.messages import Fetch, ObjectPart, decode_up, encode
from provisioning.edge.errors import CatalogueRefusedError
from provisioning.storage.errors import StorageError

_CHANGES_PUBLISHING, _CHANGES_TAKING = 80, 160  # of a disk, for an empty catalogue
_LATE = 20  # of these, before the index is there and all is noted
_ROOM_BYTES = 40_000
_EVEN = 0.5
_ROUNDS, _ROUGH_ROUNDS, _UNGREETED_ROUND = 8, 3, 3
_PASSES, _PASS_S = 6, 5.0


def publish(world: World, kiosk: SimulatedKiosk) -> None:
    """Have the region sign and publish; meanwhile a plug may be pulled, or a disk be full."""
    if world.cloud.region is None:
        return
    _look(world)
    if world.chance.random() < _EVEN:
        _trouble_desk(world)
    else:
        _trouble(world, kiosk.machine)
    with contextlib.suppress(StorageError):
        world.cloud.machine.do(world.cloud.bring_out)


def announce_old(world: World, kiosk: SimulatedKiosk) -> None:
    """Have somebody on the line announce an edition of any day again."""
    _look(world)
    if world.cloud.announced:
        old = world.chance.choice(world.cloud.announced)
        kiosk.machine.do(partial(kiosk.hear, [encode(old)]))


def send_false_part(world: World, kiosk: SimulatedKiosk) -> None:
    """Answer the last word of a kiosk, if it asked for parts, with bytes of no meaning."""
    asked = decode_up(world.overheard[kiosk.name]) if kiosk.name in world.overheard else None
    if isinstance(asked, Fetch) and asked.stretches:
        one = world.chance.choice(asked.stretches)
        size = 1 + world.chance.randrange(min(one.length, 1000))
        part = ObjectPart(one.sha256, one.offset, world.chance.randbytes(size))
        kiosk.machine.do(partial(kiosk.hear, [encode(part)]))


def heal(world: World) -> None:
    """Let lines come anew until every kiosk serves from what is published.

    Kiosks fetch while nothing is to go up, which is mostly here: so at first more is
    published, plugs are still pulled and disks still full. Wrong dates stay wrong: what a
    kiosk serves stays and is proved however far it is ahead, beyond the life of the root
    too, and it takes what is new by the cloud's signed time. Once that time does not come
    and an edition does, where a date is ahead: who refused it takes it when told of it again.
    """
    for number in range(_ROUNDS if world.cloud.region else 0):
        _note_unproved(world)
        if number < _ROUGH_ROUNDS:
            publish(world, world.chance.choice(world.kiosks))
        elif number == _UNGREETED_ROUND and _is_any_ahead(world):
            _publish_ungreeted(world)
        elif not wrong(world):
            return
        _come_anew(world)
        world.cloud.greets = True
        world.free_disks()
        for machine in world.machines:
            machine.platter.cut_after(0)
            machine.revive()


def wrong(world: World) -> list[str]:
    """Say which kiosks do not serve the newest edition, or cannot prove that it was signed."""
    if world.cloud.region is None:
        return []
    newest = published(world.cloud.repository)
    _look(world)
    found = [f"{name} went back to an older edition" for name in sorted(world.ledger.went_back)]
    found += [f"{name} cannot prove what it serves" for name in sorted(world.ledger.unproved)]
    for kiosk in world.kiosks if newest else ():
        edition = kiosk.shelf.edition() if kiosk.shelf else None
        if edition is None or edition.version != newest:
            found.append(f"{kiosk.name} does not serve edition {newest}")
        elif not _is_proved(kiosk):
            found.append(f"{kiosk.name} cannot prove edition {newest}")
    return found


def _note_unproved(world: World) -> None:
    """Note who serves what it cannot prove: the next edition would cover that up."""
    _look(world)
    serving = (kiosk for kiosk in world.kiosks if world.ledger.served.get(kiosk.name))
    world.ledger.unproved |= {kiosk.name for kiosk in serving if not _is_proved(kiosk)}


def _is_any_ahead(world: World) -> bool:
    """Say whether a kiosk may take a signature of today for one that is over."""
    tomorrow = world.cloud.machine.clock.now() + timedelta(days=1)
    return any(kiosk.machine.clock.now() > tomorrow for kiosk in world.kiosks)


def _publish_ungreeted(world: World) -> None:
    """Let an edition come out while every greeting is lost and no program remembers one."""
    world.cloud.greets = False
    for kiosk in world.kiosks:
        kiosk.machine.kill()
    with contextlib.suppress(StorageError):
        world.cloud.machine.do(world.cloud.bring_out)


def _come_anew(world: World) -> None:
    for kiosk in world.kiosks:
        kiosk.machine.do(kiosk.link_down)
        world.link_up(kiosk)
    for _ in range(_PASSES):
        world.pass_time(_PASS_S)


def _trouble_desk(world: World) -> None:
    """Pull the cloud's plug while it publishes, or right at the end of that."""
    late = world.chance.randrange(_LATE)
    after = world.chance.choice((1 + world.chance.randrange(_CHANGES_PUBLISHING), 0, 0))
    world.cloud.machine.platter.cut_after(after or _CHANGES_PUBLISHING - late)


def _trouble(world: World, machine: Machine) -> None:
    """Pull a kiosk's plug while it fetches and takes, or have its disk be full by then."""
    if world.chance.random() < _EVEN:
        machine.platter.cut_after(1 + world.chance.randrange(_CHANGES_TAKING))
    else:
        machine.platter.fill(world.chance.randrange(_ROOM_BYTES))


def _is_proved(kiosk: SimulatedKiosk) -> bool:
    try:
        return kiosk.shelf is not None and bool(kiosk.shelf.check())
    except CatalogueRefusedError:
        return False


def _look(world: World) -> None:
    """Note what each kiosk serves, and who serves an older edition than before."""
    for kiosk in world.kiosks:
        if kiosk.machine.is_up and kiosk.shelf is not None:
            edition = kiosk.shelf.edition()
            version = edition.version if edition else 0
            before = world.ledger.served.get(kiosk.name, 0)
            if version < before and kiosk.name not in world.ledger.replaced:
                world.ledger.went_back.add(kiosk.name)
            world.ledger.served[kiosk.name] = version
