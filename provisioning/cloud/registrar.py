"""The registrar: a private certificate authority and the keys of one region.

It founds itself in a private folder, then hands out identities: one for the
broker, one for each service connection, one for each kiosk. An identity is a
folder that its owner takes away; the registrar keeps the authority's key, the
public halves and the registry, and no private key of anybody else.

For one town it is these files. Tokens, signing requests and renewal come on top
and change nothing here. One process at a time may write.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import msgspec

from provisioning.cloud.broker_rules import checked_service_name
from provisioning.cloud.errors import AlreadyEnrolledError, RegistrarDamagedError
from provisioning.cloud.private_folder import PrivateFolder
from provisioning.cloud.registry import Enrolment, KioskRegistry, checked_kiosk_id
from provisioning.trust.certificates import (
    CertifiedKey,
    Validity,
    client_certificate,
    new_authority,
    read_certificate,
    server_certificate,
)
from provisioning.trust.suite import (
    SealingPrivateKey,
    SealingPublicKey,
    SigningPrivateKey,
    SigningPublicKey,
    Suite,
    SuiteId,
)
from provisioning.wire.identity import (
    CA_FILE,
    CERTIFICATE_FILE,
    KEY_FILE,
    SIGNING_KEY_FILE,
    WORD_FILE,
    CloudWord,
    encode_word,
    shard_of,
)
from provisioning.wire.repository import ROOT_FILE

logger = logging.getLogger(__name__)

AUTHORITY_NAME = "doorstep-authority"
BROKER_NAME = "doorstep-broker"
AUTHORITY_LIFE = timedelta(days=20 * 365)
KIOSK_LIFE = timedelta(days=3 * 365)  # a kiosk may be away from any network for months
SERVICE_LIFE = timedelta(days=2 * 365)
BACKDATING = timedelta(days=1)  # for machines whose clock is a little behind

SEALING_KEY_FILE = "sealing.key"
ROUTE_SECRET_FILE = "route.secret"  # noqa: S105 - a name
RECEIPT_KEY_FILE = "receipt.key"
_AUTHORITY_KEY_FILE = "ca.key"
_CLOUD_FILE = "cloud-public.json"


class CloudPublic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The public halves of the cloud's keys, as told to every kiosk."""

    suite: SuiteId
    sealing_key: bytes
    receipt_key: bytes


@dataclass(frozen=True, slots=True)
class CloudKeys:
    """The cloud's own private keys: applications are opened with one, receipts signed with one."""

    sealing: SealingPrivateKey
    receipt: SigningPrivateKey


@dataclass(frozen=True, slots=True)
class IdentityFiles:
    """Where one identity for mutual TLS lies, as PEM files."""

    ca: Path
    certificate: Path
    key: Path

    @classmethod
    def within(cls, folder: Path) -> "IdentityFiles":
        """Name the files of an identity folder."""
        return cls(folder / CA_FILE, folder / CERTIFICATE_FILE, folder / KEY_FILE)


class Registrar:
    """The registrar of ``folder``, founded there if the folder is new.

    ``now`` is real time, not the business clock: certificates live by it.
    Raises RegistrarDamagedError when an authority that has done something is gone.
    """

    def __init__(self, folder: Path, suite: Suite, now: datetime) -> None:
        self._folder = PrivateFolder(folder)
        self._suite = suite
        self._now = now
        self.registry = KioskRegistry(folder / "kiosks")
        self._authority = self._found()

    @property
    def authority(self) -> bytes:
        """The authority's certificate (PEM), which everybody pins."""
        return self._authority.certificate

    def certify_broker(
        self,
        out_folder: Path,
        hosts: tuple[str, ...] = ("localhost",),
        addresses: tuple[str, ...] = ("127.0.0.1",),
    ) -> IdentityFiles:
        """Write the broker's identity for these host names and addresses."""
        certified = server_certificate(
            self._authority,
            BROKER_NAME,
            self._validity(SERVICE_LIFE),
            hosts=hosts,
            addresses=addresses,
        )
        return self._hand_out(PrivateFolder(out_folder), certified)

    def certify_node(
        self, name: str, out_folder: Path, hosts: tuple[str, ...], addresses: tuple[str, ...]
    ) -> IdentityFiles:
        """Write the identity of one node of a broker cluster, and the secret all nodes share.

        The secret keeps out everybody else whom the authority has certified.
        """
        certified = server_certificate(
            self._authority,
            name,
            self._validity(SERVICE_LIFE),
            hosts=hosts,
            addresses=addresses,
            joins_others=True,
        )
        if not self._folder.holds(ROUTE_SECRET_FILE):
            self._folder.write(ROUTE_SECRET_FILE, self._suite.random(24).hex().encode())
        folder = PrivateFolder(out_folder)
        folder.write(ROUTE_SECRET_FILE, self._folder.read(ROUTE_SECRET_FILE))
        return self._hand_out(folder, certified)

    def certify_service(self, name: str, out_folder: Path) -> IdentityFiles:
        """Write the identity of one service connection. Raises NameRefusedError."""
        certified = client_certificate(
            self._authority, checked_service_name(name), self._validity(SERVICE_LIFE)
        )
        return self._hand_out(PrivateFolder(out_folder), certified)

    def found_cloud(self, out_folder: Path) -> CloudKeys:
        """Make the cloud's sealing and receipt keys in ``out_folder``, or read them there.

        Kiosks are told the public halves, so the keys are made once. Raises
        RegistrarDamagedError when they were made before and are gone: nothing
        sealed to the old key could be opened with a new one.
        """
        folder = PrivateFolder(out_folder)
        if self._folder.holds(_CLOUD_FILE):
            return read_cloud_keys(out_folder)
        keys = CloudKeys(self._suite.new_sealing_key(), self._suite.new_signing_key())
        folder.write(SEALING_KEY_FILE, keys.sealing)
        folder.write(RECEIPT_KEY_FILE, keys.receipt)
        public = CloudPublic(
            self._suite.id,
            self._suite.sealing_public(keys.sealing),
            self._suite.signing_public(keys.receipt),
        )
        self._folder.write(_CLOUD_FILE, msgspec.json.format(msgspec.json.encode(public)))
        return keys

    def enrol_kiosk(self, kiosk_id: str, station: str, out_folder: Path) -> Enrolment:
        """Write a kiosk's identity and take the kiosk into the registry.

        ``station`` is a 12-digit division code. ``found_cloud`` comes first.
        The registry is written last: a kiosk whose enrolment was cut short is a
        stranger and can be enrolled again. Raises NameRefusedError and
        AlreadyEnrolledError.
        """
        if self.registry.find(checked_kiosk_id(kiosk_id)) is not None:
            raise AlreadyEnrolledError(f"{kiosk_id} is enrolled already")
        certified = client_certificate(self._authority, kiosk_id, self._validity(KIOSK_LIFE))
        signing_key = self._suite.new_signing_key()
        folder = PrivateFolder(out_folder)
        self._hand_out(folder, certified)
        folder.write(SIGNING_KEY_FILE, signing_key)
        folder.write(WORD_FILE, encode_word(self._word(kiosk_id, station)))
        if self._folder.holds(ROOT_FILE):
            folder.write(ROOT_FILE, self._folder.read(ROOT_FILE))
        enrolment = Enrolment(
            kiosk=kiosk_id,
            station=station,
            shard=shard_of(kiosk_id),
            signing_key=self._suite.signing_public(signing_key),
            serial=f"{read_certificate(certified.certificate).serial:x}",
        )
        self.registry.record(enrolment)
        logger.info("enrolled %s at station %s", kiosk_id, station)
        return enrolment

    def cloud_public(self) -> CloudPublic:
        """Return the public halves of the cloud's keys. Raises RegistrarDamagedError."""
        try:
            return msgspec.json.decode(self._folder.read(_CLOUD_FILE), type=CloudPublic)
        except msgspec.DecodeError as error:
            raise RegistrarDamagedError(f"{_CLOUD_FILE} is damaged") from error

    def _word(self, kiosk_id: str, station: str) -> CloudWord:
        public = self.cloud_public()
        return CloudWord(
            suite=public.suite,
            kiosk=kiosk_id,
            station=station,
            shard=shard_of(kiosk_id),
            sealing_key=SealingPublicKey(public.sealing_key),
            receipt_key=SigningPublicKey(public.receipt_key),
        )

    def _found(self) -> CertifiedKey:
        """Make the authority, its certificate last: without that file it never was."""
        if self._folder.holds(CA_FILE):
            return CertifiedKey(self._folder.read(CA_FILE), self._folder.read(_AUTHORITY_KEY_FILE))
        if self._folder.holds(_CLOUD_FILE) or any(self.registry):
            raise RegistrarDamagedError(f"{CA_FILE} is gone, and kiosks rely on it")
        authority = new_authority(AUTHORITY_NAME, self._validity(AUTHORITY_LIFE))
        self._folder.write(_AUTHORITY_KEY_FILE, authority.key)
        self._folder.write(CA_FILE, authority.certificate)
        return authority

    def _hand_out(self, folder: PrivateFolder, certified: CertifiedKey) -> IdentityFiles:
        folder.write(KEY_FILE, certified.key)
        folder.write(CERTIFICATE_FILE, certified.certificate)
        folder.write(CA_FILE, self._authority.certificate)
        return IdentityFiles.within(folder.path)

    def _validity(self, life: timedelta) -> Validity:
        begins = self._now - BACKDATING
        return Validity(begins, begins + life)


def read_cloud_keys(folder: Path) -> CloudKeys:
    """Read the cloud's private keys. Raises RegistrarDamagedError when one is missing."""
    private = PrivateFolder(folder)
    return CloudKeys(
        SealingPrivateKey(private.read(SEALING_KEY_FILE)),
        SigningPrivateKey(private.read(RECEIPT_KEY_FILE)),
    )
