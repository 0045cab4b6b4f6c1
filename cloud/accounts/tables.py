"""The tables of accounts: officers, their sessions and rights, bodies, places, who looked at what.

Each names its writer. A password is stored as its argon2id hash, a session as the hash of
its token: who reads this file can sign in as nobody, for the secret of a second factor
alone opens nothing. Days are written "2026-11-30"; an empty one is none.
"""

import peewee

from cloud.accounts.bodies import BodyAct, BodyState
from cloud.accounts.officers import Role
from provisioning.storage.fields import BytesField, ChoiceField, MillisecondsField, RecordField
from provisioning.storage.table import Table


class OfficerAccountRow(Table):
    """One account of one named person; ``factor_step`` is its last used code. `register`."""

    id = peewee.AutoField()
    account = peewee.TextField(unique=True)
    name = peewee.TextField()
    department = peewee.TextField()
    role = ChoiceField(Role)
    password = peewee.TextField()
    wrong_tries = peewee.IntegerField(default=0)
    locked_until_ms = MillisecondsField(default=0)
    is_open = peewee.BooleanField(default=True)
    place = peewee.TextField(default="")
    last_day = peewee.TextField(default="")
    factor = peewee.TextField(default="")
    factor_step = peewee.BigIntegerField(default=0)
    team = peewee.TextField(default="")


class OfficerSessionRow(Table):
    """One signed-in browser, and where it stands. `register`."""

    token_hash = BytesField(primary_key=True)
    officer = peewee.ForeignKeyField(OfficerAccountRow)
    began_ms = MillisecondsField()
    used_ms = MillisecondsField()
    place = peewee.TextField(default="")


class OfficerGrantRow(Table):
    """A right beside the account's own role, given and perhaps taken back. `grants`."""

    id = peewee.AutoField()
    account = peewee.TextField()
    role = ChoiceField(Role)
    body = peewee.TextField()
    matters = RecordField(tuple[str, ...])
    first_day = peewee.TextField()
    last_day = peewee.TextField()
    case_number = peewee.TextField()
    step = peewee.TextField()
    given_by = peewee.TextField()
    given_ms = MillisecondsField()
    taken_by = peewee.TextField(null=True)
    taken_ms = MillisecondsField(null=True)


class OfficerAlarmRow(Table):
    """One account at two places at once. `alarms`."""

    id = peewee.AutoField()
    account = peewee.TextField()
    at_ms = MillisecondsField()
    first_place = peewee.TextField()
    second_place = peewee.TextField()
    seen_by = peewee.TextField(null=True)
    seen_ms = MillisecondsField(null=True)


class SupportSessionRow(Table):
    """A vendor's session: its ticket, and the end it has from the beginning. `support`."""

    id = peewee.AutoField()
    account = peewee.TextField()
    ticket = peewee.TextField()
    begun_ms = MillisecondsField()
    until_ms = MillisecondsField()
    ended_ms = MillisecondsField(null=True)


class BodyRow(Table):
    """One body as it stands. `body_register`."""

    id = peewee.TextField(primary_key=True)
    superior = peewee.TextField()
    state = ChoiceField(BodyState)


class BodyEventRow(Table):
    """What was done about a body, by whom. Only ever added to. `body_register`."""

    id = peewee.AutoField()
    body = peewee.TextField()
    act = ChoiceField(BodyAct, null=True)  # none: it was requested
    by = peewee.TextField()
    at_ms = MillisecondsField()
    why = peewee.TextField()


class CollaborationGroupRow(Table):
    """The group of an enabled package. `body_register`."""

    package = peewee.TextField(primary_key=True)
    lead = peewee.TextField()
    duties = RecordField(dict[str, tuple[str, ...]])
    enabled_ms = MillisecondsField()
    enabled_by = peewee.TextField()


class DivisionRow(Table):
    """One place under one code for a time. `division_register`."""

    id = peewee.AutoField()
    code = peewee.TextField()
    name = peewee.TextField()
    parent = peewee.TextField()
    first_day = peewee.TextField()
    last_day = peewee.TextField()
    became = peewee.TextField()


class OfficerAccessRow(Table):
    """Who looked at, did, or was refused what. Only ever added to. `access`.

    ``apart`` lines are the own log of outsourced and temporary staff.
    """

    id = peewee.AutoField()
    at_ms = MillisecondsField()
    account = peewee.TextField()
    department = peewee.TextField()
    what = peewee.TextField()
    subject = peewee.TextField()
    allowed = peewee.BooleanField()
    apart = peewee.BooleanField(default=False)


MODELS = (
    OfficerAccountRow,
    OfficerSessionRow,
    OfficerGrantRow,
    OfficerAlarmRow,
    SupportSessionRow,
    BodyRow,
    BodyEventRow,
    CollaborationGroupRow,
    DivisionRow,
    OfficerAccessRow,
)
