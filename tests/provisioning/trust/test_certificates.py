import socket
import ssl
import threading
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from provisioning.trust.certificates import (
    CertificateError,
    CertifiedKey,
    Validity,
    client_certificate,
    is_issued_by,
    new_authority,
    read_certificate,
    server_certificate,
)

NOW = datetime.now(tz=UTC).replace(microsecond=0)  # noqa: TID251 - TLS lives by real time
YEAR = Validity(NOW - timedelta(days=1), NOW + timedelta(days=365))


def test_an_authority_signs_servers_and_clients_and_says_so() -> None:
    authority = new_authority("doorstep-authority", YEAR)
    server = server_certificate(authority, "doorstep-broker", YEAR)
    client = client_certificate(authority, "k000001", YEAR)
    facts = read_certificate(client.certificate)
    assert (facts.name, facts.validity, facts.is_authority) == ("k000001", YEAR, False)
    assert read_certificate(authority.certificate).is_authority
    assert is_issued_by(server.certificate, authority.certificate)
    assert is_issued_by(client.certificate, authority.certificate)


def test_another_authority_with_the_same_name_signed_nothing() -> None:
    client = client_certificate(new_authority("doorstep-authority", YEAR), "k000001", YEAR)
    assert not is_issued_by(
        client.certificate, new_authority("doorstep-authority", YEAR).certificate
    )


@pytest.mark.parametrize("name", ["", "k/1", "#", "k+1", "K000001", "a" * 65, "村", "k1\n"])
def test_a_name_that_could_reach_into_topics_is_refused(name: str) -> None:
    with pytest.raises(CertificateError):
        client_certificate(new_authority("doorstep-authority", YEAR), name, YEAR)


@pytest.mark.parametrize("damaged", [b"", b"no certificate", b"-----BEGIN CERTIFICATE-----\n"])
def test_a_damaged_file_is_named_as_such(damaged: bytes) -> None:
    authority = new_authority("doorstep-authority", YEAR)
    with pytest.raises(CertificateError):
        read_certificate(damaged)
    with pytest.raises(CertificateError):
        client_certificate(CertifiedKey(authority.certificate, damaged), "k000001", YEAR)


def test_mutual_tls_stands_with_these_certificates(tmp_path: Path) -> None:
    assert _shake_hands(tmp_path, "localhost") == "k000001"
    assert _shake_hands(tmp_path, "127.0.0.1") == "k000001"


def test_a_server_under_another_name_is_not_believed(tmp_path: Path) -> None:
    with pytest.raises(ssl.SSLCertVerificationError):
        _shake_hands(tmp_path, "doorstep.invalid")


def _shake_hands(folder: Path, called: str) -> str:
    """Connect a client to a server called so; return the client's name as the server sees it."""
    authority = new_authority("doorstep-authority", YEAR)
    (folder / "ca.pem").write_bytes(authority.certificate)
    server = _context(
        folder, server_certificate(authority, "broker", YEAR), ssl.Purpose.CLIENT_AUTH
    )
    server.verify_mode = ssl.CERT_REQUIRED
    client = _context(
        folder, client_certificate(authority, "k000001", YEAR), ssl.Purpose.SERVER_AUTH
    )
    near, far = socket.socketpair()
    seen: list[str] = []

    def serve() -> None:
        try:
            with server.wrap_socket(far, server_side=True) as line:
                der = line.getpeercert(binary_form=True) or b""
                seen.append(read_certificate(ssl.DER_cert_to_PEM_cert(der).encode()).name)
        except ssl.SSLError:
            far.close()

    thread = threading.Thread(target=serve)
    thread.start()
    try:
        with client.wrap_socket(near, server_hostname=called) as line:
            line.recv(1)
    finally:
        near.close()
        thread.join()
    return seen[0]


def _context(folder: Path, certified: CertifiedKey, purpose: ssl.Purpose) -> ssl.SSLContext:
    (folder / "cert.pem").write_bytes(certified.certificate)
    (folder / "key.pem").write_bytes(certified.key)
    context = ssl.create_default_context(purpose, cafile=str(folder / "ca.pem"))
    context.load_cert_chain(folder / "cert.pem", folder / "key.pem")
    return context
