import pytest

from provisioning.trust.international import SEALING_OVERHEAD_BYTES, InternationalSuite
from provisioning.trust.suite import NotOpenedError, SealingPrivateKey, SealingPublicKey, Suite

SUITE: Suite = InternationalSuite()
PRIVATE = SealingPrivateKey(bytes(range(96)))
PUBLIC = SUITE.sealing_public(PRIVATE)

GOLDEN_SEALED = (
    "0fa744d893df6ae3ff978bfd038165cc84db7d3f6dc0f47447552cb0ef307a9baa7b572669bbb0fe0dd7785f"
    "f59f76caf455af90305bba7560849cc556286015651020a39342f0d68ef2b953b21e126d80acb8889c3e1409"
    "b228c2abb29d08142763beef7e755113a7c65bc09b6c5d71735179fa2a037881be18869aa8825171b8658be7"
    "b519650177ba3f9587ac76d4793bc264bab88daf11d515873a337c15208a7a85fcb08dfbc99a5ed179cb743f"
    "6af3995adfade6b2355281e63378b70b1d0f02e42586c35fff71bf24d3cf3ef381ed31b3763614055b9ccc9b"
    "8f86745a4dbabdaa4cfe6dadae028806656d6fde2c41fe692a7b665eb485019e0d1274439acd5ce8495deb58"
    "9c9622b52759d33299695cf73ad2a18d5131b5bbde6ae8edcfa5bdcbad32d8e725b6551a9e35b9ff0bd23096"
    "abbc99584168d6344926635e13e2a6788476848057238e6398a4eacf6ddfddbb39b8ce6f06bc86086fab294d"
    "fc7d9370422f92effe5f235511e1f07a1f6034950f5a36741b92be46969368a7d1bb0ccaf5f6b83d191a8c49"
    "5286306551dd12916107b528ef6eeeb7c4d6a826298ed74539254f1a956de31a6b12513faf03f00dca7c9875"
    "be7d740d39e68ae441c1ea8e7a48dbc97cf0d2f9318082bc7df41a98280fb3c31c7691a752257d6b7ebb7830"
    "0bbc79abed19911ac01d920e8693628b0399ad28bf0c9ebaddf7008207fe570cdee14188167111f13eeef019"
    "c5cf247d4eee77ac5fab93b4c090bc433bbcda2774b70e18898ae17eb2b4c2d1321e7c99196e1ed7e95881f8"
    "c025bf6659edfccc4671ba6c2749acfba0f8a76d86fec1c8eb1a39d861a3d852e653c88098552f6028043cda"
    "c3b62835c292d5aae4feb36759e019f95f36928394e5717ec4a01a3bbc1e7e697e155a19d81e11b1182f99bf"
    "bb9719bcd0cb946504afcabde6752b315966f13caa2fe70fc31e4d73d7360a06d3cbc9613bdd5e45a10a2f13"
    "03f8069eaddebf35cf456c6ac4ff9e9ef2a7380e9af3e6b913efd709fe4c4aca9ecb38ba79ecceaeedfcda90"
    "88109f358bc9fd883b8a7d469fd9d41bee58ee27eff510e24398c31911f755acf4e66a16a619b7f14d314897"
    "879eb81e71a0b339ae3cd3a1859fcf4b667867fa7016976cadeda7c5f4801637b45978a3b294788efb920259"
    "2b71c9078ec818a22461b9febd79c888abc75af75e1eb7255c2ee2ad1f7d90dab369189fb4f2f6f0cd2e7a2e"
    "509969ec8cb88b52734b6626fef04ea15450a34048163dbf8e1b5780e48fc8c782755cb47226a66bee0746df"
    "cc8d9cd75138259613d92b038de395f545e61802b2ad73aa28a8d3a1045968c43ff6355a5dc3613eb04de041"
    "6a2bfac3b55bc529c7e54b0965c7c717577c1bf6fb3cea3a7ae5a94a75bcffd61dbd80fabb24ac4b201ab46e"
    "89fa1a9d6dda1adb7b36061241a2ffdaf399e8bb4a543a4dd99610cd214908d88ac702223d512eb22e1a6e74"
    "8e80863c96434e8eedfd889f288f433ef4c4d68c066dc0c8590bae30f07864dacfa4f7638890d163427f328e"
    "29d9897cfb36e0c17fc985731746a51a0fd0e550f14d5681d66a2e7d5ecbcac948297394f4febf0030311180"
    "861416ad639c0009b1"
)
GOLDEN_SLIP_PUBLIC = "115c1c6fcd068570582fef9762a97cb6e256993f7bdc237d069cf62750ecbc2a"


def test_what_was_sealed_in_the_past_still_opens() -> None:
    """Our own golden bytes: RFC 9180's vectors carry an AAD, which the library has no place for."""
    sealed = bytes.fromhex(GOLDEN_SEALED)
    assert SUITE.open(sealed, PRIVATE, b"golden context") == b"golden plain text"


def test_the_key_of_a_slip_given_in_the_past_is_derived_again() -> None:
    private = SUITE.sealing_key_from_secret(bytes(range(16)), b"golden context")
    assert SUITE.hash(SUITE.sealing_public(private)).hex() == GOLDEN_SLIP_PUBLIC


def test_sealing_opens_for_its_recipient_and_adds_a_known_length() -> None:
    sealed = SUITE.seal(b"plain", PUBLIC, b"context")
    assert SUITE.open(sealed, PRIVATE, b"context") == b"plain"
    assert len(sealed) == len(b"plain") + SEALING_OVERHEAD_BYTES
    assert sealed != SUITE.seal(b"plain", PUBLIC, b"context")


@pytest.mark.parametrize("context", [b"", b"contexT", b"context\x00"])
def test_nothing_opens_under_another_context(context: bytes) -> None:
    sealed = SUITE.seal(b"plain", PUBLIC, b"context")
    with pytest.raises(NotOpenedError):
        SUITE.open(sealed, PRIVATE, context)


@pytest.mark.parametrize("place", [0, 600, 1100, 1119, 1120, -1])
def test_one_flipped_bit_anywhere_and_it_does_not_open(place: int) -> None:
    sealed = bytearray(SUITE.seal(b"plain", PUBLIC, b"context"))
    sealed[place] ^= 1
    with pytest.raises(NotOpenedError):
        SUITE.open(bytes(sealed), PRIVATE, b"context")


@pytest.mark.parametrize("length", [0, 1, 1119, 1135])
def test_a_truncated_object_does_not_open(length: int) -> None:
    sealed = SUITE.seal(b"plain", PUBLIC, b"context")
    with pytest.raises(NotOpenedError):
        SUITE.open(sealed[:length], PRIVATE, b"context")


def test_another_key_does_not_open_it() -> None:
    sealed = SUITE.seal(b"plain", PUBLIC, b"context")
    with pytest.raises(NotOpenedError) as failure:
        SUITE.open(sealed, SUITE.new_sealing_key(), b"context")
    assert "plain" not in str(failure.value)


def test_something_that_is_no_key_is_refused_before_anything_is_sealed() -> None:
    with pytest.raises(ValueError, match="1184"):
        SUITE.seal(b"plain", SealingPublicKey(b"short"), b"context")


@pytest.mark.parametrize("length", [0, 15, 17, 32])
def test_a_slip_secret_has_exactly_sixteen_bytes(length: int) -> None:
    with pytest.raises(ValueError, match="16 bytes"):
        SUITE.sealing_key_from_secret(bytes(length), b"context")


def test_different_contexts_give_a_secret_different_keys() -> None:
    keys = {SUITE.sealing_key_from_secret(bytes(16), context) for context in (b"a", b"b", b"")}
    assert len(keys) == 3


def test_a_malformed_signature_or_key_is_simply_not_genuine() -> None:
    private = SUITE.new_signing_key()
    public = SUITE.signing_public(private)
    signature = SUITE.sign(b"word", private)
    assert SUITE.is_signed(b"word", signature, public)
    assert not SUITE.is_signed(b"word", signature[:-1], public)
    assert not SUITE.is_signed(b"word", b"", public)
    assert not SUITE.is_signed(b"word", signature, type(public)(b"no key"))


@pytest.mark.parametrize(("index", "last"), [(4, False), (6, False), (5, True)])
def test_a_piece_opens_only_in_its_own_place(index: int, last: bool) -> None:  # noqa: FBT001 - a parameter of the test
    key = SUITE.random(32)
    sealed = SUITE.seal_piece(b"piece", key, 5, last=False)
    assert SUITE.open_piece(sealed, key, 5, last=False) == b"piece"
    with pytest.raises(NotOpenedError):
        SUITE.open_piece(sealed, key, index, last=last)


def test_a_piece_is_sealed_only_with_a_whole_key() -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        SUITE.seal_piece(b"piece", b"short", 0, last=True)
