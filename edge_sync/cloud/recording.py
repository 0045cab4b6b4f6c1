"""What came is written down: offers, their deliveries, and the pieces of their documents.

Many at once, in one transaction for the offers and one for the pieces. What was read
inside the transaction holds until it commits, so two workers that see the same
message write the same thing. Nothing is taken here: see `taking`.
"""

import logging
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from edge_sync.cloud.limits import Limits, Room
from edge_sync.cloud.naming import named, offer_of
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.ready import Ready, Reply
from edge_sync.cloud.refusals import BRIMFUL_WAIT_MS, Refusals
from edge_sync.cloud.store import (
    MOST_GATHERINGS,
    ArrivalState,
    Gathering,
    IntakeStore,
    Known,
)
from edge_sync.errors import MismatchError
from edge_sync.wire.application import ApplicationId, KioskId
from edge_sync.wire.bitmap import is_run_set
from edge_sync.wire.messages import (
    GRAIN_BYTES,
    AnyPiece,
    Busy,
    DownMessage,
    Holdings,
    Offer,
    PieceAt,
    Wanted,
    decode_down,
)
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds
from provisioning.storage.many import parted

logger = logging.getLogger(__name__)

_OFFERS_READ_AT_ONCE = 64  # each may be a megabyte

Lacking = Callable[[ApplicationId, Sequence[Gathering]], DownMessage]
"""Writes the answer for an application of which something is missing."""


@dataclass(slots=True)
class Recorded:
    """What follows from a batch: answers that can leave, and what is now ready to be taken."""

    replies: list[Reply] = field(default_factory=list)
    ready: dict[ApplicationId, Ready] = field(default_factory=dict)


class Recording:
    """Writes down what came. The intake's thread."""

    def __init__(
        self,
        database: Database,
        objects: Objects,
        refusals: Refusals,
        clock: Clock,
        limits: Limits,
    ) -> None:
        self._limits = limits
        self._database = database
        self._store = IntakeStore(database)
        self._objects = objects
        self._refusals = refusals
        self._clock = clock

    def offers(self, came: Sequence[tuple[KioskId, Offer]], recorded: Recorded) -> None:
        """Note offers, of which some may be repeats or speak falsely."""
        strangers, mine = list[tuple[KioskId, Offer]](), dict[ApplicationId, Offer]()
        beyond = list[tuple[KioskId, Offer]]()
        with self._database.transaction():
            known = self._store.known_all({offer.application for _kiosk, offer in came})
            before = dict(known)
            room = self._room([kiosk for kiosk, one in came if one.documents])
            for kiosk, offer in came:
                found = known.get(offer.application)
                if found is None and not room.admits(kiosk, offer):
                    beyond.append((kiosk, offer))
                    continue
                if found is None:
                    known[offer.application] = Known.fresh(kiosk, offer)
                elif found.kiosk == kiosk and found.is_of(offer):
                    known[offer.application] = found.delivered_again()
                else:
                    strangers.append((kiosk, offer))
                    continue
                mine[offer.application] = offer
            self._write(mine, known, before)
            self._sort([(known[name], offer) for name, offer in mine.items()], recorded, _wanted)
        for kiosk, offer in strangers:
            recorded.replies.append((kiosk, self._refusals.refuse_stranger(kiosk, offer)))
        for kiosk, offer in beyond:
            recorded.replies.append((kiosk, self._turned_away(kiosk, offer)))

    def inquiries(self, came: Sequence[tuple[KioskId, ApplicationId]], recorded: Recorded) -> None:
        """Say how it stands with applications that kiosks say they offered."""
        for some in parted(came, _OFFERS_READ_AT_ONCE):
            self._inquired(some, recorded)

    def pieces(self, came: Sequence[tuple[KioskId, AnyPiece]], recorded: Recorded) -> None:
        """Put pieces in their places, then note that they are on the disk."""
        names = {piece.application for _kiosk, piece in came}
        known, found = self._store.known_all(names), self._by_document(names)
        told = named(came, known)
        fitting = [p for k, p in told if _belongs(p, k, found.get(_place(p)), known)]
        if not fitting:
            return  # late, or of nothing we know: the next offer sorts it out
        for piece in fitting:
            offset = piece.grain * GRAIN_BYTES
            self._objects.write_at(piece.application, piece.document, offset, piece.data)
        names = {piece.application for piece in fitting}
        with self._database.transaction():
            self._add(fitting)
            known = self._store.known_all(names)
            waiting = [one for one in known.values() if one.state is ArrivalState.GATHERING]
            self._sort([(one, offer_of(one)) for one in waiting], recorded, None)

    def begun_anew(self, ready: Ready) -> Wanted | None:
        """Begin documents anew that are not what was promised; None when all are what they should.

        Raises MismatchError for one that never came as it was promised.
        """
        if not ready.offer.documents:
            return None
        name = ready.offer.application
        spoiled = [found for found in self._store.gatherings(name) if not self._is_whole(found)]
        if not spoiled:
            return None
        if max(found.spoiled for found in spoiled) + 1 >= MOST_GATHERINGS:
            raise MismatchError("a document never came as it was promised")
        with self._database.transaction():
            for found in spoiled:
                self._store.begin_again(found)
            self._store.forgive_attempts([name])
        return _wanted(name, self._store.gatherings(name))

    # -- inside ------------------------------------------------------------------

    def _inquired(self, came: Sequence[tuple[KioskId, ApplicationId]], recorded: Recorded) -> None:
        with self._database.transaction():
            known = self._store.known_all({name for _kiosk, name in came})
            mine = {name: one for k, name in came if (one := known.get(name)) and one.kiosk == k}
            self._sort([(one, offer_of(one)) for one in mine.values()], recorded, _holdings)
        for kiosk, name in came:
            if name not in mine or mine[name].kiosk != kiosk:
                nothing = Holdings(name, is_known=False, holdings=())
                recorded.replies.append((kiosk, nothing))

    def _write(
        self,
        mine: Mapping[ApplicationId, Offer],
        known: Mapping[ApplicationId, Known],
        before: Mapping[ApplicationId, Known],
    ) -> None:
        """Write what is new, how often the rest has come, and what of it was refused until now."""
        fresh = [(known[name], offer) for name, offer in mine.items() if name not in before]
        again = [name for name in mine if name in before]
        self._store.begin_all(fresh, milliseconds(self._clock.now()))
        self._store.set_deliveries({name: known[name].deliveries for name in again})
        self._store.open_again(
            [name for name in again if before[name].answer != known[name].answer]
        )

    def _room(self, kiosks: Collection[KioskId]) -> Room:
        """Say how much more these kiosks may begin before they bring some to an end."""
        return Room(self._limits, self._store.begun_by(kiosks))

    def _turned_away(self, kiosk: KioskId, offer: Offer) -> DownMessage:
        """Have a kiosk wait that has begun too much; nobody waits for what is too much alone."""
        if Room(self._limits, {}).admits(kiosk, offer):
            return Busy(BRIMFUL_WAIT_MS)
        error = MismatchError("it promises more documents than any application has")
        return self._refusals.refuse(kiosk, offer, error)

    def _sort(
        self, came: Sequence[tuple[Known, Offer]], recorded: Recorded, lacking: Lacking | None
    ) -> None:
        """Answer what is settled, make ready what is complete, and say what the rest lacks."""
        open_ones = list[tuple[Known, Offer]]()
        for known, offer in came:
            if known.answer is not None:
                recorded.replies.append((known.kiosk, decode_down(known.answer)))
            else:
                open_ones.append((known, offer))
        papers = [known.application for known, offer in open_ones if offer.documents]
        gatherings = self._store.gatherings_all(papers)
        ready = dict[ApplicationId, Ready]()
        for known, offer in open_ones:
            found = gatherings.get(known.application, [])
            if all(one.is_complete for one in found):
                ready[known.application] = Ready(
                    known.kiosk, offer, known.deliveries, known.attempts + 1
                )
            elif lacking is not None:
                recorded.replies.append((known.kiosk, lacking(known.application, found)))
        self._store.note_attempts(
            {name: 1 for name, one in ready.items() if not one.is_suspected and not one.is_new}
        )
        recorded.ready |= ready

    def _add(self, pieces: Sequence[PieceAt]) -> None:
        """Note grains in the maps as they are now: another worker may have added some."""
        found = self._by_document({piece.application for piece in pieces})
        changed = dict[tuple[str, str], Gathering]()
        for piece in pieces:
            gathering = found.get(_place(piece))
            if gathering is not None:
                found[_place(piece)] = gathering.with_grains(piece.grain, _run(piece))
                changed[_place(piece)] = found[_place(piece)]
        for gathering in changed.values():
            self._store.set_grains(gathering)

    def _by_document(self, names: Collection[ApplicationId]) -> dict[tuple[str, str], Gathering]:
        return {
            (found.application, found.document.id): found
            for gatherings in self._store.gatherings_all(names).values()
            for found in gatherings
        }

    def _is_whole(self, gathering: Gathering) -> bool:
        document = gathering.document
        digest = self._objects.sealed_hash(gathering.application, document.id)
        return digest == document.sha256


def _place(piece: PieceAt) -> tuple[str, str]:
    return piece.application, piece.document


def _run(piece: PieceAt) -> int:
    return -(-len(piece.data) // GRAIN_BYTES)


def _belongs(
    piece: PieceAt,
    kiosk: KioskId,
    gathering: Gathering | None,
    known: Mapping[ApplicationId, Known],
) -> bool:
    """Say whether a piece is one this kiosk promised, whole grains up to the end, and lacking."""
    if gathering is None or piece.application not in known:
        return False
    left_bytes = gathering.document.size_bytes - piece.grain * GRAIN_BYTES
    is_whole = len(piece.data) % GRAIN_BYTES == 0 or len(piece.data) == left_bytes
    return (
        known[piece.application].kiosk == kiosk
        and 0 < len(piece.data) <= left_bytes
        and is_whole
        and not is_run_set(gathering.bitmap, piece.grain, _run(piece))
    )


def _wanted(name: ApplicationId, gatherings: Sequence[Gathering]) -> Wanted:
    return Wanted(name, tuple(found.holding_1 for found in gatherings))


def _holdings(name: ApplicationId, gatherings: Sequence[Gathering]) -> Holdings:
    holdings = tuple(found.holding for found in gatherings)
    return Holdings(name, is_known=True, holdings=holdings)
