import pytest
from hypothesis import given
from hypothesis import strategies as st

from edge_sync.errors import SlipCodeError
from edge_sync.wire import base45
from edge_sync.wire.application import KioskId, SlipNumber
from edge_sync.wire.slip_code import (
    SlipFacts,
    read_private_code,
    read_public_code,
    slip_key,
    slip_number,
    slip_sequence,
    write_private_code,
    write_public_code,
)
from edge_sync.wire.verify import check_slip
from tests.edge_sync.people import SUITE

KEY = SUITE.new_signing_key()
PUBLIC = SUITE.signing_public(KEY)
FACTS = SlipFacts(
    KioskId("k000001"), SlipNumber("K000001-000042"), 43, 1_790_000_000_000, bytes(range(24))
)
QR_VERSION_7_M_SIGNS = 178


@pytest.mark.parametrize(
    ("plain", "text"),
    [
        (b"AB", "BB8"),
        (b"Hello!!", "%69 VD92EX0"),
        (b"base-45", "UJCLQE7W581"),
        (b"ietf!", "QED8WEX0"),
    ],
)
def test_base45_is_that_of_rfc_9285(plain: bytes, text: str) -> None:
    assert base45.encode(plain) == text
    assert base45.decode(text) == plain


@pytest.mark.parametrize("text", ["GGW", "::", "a", "ä12", "A"])
def test_signs_that_are_no_base45_are_refused(text: str) -> None:
    with pytest.raises(SlipCodeError):
        base45.decode(text)


@given(st.binary(max_size=120))
def test_base45_gives_back_what_it_took(data: bytes) -> None:
    assert base45.decode(base45.encode(data)) == data


@pytest.mark.row("T02")
def test_anyone_with_the_kiosks_public_key_can_verify_a_slip() -> None:
    code = write_public_code(FACTS, SUITE, KEY)
    assert len(code) <= QR_VERSION_7_M_SIGNS
    finding = check_slip(code, SUITE, {FACTS.kiosk: PUBLIC}.get)
    assert (finding.facts, finding.is_known, finding.is_genuine) == (FACTS, True, True)


def test_a_slip_of_another_kiosk_or_of_nobody_is_not_believed() -> None:
    code = write_public_code(FACTS, SUITE, KEY)
    other = SUITE.signing_public(SUITE.new_signing_key())
    assert not check_slip(code, SUITE, lambda _kiosk: other).is_genuine
    unknown = check_slip(code, SUITE, lambda _kiosk: None)
    assert (unknown.is_known, unknown.is_genuine) == (False, False)


@given(st.integers(0, 106), st.integers(1, 255))
def test_a_slip_with_one_changed_byte_is_not_genuine(place: int, flip: int) -> None:
    code = write_public_code(FACTS, SUITE, KEY)
    data = bytearray(base45.decode(code.removeprefix("DS1:")))
    data[place] ^= flip
    try:
        finding = check_slip("DS1:" + base45.encode(bytes(data)), SUITE, lambda _kiosk: PUBLIC)
    except SlipCodeError:
        return
    assert not finding.is_genuine


@pytest.mark.parametrize("code", ["", "DS1:", "DP1:", "HTTPS://EXAMPLE", "DS2:AB", "DS1:BB8"])
def test_a_code_of_something_else_is_named_as_such(code: str) -> None:
    for read in (read_public_code, read_private_code):
        with pytest.raises(SlipCodeError):
            read(code)


def test_the_private_code_carries_the_secret_and_nothing_else() -> None:
    secret = SUITE.random(16)
    code = write_private_code(secret)
    assert read_private_code(code) == secret
    assert len(code) == 30
    with pytest.raises(ValueError, match="16 bytes"):
        write_private_code(b"short")


def test_the_same_secret_always_gives_the_same_key() -> None:
    secret = SUITE.random(16)
    assert slip_key(secret, SUITE) == slip_key(secret, SUITE)
    assert slip_key(secret, SUITE) != slip_key(SUITE.random(16), SUITE)


def test_a_slip_is_numbered_by_its_kiosk_and_its_own_count() -> None:
    number = slip_number(KioskId("k000017"), 1_000_042)
    assert number == "K000017-1000042"
    assert slip_sequence(number) == 1_000_042
