"""Every route of the desk, every role, its own body and a foreign one: refused unless listed."""

import hashlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

import httpx
import pytest
from fastapi import FastAPI
from msgspec import structs
from starlette.routing import BaseRoute, Mount, Route

from cloud.accounts.access import AccessLog
from cloud.accounts.body_register import BodyRegister
from cloud.accounts.office import office_of
from cloud.accounts.officers import Role
from cloud.accounts.register import Accounts, SessionToken
from cloud.accounts.schema import SCHEMA as ACCOUNTS
from cloud.accounts.tables import OfficerAccessRow, OfficerAccountRow, OfficerSessionRow
from cloud.accounts.worlds import Worlds
from cloud.casework.cases import CaseRegister
from cloud.casework.model import acts as a
from cloud.casework.model import acts_between as b
from cloud.casework.policy import Enforcement, shipped_policy
from cloud.casework.reading import CaseReader
from cloud.casework.schema import SCHEMA as CASEWORK
from cloud.casework.sealing import Sealing
from cloud.casework.states import Act
from cloud.clock.complaints import ComplaintBook, Said
from cloud.clock.rules import shipped_rules
from cloud.clock.schema import SCHEMA as CLOCK
from cloud.clock.tallies import Tallies
from cloud.clock.warning_book import WarningBook
from cloud.desk.api.acts import body_of
from cloud.desk.api.app import Interface
from cloud.desk.app import create_app
from cloud.desk.pages import SESSION_COOKIE, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.server import DeskServer
from provisioning.catalogue.model import Catalogue
from provisioning.storage.database import Database, open_database
from provisioning.storage.fields import milliseconds
from tests.cloud.applications import SUITE, pension
from tests.cloud.hands import Outbox, SetClock, arrival, officer

from .conftest import paper
from .test_acts import filled

KEY = "ab" * 16
OWN, FOREIGN = "D-RS", "D-GA"
LAST = date(2026, 12, 31)
R = Role
ANYBODY: Final = "anybody"  # also who is not signed in

LISTS = {R.OFFICER, R.READER, R.LEAD, R.TEMPORARY, R.EXPERT}
LOOKS = LISTS | {R.LEGAL}
EVERYWHERE = {R.LEGAL}  # a place reaches over bodies
DECIDES = {R.OFFICER, R.LEAD}
ANSWERS = DECIDES | {R.TEMPORARY}
ACTS: Mapping[Act, set[Role]] = {
    **dict.fromkeys(Act, DECIDES),
    **dict.fromkeys(
        (
            *(Act.ACCEPT, Act.ACCEPT_WITH_GAPS, Act.ASK_TO_COMPLETE, Act.CORRECT, Act.RETURN),
            *(Act.ASK_EXTENSION, Act.DELIVER, Act.ANSWER_QUESTION, Act.ASK_OPINION),
            *(Act.ASK_QUESTION, Act.ASK_CORRECTION, Act.PLAN_VISIT),
        ),
        ANSWERS,
    ),
    Act.ISSUE_LETTER: {R.LEAD},
    Act.SPEAK_AS_EXPERT: {R.EXPERT},
    **{key: {R.LEGAL} for key in (Act.OBJECT_TO, Act.LIFT_OBJECTION, Act.NOTE_REVIEW)},
}
ONE_OF_EACH = (
    Act.ACCEPT,
    Act.REFUSE,
    Act.REVIEW,
    Act.ISSUE_LETTER,
    Act.SPEAK_AS_EXPERT,
    Act.OBJECT_TO,
)
CASE, API = "/cases/{number}", "/api/v1/cases/{number}"
SCAN = f"{CASE}/documents/{{document}}"

# Who is let in when the case is their own body's; an expert is invited to it.
OF_A_CASE: Mapping[str, set[Role]] = {
    f"GET {CASE}": LOOKS,
    f"GET {CASE}/papers/{{place}}": LOOKS,
    f"GET {CASE}/papers/{{place}}/file": LOOKS,
    f"GET {SCAN}": LOOKS,
    f"GET {SCAN}/pages/{{leaf}}": LOOKS,
    f"GET {SCAN}/file": LOOKS,
    f"GET {SCAN}/print": LOOKS,
    f"POST {CASE}/members/{{position}}/answer": ANSWERS,
    f"GET {API}": LOOKS,
    f"GET {API}/documents/{{document}}": LOOKS,
    f"POST {API}/members/{{position}}/answers": ANSWERS,
    **{f"POST {API}/acts/{act.value}": roles for act, roles in ACTS.items()},
    # One route for all acts: one act of every right stands for the others, asked one by one above.
    **{f"POST {CASE}/acts/{{act}} {act.value}": ACTS[act] for act in ONE_OF_EACH},
}
# Rooms and sessions: each role enters its own, of whatever body it is.
OF_NO_CASE: Mapping[str, set[Role]] = {
    "GET /": set(R),
    "GET /inbox": LISTS,
    "GET /samples": {R.LEGAL},
    "GET /warnings": ANSWERS,
    "POST /warnings/{warning}/answer": ANSWERS,
    "GET /board": {R.SUPERVISOR},
    "POST /warnings/{warning}/undo": {R.SUPERVISOR},
    "GET /timelines": {R.SUPERVISOR},
    "GET /timelines/{number}": {R.SUPERVISOR},
    "POST /timelines/{number}/members/{position}/remind": {R.SUPERVISOR},
    "GET /trips": {R.SUPERVISOR, R.LEADER},
    "GET /complaints": {R.SUPERVISOR},
    "POST /complaints": {R.SUPERVISOR},
    "GET /complaints/{complaint}/paper": {R.SUPERVISOR},
    "POST /complaints/{complaint}/decide": {R.SUPERVISOR},
    "POST /complaints/{complaint}/answer": {R.SUPERVISOR},
    "GET /activity": set(R),
    "GET /notices": LISTS,  # and of these a body that enforces, as these two are here
    "GET /figures": {R.LEADER},
    "GET /figures.csv": {R.LEADER},
    "GET /audit": {R.AUDITOR},
    "GET /accounts": {R.SECURITY_ADMIN},
    "POST /accounts": {R.SECURITY_ADMIN},
    "GET /accounts/{account}": {R.SECURITY_ADMIN},
    "POST /accounts/{account}/close": {R.SECURITY_ADMIN},
    "POST /accounts/{account}/password": {R.SECURITY_ADMIN},
    "POST /accounts/{account}/factor": {R.SECURITY_ADMIN},
    "POST /accounts/{account}/team": {R.SECURITY_ADMIN},
    "POST /accounts/{account}/rights": {R.SECURITY_ADMIN},
    "POST /accounts/{account}/rights/{right}/take": {R.SECURITY_ADMIN},
    "POST /alarms/{alarm}/seen": {R.SECURITY_ADMIN},
    "GET /bodies": {R.SECURITY_ADMIN, R.LEAD},
    "POST /bodies/{body}/superior": {R.SECURITY_ADMIN},
    "POST /bodies/{body}/review": {R.LEAD},
    "POST /packages/{package}/enable": {R.SECURITY_ADMIN},
    "GET /places": {R.SYSTEM_ADMIN},
    "POST /places": {R.SYSTEM_ADMIN},
    "GET /password": set(R),
    "POST /password": set(R),
    "GET /api/v1/cases": LISTS,
    "DELETE /api/v1/sessions": set(R),
}
OF_AN_OFFICE = {
    one
    for one in OF_NO_CASE
    if one.startswith(
        ("POST /accounts", "POST /bodies", "POST /packages", "POST /places", "POST /complaints")
    )
} | {"POST /password"}
FOR_ANYBODY = {
    "GET /progress",
    "GET /postings",
    "GET /scope",
    "GET /sign-in",
    "POST /sign-in",
    "POST /sign-out",
    "GET /language/{language}",
    "POST /api/v1/sessions",
    "GET /api/v1/openapi.json",
    "MOUNT /static",
}
SAID: Mapping[str, object] = {
    "position": 1,
    "task": 1,
    "days": 3,
    "key": KEY,
    "positions": [1],
    "bodies": [],
    "by": "2026-11-30",
    "day": "2026-11-30",
    "until": "2026-11-30",
    "of": "D-YB",
    "body": "",
    "ground": "no-licence-needed",
    "procedure": "expert-review",
    "wish": "wait",
    "points": [],
    "gaps": [{"line": "L3", "by": "20261130"}],
    "sha256": "ab" * 32,
    "overturned": True,
    **dict.fromkeys(("in_favour", "held", "allowed", "corrected", "mandatory", "again"), True),
}


@dataclass(frozen=True, slots=True)
class Town:
    """One desk with one case, and everybody signed in."""

    app: FastAPI
    client: httpx.Client
    parts: DeskParts
    database: Database
    values: Mapping[str, str]

    def refusals(self, account: str) -> int:
        mine = OfficerAccessRow.account == account
        refused = OfficerAccessRow.allowed == False  # noqa: E712 - a query
        return self.database.count(OfficerAccessRow.select().where(mine & refused))

    def sign_in(self, account: str) -> SessionToken:
        """Begin a session without the slow hash of a password."""
        token = token_of(account)
        now = milliseconds(self.parts.clock.now())
        row = self.database.first(
            OfficerAccountRow.select().where(OfficerAccountRow.account == account)
        )
        assert row is not None
        hashed = hashlib.sha256(token.encode()).digest()
        session = OfficerSessionRow.insert(
            token_hash=hashed, officer=row.id, began_ms=now, used_ms=now
        )
        here = OfficerSessionRow.token_hash == hashed
        with self.database.transaction():
            self.database.run(OfficerSessionRow.delete().where(here))
            self.database.run(session)
        return token

    def ask(self, route: str, token: str) -> httpx.Response:
        """Ask for a route with everything a right request has."""
        method, path, *act = route.split(" ")
        path = re.sub(r"{(\w+)}", lambda m: self.values.get(m[1], act[0] if act else ""), path)
        if path.startswith("/api"):
            head = {"Authorization": f"Bearer {token}"} if token else {}
            body = _body(route.rsplit("/", 1)[1]) if method == "POST" else None
            return self.client.request(method, path, json=body, headers=head)
        who = SignedIn(officer(OWN), SessionToken(token))
        form = {"token": who.form_token, "key": KEY, "text": "说明", "position": "1"}
        data: dict[str, object] = {**form, "act": "accept"}
        if act:
            data = {**filled(Act(act[0])), **form, "task": "1"}
        head = {"Cookie": f"{SESSION_COOKIE}={token}"} if token else {}
        return self.client.request(
            method, path, data=data if method == "POST" else None, headers=head
        )


def _body(name: str) -> dict[str, object]:
    if name == "answers":
        return {"act": "accept", "key": KEY}
    fields = body_of(Act(name)).model_fields
    return {one: SAID.get(one, "文字") for one in fields}


def token_of(account: str) -> SessionToken:
    return SessionToken(f"token of {account}")


def account_of(role: Role, body: str) -> str:
    return f"{role.value}.{body.lower()}"


@pytest.fixture(scope="module")
def town(tmp_path_factory: pytest.TempPathFactory, catalogue: Catalogue) -> Iterator[Town]:
    path = tmp_path_factory.mktemp("town") / "cloud.db"
    database, clock = open_database(path, CASEWORK, ACCOUNTS, CLOCK), SetClock()
    bodies, picture = BodyRegister(database, clock), paper("户口簿")
    bodies.found(catalogue.departments)
    key, reader = SUITE.new_signing_key(), CaseReader(database)
    seal = Sealing(SUITE, lambda _body: key)
    register = CaseRegister(database, catalogue, Outbox().tell, SUITE, seal=seal)
    parts = DeskParts(
        accounts=Accounts(database, clock, catalogue.departments),
        access=AccessLog(database, clock),
        register=register,
        reader=reader,
        catalogue=catalogue,
        clock=clock,
        open_document=lambda _view: picture,
        warnings=WarningBook(database, clock),
        complaints=ComplaintBook(database, clock),
        tallies=Tallies(database),
        rules=shipped_rules(),
        world=Worlds(database, bodies).now,
        office=office_of(database, clock),
        policy=structs.replace(shipped_policy(), enforcement=Enforcement((OWN, FOREIGN))),
    )
    application, host = pension(picture=picture), officer(OWN)
    with database.transaction():
        register.open_case(application, arrival(application))
        for role in Role:
            for body in (OWN, FOREIGN):
                _open_account(database, account_of(role, body), role, body)
        _open_account(database, "somebody.else", R.OFFICER, OWN)
    number = str(register.number_of(application.id))
    register.perform(host, number, a.Accept(1), clock.now(), key="c" * 32)
    _complain(parts.complaints)
    invited = account_of(R.EXPERT, OWN)
    invite = b.InviteExpert(1, invited, "赵", "核对", LAST)
    # With this key all later acts are repeats: the desk lets them in or not, and nothing changes.
    register.perform(host, number, invite, clock.now(), key=KEY)
    events = reader.case(host, number).events
    values = {
        "number": number,
        "document": application.documents[0].id,
        "place": str(next(n for n, one in enumerate(events) if one.paper and one.paper.sealed)),
        **dict.fromkeys(("position", "leaf"), "1"),
        "warning": "4711",  # none that a reminder of this matrix has made
        "language": "zh",
        "account": "somebody.else",
        "body": FOREIGN,
        "package": "PK-BIRTH",
        **dict.fromkeys(("right", "alarm", "complaint"), "1"),
    }
    app = create_app(parts)
    with DeskServer(app) as server, httpx.Client(base_url=server.url, timeout=120) as client:
        town = Town(app, client, parts, database, values)
        for role in Role:
            for body in (OWN, FOREIGN):
                town.sign_in(account_of(role, body))
        yield town
    database.close()


def _complain(book: ComplaintBook) -> None:
    """Number 1, answered: its paper can be drawn."""
    said = Said(FOREIGN, "不收件", name="某人")
    number = book.receive(said, "somebody.else", OWN)
    book.decide(number, "somebody.else", "属实", taken=True)
    book.answer(number, "somebody.else", "已改正")


def _open_account(database: Database, account: str, role: Role, body: str) -> None:
    database.run(
        OfficerAccountRow.insert(
            account=account,
            name="某人",
            department=body,
            role=role,
            password="",
            last_day=LAST.isoformat(),
        )
    )


def routes_of(routes: list[BaseRoute], before: str = "") -> Iterator[str]:
    for route in routes:
        if isinstance(route, Mount) and isinstance(route.app, Interface):
            yield from routes_of(route.app.routes, before + route.path)
        elif included := getattr(route, "original_router", None):  # as FastAPI keeps a router
            yield from routes_of(included.routes, before)
        elif isinstance(route, Route):
            for method in (route.methods or set()) - {"HEAD"}:
                yield f"{method} {before}{route.path}"
        else:
            yield f"MOUNT {before}{getattr(route, 'path', route)}"


@pytest.mark.row("R01")
def test_every_route_is_listed(town: Town) -> None:
    listed = {*OF_A_CASE, *OF_NO_CASE, *FOR_ANYBODY}
    assert {" ".join(one.split(" ")[:2]) for one in listed} == set(routes_of(town.app.routes))


@pytest.mark.row("R01", "R07")
@pytest.mark.parametrize("route", sorted({*OF_A_CASE, *OF_NO_CASE}))
def test_who_is_not_listed_is_refused_and_the_refusal_is_noted(town: Town, route: str) -> None:
    nobody = town.ask(route, "")
    is_led_away = nobody.headers.get("location", "").startswith("/sign-in")
    assert nobody.status_code == 401 or is_led_away
    for role in Role:
        for body in (OWN, FOREIGN):
            account = account_of(role, body)
            token = token_of(account)
            before = town.refusals(account)
            answer = town.ask(route, token)
            if "sessions" in route:
                town.sign_in(account)  # the one before has ended
            of_a_case = OF_A_CASE.get(route, set())
            listed = OF_NO_CASE.get(route, of_a_case if body == OWN else of_a_case & EVERYWHERE)
            if role in listed:
                is_no_warning = "{warning}" in route and answer.status_code == 404
                is_let_in = answer.status_code < 400 or is_no_warning
                # What the form says is refused then, and the page that says so is drawn.
                is_told = answer.status_code == 422 and 'role="alert"' in answer.text
                assert is_let_in or (is_told and route in OF_AN_OFFICE), (account, answer.text)
            else:
                assert answer.status_code == 403, (account, answer.status_code, answer.text)
                assert town.refusals(account) == before + 1, account
