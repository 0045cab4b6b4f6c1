"""The way out of the quarantine."""

import json
from dataclasses import replace

from cloud.quarantine_lines import line, record
from edge_sync.cloud.quarantine import Quarantine
from edge_sync.wire.messages import Receipt, Refused
from tests.edge_sync.cloud.counter import Counter, only
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import KIOSK


def test_what_was_refused_is_taken_when_a_person_asks_after_its_cause_is_gone(
    counter: Counter,
) -> None:
    _handed, offer = counter.lodged()
    whole, counter.keys = counter.keys, replace(counter.keys, opening={})
    counter.intake = counter.with_handler(counter.desk)
    assert isinstance(only(counter.say(offer)), Refused)
    quarantine = Quarantine(counter.database)
    (kept,) = quarantine.all()
    assert (kept.code, kept.application, kept.times) == ("SYN-08", offer.application, 1)
    assert quarantine.ask_retry([kept.place], 5) == 1
    ((_kiosk, still),) = counter.intake.retry_quarantined(10)
    assert isinstance(still, Refused)
    assert counter.intake.retry_quarantined(10) == [], "asked for once, tried once"
    assert [one.times for one in quarantine.all()] == [2]
    counter.keys = whole
    counter.intake = counter.with_handler(counter.desk)
    assert quarantine.ask_retry_of("SYN-18", 6) == 0
    assert quarantine.ask_retry_of("SYN-08", 6) == 1
    ((kiosk, receipt),) = counter.intake.retry_quarantined(10)
    assert kiosk == KIOSK
    assert isinstance(receipt, Receipt)
    assert quarantine.all() == []
    assert [one.place for one in quarantine.all(settled=True)] == [kept.place]
    assert len(counter.desk.taken) == 1
    assert quarantine.ask_retry([kept.place], 7) == 0, "it is out"


def test_bytes_that_are_no_message_are_listed_and_stay(counter: Counter) -> None:
    counter.intake.receive(KIOSK, b"no message")
    quarantine = Quarantine(counter.database)
    (kept,) = quarantine.all()
    assert quarantine.find(kept.place) == kept
    assert quarantine.find(kept.place + 1) is None
    assert line(kept).startswith(f"{kept.place}  SYN-01  {KIOSK}  10 bytes that are no message")
    assert json.loads(json.dumps(record(kept)))["bytes"] == 10
    quarantine.ask_retry([kept.place], 5)
    assert counter.intake.retry_quarantined(10) == []
    assert [one.times for one in quarantine.all()] == [2]


def test_what_came_out_and_is_refused_once_more_is_listed_again(counter: Counter) -> None:
    quarantine, digest = Quarantine(counter.database), SUITE.hash(b"noise")
    for number in (1, 2):
        with counter.database.transaction():
            quarantine.keep(KIOSK, None, "SYN-01", b"noise", digest, 5)
        (kept,) = quarantine.all()
        assert kept.times == number
        quarantine.settle(kept.place, 6)
        assert quarantine.all() == []
