"""Many messages at once: one transaction, one signed head, and nobody kept out by a fellow."""

import threading

import msgspec
import pytest

from edge_sync.cloud.arrival import Arrival
from edge_sync.cloud.intake import Intake, Letter
from edge_sync.cloud.objects import Objects
from edge_sync.cloud.ready import Reply
from edge_sync.errors import ApplicationRefusedError
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.messages import (
    Greeting,
    Hello,
    Offer,
    Receipt,
    Refused,
    UpMessage,
    Wanted,
    encode,
)
from edge_sync.wire.receipt import covers, is_receipt_genuine
from edge_sync.wire.submissions import Submitted
from provisioning.storage.errors import BusyError
from provisioning.storage.opening import open_at
from tests.edge_sync.cloud.counter import Counter
from tests.edge_sync.people import SUITE
from tests.edge_sync.site import CLOCK, KIOSK, Desk


def letters(*messages: UpMessage) -> list[Letter]:
    return [(KIOSK, encode(message)) for message in messages]


def receipts(replies: list[Reply]) -> dict[ApplicationId, Receipt]:
    found = [answer for _kiosk, answer in replies if isinstance(answer, Receipt)]
    return {receipt.application: receipt for receipt in found}


def refusals(replies: list[Reply]) -> dict[ApplicationId, str]:
    found = [answer for _kiosk, answer in replies if isinstance(answer, Refused)]
    return {refused.application: refused.code for refused in found}


def offers(counter: Counter, number: int) -> list[Offer]:
    return [counter.lodged()[1] for _ in range(number)]


@pytest.mark.row("T01", "T02")
def test_what_comes_together_is_committed_under_one_signed_head(counter: Counter) -> None:
    came = offers(counter, 5)
    given = receipts(counter.intake.receive_all(letters(*came)))
    assert {receipt.head.size for receipt in given.values()} == {5}
    assert len({receipt.head.signature for receipt in given.values()}) == 1
    for offer in came:
        receipt = given[offer.application]
        assert covers(receipt, offer, SUITE)
        assert is_receipt_genuine(receipt, SUITE, counter.site.kiosk_keys.cloud_receipts)
    assert [arrival.slip for _, arrival in counter.desk.taken] == [offer.slip for offer in came]


def test_a_batch_of_everything_is_answered_each_with_its_own(counter: Counter) -> None:
    _handed, papers = counter.lodged(20_000, 500)
    plain, again = offers(counter, 2)
    first = receipts(counter.intake.receive_all(letters(again)))
    replies = counter.intake.receive_all(letters(Hello(7), papers, plain, plain, again))
    assert [type(answer) for _, answer in replies].count(Greeting) == 1
    assert [type(answer) for _, answer in replies].count(Wanted) == 1
    given = receipts(replies)
    assert given[again.application] == first[again.application]
    assert set(given) == {plain.application, again.application}
    replies = counter.intake.receive_all(letters(*counter.pieces(papers), papers))
    assert set(receipts(replies)) == {papers.application}
    assert len(counter.desk.taken) == 3


@pytest.mark.row("F15")
def test_one_that_is_refused_keeps_out_none_of_its_fellows(counter: Counter) -> None:
    came = offers(counter, 4)
    twin_handed, twin = counter.lodged()
    twin = counter.resealed(twin_handed, twin, slip=came[0].slip)
    twin = counter.resigned(twin, slip=came[0].slip)
    garbled = counter.resigned(came[3], parcel=came[3].parcel[:-1])
    replies = counter.intake.receive_all(letters(came[0], twin, came[1], garbled, came[2]))
    assert set(receipts(replies)) == {offer.application for offer in came[:3]}
    assert refusals(replies) == {twin.application: "SYN-11", garbled.application: "SYN-08"}
    assert len(counter.desk.taken) == 3


def test_one_that_the_case_handling_refuses_undoes_nothing_of_its_fellows(
    counter: Counter,
) -> None:
    came, desk = offers(counter, 4), counter.desk

    def refuse_one(submission: Submitted, arrival: Arrival) -> None:
        if arrival.slip == came[2].slip:
            raise ApplicationRefusedError("no such matter")
        desk(submission, arrival)

    replies = counter.with_handler(refuse_one).receive_all(letters(*came))
    assert refusals(replies) == {came[2].application: "SYN-12"}
    assert len(receipts(replies)) == 3
    sizes = sorted(receipt.head.size for receipt in receipts(replies).values())
    assert sizes == [2, 2, 3], "the half without it was taken together"


def test_one_that_ends_the_process_is_tried_alone_the_next_time(counter: Counter) -> None:
    came, tried = offers(counter, 4), list[str]()

    def fail_at_one(submission: Submitted, arrival: Arrival) -> None:
        tried.append(arrival.slip)
        if arrival.slip == came[1].slip:
            raise LookupError
        counter.desk(submission, arrival)

    for times in range(5):
        with pytest.raises(LookupError):
            counter.with_handler(fail_at_one).receive_all(letters(*came))
        assert tried.count(came[1].slip) == times + 1
    replies = counter.with_handler(fail_at_one).receive_all(letters(*came))
    assert refusals(replies) == {came[1].application: "SYN-12"}
    assert len(receipts(replies)) == 3


def test_what_the_database_could_not_do_is_done_at_the_next_try_and_once(
    counter: Counter,
) -> None:
    came = offers(counter, 3)

    def busy(_submission: Submitted, _arrival: Arrival) -> None:
        raise BusyError("somebody holds the database")

    for _ in range(7):
        with pytest.raises(BusyError):
            counter.with_handler(busy).receive_all(letters(*came))
    assert len(receipts(counter.intake.receive_all(letters(*came)))) == 3
    assert len(counter.desk.taken) == 3


def test_two_offers_under_one_id_are_one_application_and_one_refusal(counter: Counter) -> None:
    handed, offer = counter.lodged()
    other = counter.resealed(handed, offer, language="en")
    replies = counter.intake.receive_all(letters(offer, other))
    assert set(receipts(replies)) == {offer.application}
    assert refusals(replies) == {offer.application: "SYN-09"}


@pytest.mark.row("T02")
def test_two_workers_that_see_the_same_messages_take_them_once(counter: Counter) -> None:
    """While workers change places both may listen to a shard; on SQLite two processes as well."""
    _handed, papers = counter.lodged(30_000)
    came = letters(papers, *offers(counter, 12))
    counter.intake.receive_all(came[:1])
    came += letters(*counter.pieces(papers), papers)
    given, together = list[dict[ApplicationId, Receipt]](), threading.Barrier(2)

    def work(desk: Desk) -> None:
        address = counter.site.database or counter.site.cloud_file
        database = open_at(address)
        objects = Objects(counter.site.intake().objects, SUITE)
        intake = Intake(database, objects, counter.keys, desk, CLOCK)
        together.wait()
        replies = [reply for one in came for reply in intake.receive_all([one])]
        given.append(receipts(replies))
        database.close()

    desks = Desk(), Desk()
    threads = [threading.Thread(target=work, args=(desk,)) for desk in desks]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = [submission.id for desk in desks for submission, _arrival in desk.taken]
    assert len(taken) == len(set(taken)) == 13
    assert len(given[0] | given[1]) == 13
    for application in given[0].keys() & given[1].keys():
        assert given[0][application] == given[1][application]


def test_no_two_leaves_have_one_place_whoever_wrote_them(counter: Counter) -> None:
    came = offers(counter, 6)
    places = [
        receipt.index
        for start in range(0, 6, 2)
        for receipt in receipts(
            counter.with_handler(counter.desk).receive_all(letters(*came[start : start + 2]))
        ).values()
    ]
    assert sorted(places) == list(range(6))
    assert msgspec.msgpack.encode(places)
