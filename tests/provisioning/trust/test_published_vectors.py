"""The parts of the international suite against the vectors of their standards."""

import hashlib

import pytest
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from provisioning.trust.international import InternationalSuite
from provisioning.trust.suite import SealingPrivateKey, SigningPrivateKey, SigningPublicKey

SUITE = InternationalSuite()


@pytest.mark.parametrize(
    ("message", "digest"),
    [
        (b"abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (b"", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        (
            b"abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1",
        ),
    ],
)
def test_the_hash_is_sha_256_of_fips_180_4(message: bytes, digest: str) -> None:
    hasher = SUITE.hasher()
    hasher.update(message)
    assert SUITE.hash(message).hex() == digest
    assert hasher.digest().hex() == digest


@pytest.mark.parametrize(
    ("secret", "public", "message", "signature"),
    [
        (  # RFC 8032, 7.1, TEST 1
            "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
            "",
            (
                "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
                "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
            ),
        ),
        (  # RFC 8032, 7.1, TEST 2
            "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
            "72",
            (
                "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
            ),
        ),
    ],
)
def test_signatures_are_ed25519_of_rfc_8032(
    secret: str, public: str, message: str, signature: str
) -> None:
    key = SigningPrivateKey(bytes.fromhex(secret))
    said = bytes.fromhex(message)
    assert SUITE.signing_public(key).hex() == public
    assert SUITE.sign(said, key).hex() == signature
    believed = SigningPublicKey(bytes.fromhex(public))
    assert SUITE.is_signed(said, bytes.fromhex(signature), believed)
    assert not SUITE.is_signed(said + b"!", bytes.fromhex(signature), believed)


def test_the_first_piece_is_aes_256_gcm_of_test_case_14() -> None:
    """McGrew and Viega, The Galois/Counter Mode, appendix B: all zero, 96-bit nonce."""
    sealed = SUITE.seal_piece(bytes(16), bytes(32), 0, last=False)
    assert sealed.hex() == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919"


def test_keys_are_stretched_with_hkdf_of_rfc_5869() -> None:
    """RFC 5869, A.1, by the library's part that `sealing_key_from_secret` uses."""
    stretch = HKDF(
        hashes.SHA256(),
        length=42,
        salt=bytes.fromhex("000102030405060708090a0b0c"),
        info=bytes.fromhex("f0f1f2f3f4f5f6f7f8f9"),
    )
    expected = (
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    )
    assert stretch.derive(bytes([0x0B]) * 22).hex() == expected


def test_half_of_a_sealing_key_is_x25519_of_rfc_7748() -> None:
    """RFC 7748, 6.1: the public keys of Alice and Bob, and what they share."""
    alice = bytes.fromhex("77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a")
    bob = bytes.fromhex("de9edb7d7b7dc1b4d35b61c2ece435373f8343c85b78674dadfc7e146f882b4f")
    shared = X25519PrivateKey.from_private_bytes(alice).exchange(
        X25519PublicKey.from_public_bytes(bob)
    )
    assert shared.hex() == "4a5d9d5ba4ce2de1728e3bf480350f25e07e21c947d19e3376f09b3c1e161742"


@pytest.mark.parametrize(
    ("seed", "begins", "ends"),
    [
        (  # draft-connolly-cfrg-xwing-kem-08, appendix C, the first two
            "7f9c2ba4e88f827d616045507605853ed73b8093f6efbc88eb1a6eacfa66ef26",
            "e2236b35a8c24b39b10aa1323a96a919a2ced88400633a7b07131713fc14b2b5b19cfc3d",
            "eff389b27dce59844570216223593d4ba32d9abac8cd049040ef6534",
        ),
        (
            "badfd6dfaac359a5efbb7bcc4b59d538df9a04302e10c8bc1cbf1a0b3a5120ea",
            "0333285fa253661508c9fb444852caa4061636cb060e69943b431400134ae1fbc0228724",
            "cbb48fd4c562a576549f85b528c953926d96ea8a160b8843f1c89c62",
        ),
    ],
)
def test_both_halves_of_a_sealing_key_are_those_of_x_wing(
    seed: str, begins: str, ends: str
) -> None:
    """X-Wing stretches its seed with SHAKE256; ours comes stretched. The keys are the same."""
    private = SealingPrivateKey(hashlib.shake_256(bytes.fromhex(seed)).digest(96))
    public = SUITE.sealing_public(private).hex()
    assert len(public) == 2 * 1216
    assert public.startswith(begins)
    assert public.endswith(ends)
