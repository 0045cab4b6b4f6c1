"""Troubles of the cloud's own, which are never held against an application."""

from dataclasses import replace

import pytest

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.taking import MOST_ATTEMPTS
from edge_sync.wire.messages import Receipt, Refused, Wanted
from edge_sync.wire.submissions import Submitted
from provisioning.storage.errors import BusyError
from tests.edge_sync.cloud.counter import Counter, only, refusal


def test_when_the_case_handling_breaks_nothing_is_taken(counter: Counter) -> None:
    _handed, offer = counter.lodged()

    def fail(_application: Submitted, _arrival: Arrival) -> None:
        raise LookupError

    counter.intake = counter.with_handler(fail)
    with pytest.raises(LookupError):
        counter.say(offer)
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Receipt)
    assert len(counter.desk.taken) == 1


def test_an_application_that_always_ends_the_process_is_set_aside_at_last(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged()

    def fail(_application: Submitted, _arrival: Arrival) -> None:
        raise LookupError

    counter.intake = counter.with_handler(fail)
    for _ in range(MOST_ATTEMPTS):
        with pytest.raises(LookupError):
            counter.say(offer)
    assert refusal(counter.say(offer), counter) == "SYN-12"
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Receipt), "a repaired program takes it"


def test_trouble_of_the_clouds_own_disk_is_never_held_against_an_application(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged()

    def busy(_application: Submitted, _arrival: Arrival) -> None:
        raise BusyError("another process holds the database")

    counter.intake = counter.with_handler(busy)
    for _ in range(MOST_ATTEMPTS + 2):
        with pytest.raises(BusyError):
            counter.say(offer)
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Receipt)


def test_a_sealed_file_that_vanished_in_the_cloud_is_asked_for_again(counter: Counter) -> None:
    _handed, offer = counter.lodged(1000)
    counter.say(offer)
    counter.desk.taken.clear()
    (piece,) = counter.pieces(offer)
    counter.keys = replace(counter.keys, opening={})
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(piece)), Refused)
    for file in counter.site.intake().objects.iterdir():
        file.unlink()
    counter.keys = counter.site.intake_keys
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Wanted)
    counter.say(piece)
    assert isinstance(only(counter.say(offer)), Receipt)
