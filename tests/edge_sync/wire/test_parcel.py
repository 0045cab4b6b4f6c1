import msgspec
import pytest
import zstandard
from hypothesis import given
from hypothesis import strategies as st

from edge_sync.errors import MismatchError, ParcelNotOpenedError, UnreadableError
from edge_sync.wire.application import Application, KioskId, SlipNumber, Stamp
from edge_sync.wire.compression import LARGEST_BYTES, compress, decompress
from edge_sync.wire.messages import Piece, decode_down, decode_up, encode
from edge_sync.wire.parcel import PADDING_BYTES, open_parcel, read_parcel, seal_submission
from provisioning.trust.international import SEALING_OVERHEAD_BYTES
from tests.edge_sync.people import CANARIES, SUITE, application_of

PRIVATE = SUITE.new_sealing_key()
PUBLIC = SUITE.sealing_public(PRIVATE)
KEYS = {SUITE.key_id(PUBLIC): PRIVATE}
AT = Stamp(1, None, 42, "boot", 2)


def application() -> Application:
    return application_of(KioskId("k000001"), SlipNumber("K000001-000001"), AT, b"key", {})


@pytest.mark.row("Z03")
def test_a_parcel_opens_to_what_was_sealed_and_shows_nothing_on_the_way() -> None:
    given_application = application()
    parcel = seal_submission(given_application, SUITE, PUBLIC)
    assert open_parcel(parcel, SUITE, KEYS) == given_application
    for canary in CANARIES:
        assert canary.encode() not in parcel


def test_the_length_tells_only_steps_of_padding() -> None:
    sealed = read_parcel(seal_submission(application(), SUITE, PUBLIC)).sealed
    assert (len(sealed) - SEALING_OVERHEAD_BYTES) % PADDING_BYTES == 0


@pytest.mark.parametrize("field", ["kiosk", "application", "sequence"])
def test_a_header_that_was_changed_does_not_open(field: str) -> None:
    parcel = read_parcel(seal_submission(application(), SUITE, PUBLIC))
    other = {"kiosk": "k000002", "application": "0" * 32, "sequence": 43}[field]
    header = msgspec.structs.replace(parcel.header, **{field: other})
    changed = encode(msgspec.structs.replace(parcel, header=header))
    with pytest.raises(ParcelNotOpenedError):
        open_parcel(changed, SUITE, KEYS)


def test_a_parcel_for_another_key_or_suite_does_not_open() -> None:
    parcel = seal_submission(application(), SUITE, PUBLIC)
    with pytest.raises(ParcelNotOpenedError):
        open_parcel(parcel, SUITE, {})
    header = msgspec.structs.replace(read_parcel(parcel).header, suite="gm-1")
    changed = encode(msgspec.structs.replace(read_parcel(parcel), header=header))
    with pytest.raises(ParcelNotOpenedError):
        open_parcel(changed, SUITE, KEYS)


@pytest.mark.parametrize("number", [2**53, -(2**53), 2**63])
@pytest.mark.parametrize("field", ["device_ms", "error_ms", "sequence", "monotonic_ms"])
def test_an_application_with_an_absurd_stamp_is_refused_at_decoding(
    field: str, number: int
) -> None:
    absurd = msgspec.structs.replace(AT, **{field: number})
    given_application = msgspec.structs.replace(application(), lodged=absurd)
    parcel = seal_submission(given_application, SUITE, PUBLIC)
    with pytest.raises(MismatchError):
        open_parcel(parcel, SUITE, KEYS)


def test_what_opens_and_is_no_application_is_a_mismatch_that_quotes_nothing() -> None:
    parcel = read_parcel(seal_submission(application(), SUITE, PUBLIC))
    context = b"doorstep parcel 2\x00" + encode(parcel.header)
    content = compress(msgspec.msgpack.encode({"name": CANARIES[0]}))
    padded = len(content).to_bytes(4, "big") + content
    sealed = msgspec.structs.replace(parcel, sealed=SUITE.seal(padded, PUBLIC, context))
    with pytest.raises(MismatchError) as failure:
        open_parcel(encode(sealed), SUITE, KEYS)
    assert CANARIES[0] not in repr(failure.value)
    assert failure.value.__cause__ is None


@pytest.mark.parametrize("padded", [b"", b"\x00\x00\x00\x05abc", b"\xff\xff\xff\xff"])
def test_padding_that_lies_is_a_mismatch(padded: bytes) -> None:
    parcel = read_parcel(seal_submission(application(), SUITE, PUBLIC))
    context = b"doorstep parcel 2\x00" + encode(parcel.header)
    sealed = msgspec.structs.replace(parcel, sealed=SUITE.seal(padded, PUBLIC, context))
    with pytest.raises(MismatchError):
        open_parcel(encode(sealed), SUITE, KEYS)


def test_a_frame_that_would_fill_the_memory_is_refused_by_its_stated_size() -> None:
    bomb = zstandard.ZstdCompressor().compress(bytes(LARGEST_BYTES + 1))
    assert len(bomb) < 5000
    with pytest.raises(UnreadableError):
        decompress(bomb)
    for size, is_read in ((64 * 1024, True), (1024 * 1024, False)):
        frame = compress(b"\xa0" * size)
        if is_read:
            assert len(decompress(frame)) == size
        else:
            with pytest.raises(UnreadableError):
                decompress(frame)
    unsized = zstandard.ZstdCompressor(write_content_size=False).compress(b"content")
    with pytest.raises(UnreadableError):
        decompress(unsized)


@given(st.binary(max_size=5000))
def test_compression_gives_back_what_it_took(plain: bytes) -> None:
    assert decompress(compress(plain)) == plain


@given(st.binary(max_size=300))
def test_noise_is_refused_by_every_reader_and_crashes_none(noise: bytes) -> None:
    for read in (decode_up, decode_down, read_parcel, decompress):
        with pytest.raises(UnreadableError):
            read(noise)


@pytest.mark.parametrize("name", ["../../etc/passwd", "A" * 32, "a" * 31, "a" * 32 + "\n", ""])
def test_an_id_that_could_become_a_path_is_no_id(name: str) -> None:
    message = {"kind": "piece-1", "application": "a" * 32, "index": 0, "data": b""}
    sound = decode_up(msgspec.msgpack.encode({**message, "document": "b" * 32}))
    assert isinstance(sound, Piece)
    with pytest.raises(UnreadableError):
        decode_up(msgspec.msgpack.encode({**message, "document": name}))
