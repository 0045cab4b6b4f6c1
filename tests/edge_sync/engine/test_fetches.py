"""What comes down is pulled in order, a window at a time, and waits for all that goes up."""

from edge_sync.engine.backoff import BackOff
from edge_sync.engine.effects import KeepEdition, KeepPart, SendFetch
from edge_sync.engine.events import Arrived, Fetching, LinkUp
from edge_sync.engine.fetches import MOST_STRETCHES, WINDOW_BYTES, Fetches
from edge_sync.engine.machine import Engine, EngineSettings
from edge_sync.engine.priority import Priority, priority_of
from edge_sync.wire.messages import PIECE_BYTES, Edition, ObjectPart, Stretch

WAIT = BackOff(4.0, 60.0, lambda: 0.0)
LARGE, SMALL = bytes([1]) * 32, bytes([2]) * 32


def fetches(*lacking: Stretch) -> Fetches:
    made = Fetches(WAIT)
    made.want(lacking)
    return made


def part(name: bytes, offset: int, size: int = PIECE_BYTES) -> ObjectPart:
    return ObjectPart(name, offset, bytes(size))


def test_a_window_is_asked_for_and_no_more_until_it_came() -> None:
    some = fetches(Stretch(LARGE, 0, 10 * WINDOW_BYTES))

    assert some.due(0) == (Stretch(LARGE, 0, WINDOW_BYTES),)
    assert some.due(0.1) == ()
    assert all(some.arrived(part(LARGE, at), 0.2) for at in range(0, WINDOW_BYTES, PIECE_BYTES))
    assert some.due(0.3) == (Stretch(LARGE, WINDOW_BYTES, WINDOW_BYTES),)


def test_many_small_objects_are_asked_for_at_once() -> None:
    many = tuple(Stretch(bytes([n]) * 32, 0, 10) for n in range(MOST_STRETCHES + 1))

    assert fetches(*many).due(0) == many[:MOST_STRETCHES]


def test_what_does_not_come_is_asked_for_again_from_what_is_held() -> None:
    some = fetches(Stretch(LARGE, 0, 3 * PIECE_BYTES), Stretch(SMALL, 0, 100))
    asked = some.due(0)
    assert some.arrived(part(LARGE, 0), 1)
    (again,) = some.moments()

    assert some.due(again - 0.1) == ()
    assert some.due(again) == (Stretch(LARGE, PIECE_BYTES, 2 * PIECE_BYTES), asked[1])


def test_a_part_that_is_not_the_next_is_worth_nothing() -> None:
    some = fetches(Stretch(LARGE, 100, 200))
    some.due(0)

    assert not some.arrived(part(LARGE, 0, 100), 0)
    assert not some.arrived(part(LARGE, 100, 201), 0)
    assert not some.arrived(part(SMALL, 0, 10), 0)
    assert some.arrived(part(LARGE, 100, 200), 0)
    assert not some.arrived(part(LARGE, 100, 200), 0)


def test_a_new_link_asks_at_once_and_what_is_whole_asks_for_nothing() -> None:
    some = fetches(Stretch(LARGE, 0, 100))
    asked = some.due(0)
    some.link_lost()
    assert some.due(0.1) == asked

    some.want(())
    assert some.due(100) == ()
    assert some.moments() == []


def test_the_engine_passes_what_comes_down_on_and_asks_after_all_else() -> None:
    engine = Engine(EngineSettings(WAIT), trusts=lambda _: True)
    edition = Edition(LARGE, 100)
    engine.handle(LinkUp(), 0)

    assert engine.handle(Arrived(edition), 0.1) == [KeepEdition(edition)]
    stretch = Stretch(LARGE, 0, 100)
    assert engine.handle(Fetching((stretch,)), 0.2) == [SendFetch((stretch,))]
    assert engine.handle(Arrived(part(SMALL, 0, 10)), 0.3) == []
    assert engine.handle(Arrived(part(LARGE, 0, 100)), 0.4) == [KeepPart(part(LARGE, 0, 100))]
    assert priority_of(SendFetch((stretch,))) is Priority.CATALOGUE
