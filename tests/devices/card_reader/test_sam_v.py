from hypothesis import given
from hypothesis import strategies as st

from devices.card_reader.sam_v import (
    PREAMBLE,
    Body,
    Command,
    Damaged,
    FrameParser,
    Response,
    Status,
    answer,
    encode,
    request,
    response_of,
)

# Complete frames from public traces of real modules.
REQUESTS = {
    Command.RESET: "AAAAAA9669000310FFEC",
    Command.STATUS: "AAAAAA9669000311FFED",
    Command.MODULE_ID: "AAAAAA9669000312FFEE",
    Command.FIND: "AAAAAA96690003200122",
    Command.SELECT: "AAAAAA96690003200221",
    Command.READ: "AAAAAA96690003300132",
    Command.READ_ADDRESS: "AAAAAA96690003300330",
}
ANSWERS = {
    "AAAAAA9669000400009094": Response(Status.DONE),
    "AAAAAA966900080000 9F00000000 97": Response(Status.FOUND, bytes(4)),
    "AAAAAA9669000400008084": Response(Status.FIND_FAILED),
    "AAAAAA9669000C00009000000000000000009C": Response(Status.DONE, bytes(8)),
    "AAAAAA9669000400008185": Response(Status.SELECT_FAILED),
    "AAAAAA9669000400004145": Response(Status.READ_FAILED),
    "AAAAAA9669000400003236": Response(Status.MODULE_REJECTED_CARD),
}
bodies = st.binary(min_size=3, max_size=200).map(Body)


def test_requests_are_the_published_frames() -> None:
    for command, frame in REQUESTS.items():
        assert request(command) == bytes.fromhex(frame), command
    assert request(Command.RADIO_SIZE, b"\x50") == bytes.fromhex("AAAAAA9669000461FF50CA")


def test_published_answers_are_read_and_written() -> None:
    for frame, response in ANSWERS.items():
        raw = bytes.fromhex(frame)
        (body,) = FrameParser().feed(raw)
        assert not isinstance(body, Damaged)
        assert response_of(body) == response
        assert answer(response) == raw


def test_a_full_read_has_the_published_length() -> None:
    data = bytes.fromhex("01000400") + bytes(256 + 1024)
    assert len(answer(Response(Status.DONE, data))) == 1295


@given(st.lists(bodies, max_size=6), st.lists(st.integers(1, 40), min_size=1, max_size=20))
def test_frames_come_out_whole_whatever_the_fragments(sent: list[Body], cuts: list[int]) -> None:
    stream, parser, got = b"".join(encode(body) for body in sent), FrameParser(), []
    while stream:
        size = cuts[len(stream) % len(cuts)]
        got += parser.feed(stream[:size])
        stream = stream[size:]
    assert got == sent


@given(st.binary(max_size=60), bodies)
def test_noise_before_a_frame_does_not_hide_it(noise: bytes, body: Body) -> None:
    if PREAMBLE in noise + PREAMBLE[:-1]:
        return  # noise that claims to be a frame is a frame, until its length is through
    assert body in FrameParser().feed(noise + encode(body))


@given(bodies, st.data())
def test_one_changed_bit_is_never_taken_for_the_frame(body: Body, data: st.DataObject) -> None:
    frame = bytearray(encode(body))
    place = data.draw(st.integers(7, len(frame) - 1))
    frame[place] ^= 1 << data.draw(st.integers(0, 7))
    assert FrameParser().feed(bytes(frame))[:1] == [Damaged.CHECK]


@given(st.binary(max_size=400))
def test_no_bytes_make_the_parser_fail(data: bytes) -> None:
    FrameParser().feed(data)


def test_a_good_frame_inside_a_cut_off_one_is_found() -> None:
    cut_off = encode(Body(bytes(30)))[:20]
    good = encode(Body(b"\x00\x00\x90"))
    found = FrameParser().feed(cut_off + good + bytes(20))
    assert Body(b"\x00\x00\x90") in found


def test_impossible_lengths_are_noise() -> None:
    good = encode(Body(b"\x00\x00\x90"))
    for length in (b"\x00\x00", b"\xff\xff"):
        assert FrameParser().feed(PREAMBLE + length + good) == [Body(b"\x00\x00\x90")]


def test_an_answer_shows_no_byte_of_its_data() -> None:
    assert repr(Response(Status.DONE, "张桂芳".encode("utf-16-le"))) == "<Response 90, 6 bytes>"
