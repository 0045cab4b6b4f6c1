"""The private certificate authority: X.509 made and read. Bytes in, bytes out, no I/O.

All keys are P-256: what every TLS library and every broker speaks. Times are
handed in. A kiosk checks the chain against its pinned authority and not the
dates, since its clock may be nonsense; brokers check both.
"""

import ipaddress
import re
from dataclasses import dataclass
from datetime import datetime

from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from provisioning.errors import ProvisioningError

_NAME = re.compile(r"[a-z0-9-]{1,64}\Z")


class CertificateError(ProvisioningError):
    """A certificate or its key cannot be read, or its name is not allowed.

    Cause: A file of the kiosk's identity is damaged, or a name holds other signs than a-z 0-9 -.
    Resident: The kiosk works on, but cannot send until it is repaired.
    Helper: Call central operations, who enrol the kiosk again.
    """

    code = "PRO-02"


@dataclass(frozen=True, slots=True)
class Validity:
    """From when until when; both aware."""

    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class CertifiedKey:
    """A certificate and its private key, both PEM."""

    certificate: bytes
    key: bytes


@dataclass(frozen=True, slots=True)
class CertificateFacts:
    """What a certificate says. ``fingerprint`` is the SHA-256 of its DER form."""

    name: str
    serial: int
    validity: Validity
    fingerprint: bytes
    is_authority: bool


def new_authority(name: str, validity: Validity) -> CertifiedKey:
    """Make a root that signs end certificates and no further authorities."""
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        _builder(_subject(name), _subject(name), key.public_key(), validity)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .add_extension(_usage(is_authority=True), critical=True)
    )
    return _certified(builder, key, key)


def server_certificate(
    authority: CertifiedKey,
    name: str,
    validity: Validity,
    *,
    hosts: tuple[str, ...] = ("localhost",),
    addresses: tuple[str, ...] = ("127.0.0.1",),
    joins_others: bool = False,
) -> CertifiedKey:
    """Make a server's certificate for these host names and IP addresses.

    One that ``joins_others`` also connects to its fellows of a cluster with it.
    Raises CertificateError when the authority cannot be read or the name is not allowed.
    """
    alternatives = x509.SubjectAlternativeName(
        [
            *(x509.DNSName(host) for host in hosts),
            *(x509.IPAddress(ipaddress.ip_address(address)) for address in addresses),
        ]
    )
    also = [ExtendedKeyUsageOID.CLIENT_AUTH] if joins_others else []
    purposes = [ExtendedKeyUsageOID.SERVER_AUTH, *also]
    return _end_certificate(authority, name, validity, purposes, alternatives)


def client_certificate(authority: CertifiedKey, name: str, validity: Validity) -> CertifiedKey:
    """Make a client's certificate; ``name`` becomes its common name and its rights' name.

    Raises CertificateError when the authority cannot be read, or when the name
    has other signs than a-z, 0-9 and "-": "+", "#" and "/" would reach into topics.
    """
    return _end_certificate(authority, name, validity, [ExtendedKeyUsageOID.CLIENT_AUTH], None)


def read_certificate(certificate: bytes) -> CertificateFacts:
    """Read one PEM certificate. Raises CertificateError."""
    parsed = _parse(certificate)
    names = parsed.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    if len(names) != 1:
        raise CertificateError("a certificate has exactly one common name")
    return CertificateFacts(
        name=str(names[0].value),
        serial=parsed.serial_number,
        validity=Validity(parsed.not_valid_before_utc, parsed.not_valid_after_utc),
        fingerprint=parsed.fingerprint(hashes.SHA256()),
        is_authority=_is_authority(parsed),
    )


def is_issued_by(certificate: bytes, authority: bytes) -> bool:
    """Say whether this PEM authority signed this PEM certificate. Raises CertificateError."""
    end, issuer = _parse(certificate), _parse(authority)
    try:
        end.verify_directly_issued_by(issuer)
    except (InvalidSignature, ValueError, TypeError):
        return False
    return True


def _end_certificate(
    authority: CertifiedKey,
    name: str,
    validity: Validity,
    purposes: list[x509.ObjectIdentifier],
    alternatives: x509.SubjectAlternativeName | None,
) -> CertifiedKey:
    issuer, issuer_key = _parse(authority.certificate), _parse_key(authority.key)
    key = ec.generate_private_key(ec.SECP256R1())
    builder = (
        _builder(_subject(name), issuer.subject, key.public_key(), validity)
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(_usage(is_authority=False), critical=True)
        .add_extension(x509.ExtendedKeyUsage(purposes), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()),
            critical=False,
        )
    )
    if alternatives is not None:
        builder = builder.add_extension(alternatives, critical=False)
    return _certified(builder, key, issuer_key)


def _subject(name: str) -> x509.Name:
    if _NAME.match(name) is None:
        raise CertificateError(f"{name!r} is no name for a certificate: a-z, 0-9 and - only")
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


def _builder(
    subject: x509.Name, issuer: x509.Name, public: ec.EllipticCurvePublicKey, validity: Validity
) -> x509.CertificateBuilder:
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer)
        .public_key(public)
        .serial_number(x509.random_serial_number())
        .not_valid_before(validity.begins)
        .not_valid_after(validity.ends)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(public), critical=False)
    )


def _usage(*, is_authority: bool) -> x509.KeyUsage:
    return x509.KeyUsage(
        digital_signature=not is_authority,
        key_cert_sign=is_authority,
        crl_sign=is_authority,
        content_commitment=False,
        key_encipherment=False,
        data_encipherment=False,
        key_agreement=False,
        encipher_only=False,
        decipher_only=False,
    )


def _certified(
    builder: x509.CertificateBuilder,
    key: ec.EllipticCurvePrivateKey,
    issuer_key: ec.EllipticCurvePrivateKey,
) -> CertifiedKey:
    certificate = builder.sign(issuer_key, hashes.SHA256())
    return CertifiedKey(
        certificate.public_bytes(serialization.Encoding.PEM),
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ),
    )


def _parse(certificate: bytes) -> x509.Certificate:
    try:
        return x509.load_pem_x509_certificate(certificate)
    except ValueError as error:
        raise CertificateError("this is no PEM certificate") from error


def _parse_key(key: bytes) -> ec.EllipticCurvePrivateKey:
    try:
        parsed = serialization.load_pem_private_key(key, password=None)
    except (ValueError, TypeError) as error:
        raise CertificateError("this is no PEM private key") from error
    if not isinstance(parsed, ec.EllipticCurvePrivateKey):
        raise CertificateError("the authority's key is not on an elliptic curve")
    return parsed


def _is_authority(certificate: x509.Certificate) -> bool:
    try:
        constraints = certificate.extensions.get_extension_for_class(x509.BasicConstraints)
    except x509.ExtensionNotFound:
        return False
    return constraints.value.ca
