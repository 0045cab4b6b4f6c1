"""Drafts in a simulated world: visits saved here, gone on with there, handed in or dropped."""

import contextlib
from datetime import timedelta

from edge_sync.edge.drafts import ClosedDraft, OpenedDraft
from edge_sync.simulation.kiosk import SimulatedKiosk
from edge_sync.simulation.ledger import KeptDraft, Lodged
from edge_sync.simulation.link import FAIR, MIXED
from edge_sync.simulation.sample import CANARY_ADDRESS
from edge_sync.simulation.world import World
from edge_sync.wire.resume_code import DraftEnd
from provisioning.clock import today
from provisioning.storage.errors import StorageError

_SIZES = (300, 20_000, 70_000)  # one part, two, five: more than go out at once
_LASTS = timedelta(days=30)
_ROUGH_ROUNDS = 2
_MOST_ROUNDS = 8  # one tells the cloud of an end, the next the kiosks; one brings what is open
_PASSES, _PASS_S = 4, 5.0


def save(world: World, kiosk: SimulatedKiosk) -> None:
    """Have a resident save a visit; the paper has the slip already."""
    text = CANARY_ADDRESS.encode()
    plain = text + world.chance.randbytes(world.chance.choice(_SIZES))
    last_day = today(world.clock) + _LASTS

    def keep() -> None:
        code = kiosk.edge.drafts.new_code(last_day)
        kept = KeptDraft(kiosk.name, code, plain)
        world.ledger.drafts.append(kept)
        kiosk.edge.drafts.keep(code, plain)
        kept.is_sure = True

    with contextlib.suppress(StorageError):  # the page says so, and the visit goes on
        kiosk.machine.do(keep)


def go_on(world: World, kiosk: SimulatedKiosk) -> None:
    """Have a resident lay down a resume slip, and hand in, drop or leave what it opens."""
    if not world.ledger.drafts:
        return
    kept = world.chance.choice(world.ledger.drafts)
    end = world.chance.choice((_hand_in, _drop, None))

    def show() -> None:
        opened = _open(kiosk, kept)
        if isinstance(opened, OpenedDraft) and end is not None:
            kept.ended_at.add(kiosk.name)
            end(world, kiosk, opened)
            kept.is_over = True

    with contextlib.suppress(StorageError):
        kiosk.machine.do(show)


def heal(world: World) -> None:
    """Show every slip everywhere, over lines that come anew, until every kiosk knows of all.

    Drafts travel while nothing else waits, which is mostly here: so lines lose for a while.
    """
    for number in range(_MOST_ROUNDS):
        if not wrong(world):
            return
        for kiosk in world.kiosks:
            kiosk.up.weather = kiosk.down.weather = MIXED if number < _ROUGH_ROUNDS else FAIR
            kiosk.machine.do(kiosk.link_down)
            world.link_up(kiosk)
        for _ in range(_PASSES):
            world.pass_time(_PASS_S)
    for kiosk in world.kiosks:
        kiosk.up.weather = kiosk.down.weather = FAIR


def wrong(world: World) -> list[str]:
    """Say which drafts are not where they must be, or are where they must not.

    A kiosk whose disk was changed speaks for nobody; one whose date is wrong does.
    """
    honest = [kiosk for kiosk in world.kiosks if kiosk.name not in world.ledger.unreliable]
    return [
        f"a draft of {kept.kiosk} {words} at {kiosk.name}"
        for kept in world.ledger.drafts
        for kiosk in honest
        if not world.ledger.unreliable & {kept.kiosk, *kept.ended_at}
        if (words := _fault(kept, _open(kiosk, kept)))
    ]


def _fault(kept: KeptDraft, found: OpenedDraft | ClosedDraft) -> str:
    if isinstance(found, OpenedDraft):
        if found.plain != kept.plain:
            return "is another"
        return "is over and opens" if kept.is_over else ""
    if kept.is_over:
        return "is said to lie elsewhere" if found.why is DraftEnd.ELSEWHERE else ""
    return f"is {found.why.name} and not to be had" if kept.is_sure and not kept.ended_at else ""


def _open(kiosk: SimulatedKiosk, kept: KeptDraft) -> OpenedDraft | ClosedDraft:
    return kiosk.edge.drafts.open(kept.code)


def _hand_in(world: World, kiosk: SimulatedKiosk, opened: OpenedDraft) -> None:
    lodged = Lodged(kiosk.name, kiosk.prepare())
    world.ledger.lodged.append(lodged)
    kiosk.lodge(lodged.given, opened.id)
    lodged.is_sure = True


def _drop(_world: World, kiosk: SimulatedKiosk, opened: OpenedDraft) -> None:
    kiosk.edge.drafts.drop(opened.id)
