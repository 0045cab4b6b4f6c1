import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import httpx
import pytest
from PIL import Image, ImageDraw, ImageFont

from cloud.accounts.access import AccessLog
from cloud.accounts.body_register import BodyRegister
from cloud.accounts.factors import code_at
from cloud.accounts.office import office_of
from cloud.accounts.officers import Role
from cloud.accounts.register import Accounts
from cloud.accounts.rights import rule_of
from cloud.accounts.schema import SCHEMA as ACCOUNTS
from cloud.accounts.worlds import Worlds
from cloud.casework.cases import CaseRegister
from cloud.casework.reading import CaseReader
from cloud.casework.scans import Scans
from cloud.casework.schema import SCHEMA as CASEWORK
from cloud.clock.complaints import ComplaintBook
from cloud.clock.rules import shipped_rules
from cloud.clock.schema import SCHEMA as CLOCK
from cloud.clock.tallies import Tallies
from cloud.clock.warning_book import WarningBook
from cloud.desk.app import create_app
from cloud.desk.parts import DeskParts
from cloud.desk.server import DeskServer
from edge_sync.cloud.objects import Objects
from edge_sync.wire.application import Application
from edge_sync.wire.documents import seal_document
from edge_sync.wire.messages import PIECE_BYTES
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database, open_database
from provisioning.typeface import REGULAR
from tests.cloud.applications import SUITE
from tests.cloud.hands import ARRIVED_MS, Outbox, SetClock, arrival

PASSWORD = "village-2026-hall"  # noqa: S105 - a test's own
OFFICERS = {
    "chen.li": ("陈丽", "D-RS", Role.OFFICER),
    "yang.bo": ("杨波", "D-GA", Role.OFFICER),
    "luo.min": ("罗敏", "D-YB", Role.OFFICER),
    "he.ping": ("何平", "D-WJ", Role.LEAD),
    "su.yan": ("苏燕", "D-RS", Role.READER),
    "jian.du": ("简督", "D-RS", Role.SUPERVISOR),
    "ling.dao": ("凌道", "D-RS", Role.LEADER),
    "shen.ji": ("沈计", "D-RS", Role.AUDITOR),
    "an.quan": ("安全", "D-RS", Role.SECURITY_ADMIN),
    "xi.tong": ("席桐", "D-RS", Role.SYSTEM_ADMIN),
    "fa.zhi": ("范志", "D-TOWN", Role.LEGAL),
    "lin.shi": ("林实", "D-RS", Role.TEMPORARY),
    "zhuan.jia": ("庄嘉", "D-RS", Role.EXPERT),
}


def paper(title: str) -> bytes:
    """A picture that looks a little like a scanned page."""
    picture = Image.new("RGB", (620, 860), (250, 248, 242))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((40, 40, 580, 820), outline=(120, 40, 40), width=3)
    draw.text((150, 80), title, font=ImageFont.truetype(str(REGULAR), 40), fill=(60, 30, 30))
    for row in range(9):
        draw.line((80, 200 + row * 60, 540, 200 + row * 60), fill=(180, 170, 160), width=2)
    held = io.BytesIO()
    picture.save(held, "JPEG", quality=80)
    return held.getvalue()


@dataclass(slots=True)
class Browser:
    """An officer's browser: keeps cookies, follows nothing by itself, fills forms in."""

    client: httpx.Client

    def get(self, path: str) -> httpx.Response:
        return self.client.get(path)

    def sign_in(self, account: str, password: str = PASSWORD, code: str = "") -> httpx.Response:
        said = {"account": account, "password": password, "code": code}
        return self.client.post("/sign-in", data=said)

    def fields(self, number: str, position: int) -> dict[str, str]:
        """The hidden fields of a member's form, as the page gives them."""
        page = self.get(f"/cases/{number}").text
        form = page.partition(f"/members/{position}/answer")[2].partition("</form>")[0]
        found = re.findall(r'type="hidden" name="(\w+)" value="([^"]+)"', form)
        return dict(found)

    def answer(
        self, number: str, position: int, act: str, text: str = "", **fields: str
    ) -> httpx.Response:
        data = {"act": act, "text": text} | self.fields(number, position) | fields
        return self.client.post(f"/cases/{number}/members/{position}/answer", data=data)


@dataclass(slots=True)
class Hall:
    """A running desk with its database, its officers, and hands to let cases arrive."""

    url: str
    database: Database
    register: CaseRegister
    accounts: Accounts
    access: AccessLog
    objects: Objects
    outbox: Outbox
    clock: SetClock

    def code_of(self, account: str) -> str:
        """The code that an account's new device shows now."""
        secret = re.search(r"secret=(\w+)", self.accounts.add_factor(account))
        assert secret is not None
        return code_at(secret[1], self.clock.at)

    def arrive(
        self, application: Application, picture: bytes = b"", arrived_ms: int = ARRIVED_MS
    ) -> str:
        for document in application.documents:
            sealed = b"".join(seal_document(picture, document.key, SUITE))
            for at in range(0, len(sealed), PIECE_BYTES):
                piece = sealed[at : at + PIECE_BYTES]
                self.objects.write_piece(application.id, document.id, at // PIECE_BYTES, piece)
        with self.database.transaction():
            self.register.open_case(application, arrival(application, arrived_ms))
        number = self.register.number_of(application.id)
        assert number is not None
        return number


@pytest.fixture(scope="session")
def staffed(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Path:
    """A database file with the officers' accounts: hashing passwords is slow on purpose."""
    path = tmp_path_factory.mktemp("staffed") / "cloud.db"
    database = open_database(path, CASEWORK, ACCOUNTS, CLOCK)
    accounts = Accounts(database, SetClock(), catalogue.departments)
    for account, (name, department, role) in OFFICERS.items():
        ends = date(2027, 6, 30) if rule_of(role).ends else None
        accounts.open_account(account, name, department, PASSWORD, role, last_day=ends)
    BodyRegister(database, SetClock()).found(catalogue.departments)
    database.wipe_log()
    database.close()
    return path


@pytest.fixture
def database(staffed: Path, tmp_path: Path) -> Iterator[Database]:
    shutil.copy(staffed, tmp_path / "cloud.db")
    database = open_database(tmp_path / "cloud.db", CASEWORK, ACCOUNTS, CLOCK)
    yield database
    database.close()


@pytest.fixture
def parts(
    database: Database,
    register: CaseRegister,
    catalogue: Catalogue,
    clock: SetClock,
    tmp_path: Path,
) -> DeskParts:
    return DeskParts(
        accounts=Accounts(database, clock, catalogue.departments),
        access=AccessLog(database, clock),
        register=register,
        reader=CaseReader(database),
        catalogue=catalogue,
        clock=clock,
        open_document=Scans(Objects(tmp_path / "objects", SUITE), SUITE).open,
        warnings=WarningBook(database, clock),
        complaints=ComplaintBook(database, clock),
        tallies=Tallies(database),
        rules=shipped_rules(),
        world=Worlds(database, BodyRegister(database, clock)).now,
        office=office_of(database, clock),
    )


@pytest.fixture
def hall(
    parts: DeskParts, database: Database, outbox: Outbox, clock: SetClock, tmp_path: Path
) -> Iterator[Hall]:
    objects = Objects(tmp_path / "objects", SUITE)
    register, accounts, access = parts.register, parts.accounts, parts.access
    with DeskServer(create_app(parts)) as server:
        yield Hall(server.url, database, register, accounts, access, objects, outbox, clock)


@pytest.fixture
def browser(hall: Hall) -> Iterator[Browser]:
    with httpx.Client(base_url=hall.url, timeout=120) as client:
        yield Browser(client)
