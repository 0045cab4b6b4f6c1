from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from devices.printer.escpos import confirmation_id, job
from devices.printer.paper_tape import Confirm, Cut, Order, OrderParser, Strange, picture_of
from devices.printer.picture import Paper
from devices.printer.picture import picture_of as drawn
from devices.printer.sheet import Rule, Sheet, Title
from tests.devices.printer.test_picture import SLIP

SHORT_JOB = job(drawn(Sheet((Title("短"), Rule())), Paper.MM58), confirmation_id(8))
JOB = job(drawn(SLIP, Paper.MM80), confirmation_id(7))


def test_the_picture_comes_back_dot_for_dot() -> None:
    sent = drawn(SLIP, Paper.MM80)
    got = picture_of(JOB)
    assert got.width == sent.width
    assert got.crop((0, 0, *sent.size)).tobytes() == sent.tobytes()
    # What follows is the way from the head to the cutter, and empty.
    assert got.crop((0, sent.height, *got.size)).getextrema() == (255, 255)


def test_a_job_has_no_byte_that_a_printer_would_not_know() -> None:
    orders = [order for order, _ in OrderParser().feed(JOB)]
    assert not any(isinstance(order, Strange) for order in orders)
    assert [type(order) for order in orders[-2:]] == [Cut, Confirm]


@given(st.lists(st.integers(1, 900), min_size=1, max_size=30))
def test_fragments_make_no_difference(cuts: list[int]) -> None:
    parser, at = OrderParser(), 0
    orders: list[tuple[Order, bytes]] = []
    while at < len(SHORT_JOB):
        size = cuts[len(orders) % len(cuts)]
        orders += parser.feed(SHORT_JOB[at : at + size])
        at += size
    assert orders == OrderParser().feed(SHORT_JOB)
    assert b"".join(raw for _, raw in orders) == SHORT_JOB


@given(st.binary(max_size=300))
def test_no_bytes_make_the_reader_fail(data: bytes) -> None:
    picture_of(data)


def test_no_bytes_are_an_empty_paper() -> None:
    assert isinstance(picture_of(b""), Image.Image)
