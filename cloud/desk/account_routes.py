"""The security administrator's rooms: accounts, their rights, alarms (rows R01, R08, R09).

Nothing here shows a case. A password or the key of a second factor is told once, on the
page that answers the form, which nobody keeps.
"""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import Response

from cloud.accounts.factors import key_of
from cloud.accounts.officers import Officer
from cloud.accounts.passwords import new_password
from cloud.accounts.rights import Act
from cloud.casework.routing import inbox
from cloud.desk.inbox_page import team_name
from cloud.desk.office_forms import Deed, OfficeForms, Told, day_of
from cloud.desk.office_models import NewAccount, NewRight, role_of
from cloud.desk.office_page import (
    account_line,
    alarm_line,
    departments,
    matters,
    right_line,
    roles,
    teams,
)
from cloud.desk.pages import Pages, SignedIn
from cloud.desk.parts import DeskParts
from cloud.desk.rooms import Room
from cloud.desk.sign_in import SignIn
from cloud.errors import AccountRefusedError
from provisioning.clock import today

Token = Annotated[str, Form(max_length=128)]
_ROOM = Room.ACCOUNTS


class AccountRoutes:
    """Accounts and their rights."""

    def __init__(self, parts: DeskParts, pages: Pages, door: SignIn) -> None:
        self._parts, self._pages, self._door = parts, pages, door
        self._forms = OfficeForms(parts, pages, door)
        self.router = APIRouter()
        self.router.add_api_route(_ROOM.value, self.accounts, methods=["GET"])
        self.router.add_api_route(_ROOM.value, self.open, methods=["POST"])
        one = f"{_ROOM.value}/{{account}}"
        self.router.add_api_route(one, self.account, methods=["GET"])
        self.router.add_api_route(f"{one}/close", self.close, methods=["POST"])
        self.router.add_api_route(f"{one}/password", self.renew, methods=["POST"])
        self.router.add_api_route(f"{one}/factor", self.bind, methods=["POST"])
        self.router.add_api_route(f"{one}/rights", self.give, methods=["POST"])
        self.router.add_api_route(f"{one}/rights/{{right}}/take", self.take, methods=["POST"])
        self.router.add_api_route(f"{one}/team", self.assign, methods=["POST"])
        self.router.add_api_route("/alarms/{alarm}/seen", self.see, methods=["POST"])

    def accounts(self, request: Request) -> Response:
        """List all accounts, with what wants looking after on top."""
        return self._draw(request, self._door.entering(request, _ROOM), Told())

    def account(self, request: Request, account: str) -> Response:
        """Show one account and its rights."""
        return self._draw_one(request, self._door.entering(request, _ROOM), account, Told())

    def open(self, request: Request, form: Annotated[NewAccount, Form()]) -> Response:
        """Open an account, and tell its first password."""
        login, name, password = form.account.strip().lower(), form.name.strip(), new_password()

        def do(_by: Officer) -> None:
            if not name:
                raise AccountRefusedError("an account is somebody's")
            last, role, place = day_of(form.last_day), role_of(form.role), form.place.strip()
            accounts = self._parts.accounts
            accounts.open_account(login, name, form.department, password, role, place, last)

        told = Told(secret=password, sentence="SECRET_PASSWORD", name=name)
        return self._forms.take(
            request,
            form.token,
            Deed(Act.MANAGE_ACCOUNTS, "open-account", login, do),
            _ROOM.value,
            lambda visitor, refused: self._draw(request, visitor, refused),
            lambda visitor: self._draw_one(request, visitor, login, told),
        )

    def close(self, request: Request, account: str, token: Token = "") -> Response:
        """Close an account for good."""

        def do(by: Officer) -> None:
            self._not_oneself(by, account)
            self._parts.accounts.close_account(account)

        return self._on_one(
            request, account, token, Deed(Act.MANAGE_ACCOUNTS, "close-account", account, do)
        )

    def renew(self, request: Request, account: str, token: Token = "") -> Response:
        """Make a new password for who has forgotten theirs."""
        secrets: list[str] = []

        def do(by: Officer) -> None:
            self._not_oneself(by, account)
            secrets.append(self._parts.office.keeping.renew_password(account))

        deed = Deed(Act.MANAGE_ACCOUNTS, "renew-password", account, do)
        return self._on_one(request, account, token, deed, secrets, "SECRET_PASSWORD")

    def bind(self, request: Request, account: str, token: Token = "") -> Response:
        """Bind a new second factor to an account."""
        secrets: list[str] = []

        def do(by: Officer) -> None:
            self._not_oneself(by, account)
            secrets.append(key_of(self._parts.accounts.add_factor(account)))

        deed = Deed(Act.MANAGE_ACCOUNTS, "bind-factor", account, do)
        return self._on_one(request, account, token, deed, secrets, "SECRET_FACTOR")

    def assign(
        self,
        request: Request,
        account: str,
        team: Annotated[str, Form(max_length=64)] = "",
        token: Token = "",
    ) -> Response:
        """Put an account into a team of its body, or into none (row R10)."""

        def do(by: Officer) -> None:
            self._not_oneself(by, account)
            keeping = self._parts.office.keeping
            body = keeping.one(account).department
            if team and inbox(body, team) not in self._parts.policy.inboxes_of(body):
                raise AccountRefusedError("the body has no such team")
            keeping.assign(account, team)

        return self._on_one(
            request, account, token, Deed(Act.MANAGE_ACCOUNTS, "assign-team", account, do)
        )

    def give(self, request: Request, account: str, form: Annotated[NewRight, Form()]) -> Response:
        """Give an account a right beside its role."""

        def do(by: Officer) -> None:
            to = self._parts.office.keeping.one(account).officer
            self._parts.office.grants.give(by, to, form.grant(today(self._parts.clock)))

        return self._on_one(
            request, account, form.token, Deed(Act.MANAGE_ACCOUNTS, "give-right", account, do)
        )

    def take(self, request: Request, account: str, right: int, token: Token = "") -> Response:
        """Take a right back."""

        def do(by: Officer) -> None:
            self._parts.office.grants.take(by, right)

        return self._on_one(
            request, account, token, Deed(Act.MANAGE_ACCOUNTS, "take-right", account, do)
        )

    def see(self, request: Request, alarm: int, token: Token = "") -> Response:
        """Note that an alarm has been looked after."""

        def do(by: Officer) -> None:
            self._parts.office.alarms.see(alarm, by.account)

        return self._forms.take(
            request,
            token,
            Deed(Act.SEE_ALARMS, "see-alarm", f"alarm/{alarm}", do),
            _ROOM.value,
            lambda visitor, refused: self._draw(request, visitor, refused),
        )

    def _on_one(
        self,
        request: Request,
        account: str,
        token: str,
        deed: Deed,
        secrets: list[str] | None = None,
        sentence: str = "",
    ) -> Response:
        def drawn(visitor: SignedIn) -> Response:
            told = Told(secret=secrets[0], sentence=sentence) if secrets else Told()
            return self._draw_one(request, visitor, account, told)

        return self._forms.take(
            request,
            token,
            deed,
            f"{_ROOM.value}/{account}",
            lambda visitor, refused: self._draw_one(request, visitor, account, refused),
            drawn if secrets is not None else None,
        )

    def _not_oneself(self, by: Officer, account: str) -> None:
        self._parts.office.keeping.one(account)
        if by.account == account:
            raise AccountRefusedError("nobody closes or resets their own account")

    def _draw(self, request: Request, visitor: SignedIn, told: Told) -> Response:
        wording, office = self._pages.wording(request), self._parts.office
        return self._pages.draw(
            request,
            "accounts.html",
            visitor=visitor,
            status=422 if told.complaint else 200,
            told=told,
            alarms=[alarm_line(wording, one) for one in office.alarms.all()],
            lines=[account_line(wording, one) for one in office.keeping.all()],
            departments=departments(wording, self._parts.catalogue.departments),
            roles=roles(wording),
        )

    def _draw_one(self, request: Request, visitor: SignedIn, account: str, told: Told) -> Response:
        wording, held = self._pages.wording(request), self._parts.office.keeping.one(account)
        return self._pages.draw(
            request,
            "account.html",
            visitor=visitor,
            status=422 if told.complaint else 200,
            told=told,
            line=account_line(wording, held, team_name(wording, self._parts.policy, held.team)),
            teams=teams(wording, self._parts.policy, held.department),
            is_own=visitor.officer.account == account,
            rights=[right_line(wording, id_, one) for id_, one in held.grants.items()],
            departments=departments(wording, self._parts.catalogue.departments),
            roles=roles(wording),
            matters=matters(wording),
        )
