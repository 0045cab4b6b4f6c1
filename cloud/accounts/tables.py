"""The tables of accounts: officers, their sessions, and who looked at what.

Written by `register` and `access`. A password is stored as its argon2id hash, a
session as the hash of its token: who reads this file can sign in as nobody.
"""

import peewee

from cloud.accounts.officers import Role
from provisioning.storage.fields import BytesField, ChoiceField, MillisecondsField
from provisioning.storage.table import Table


class OfficerAccountRow(Table):
    """One account of one named person."""

    id = peewee.AutoField()
    account = peewee.TextField(unique=True)
    name = peewee.TextField()
    department = peewee.TextField()
    role = ChoiceField(Role)
    password = peewee.TextField()
    wrong_tries = peewee.IntegerField(default=0)
    locked_until_ms = MillisecondsField(default=0)
    is_open = peewee.BooleanField(default=True)


class OfficerSessionRow(Table):
    """One signed-in browser."""

    token_hash = BytesField(primary_key=True)
    officer = peewee.ForeignKeyField(OfficerAccountRow)
    began_ms = MillisecondsField()
    used_ms = MillisecondsField()


class OfficerAccessRow(Table):
    """Who looked at, did, or was refused what. Only ever added to."""

    id = peewee.AutoField()
    at_ms = MillisecondsField()
    account = peewee.TextField()
    department = peewee.TextField()
    what = peewee.TextField()
    subject = peewee.TextField()
    allowed = peewee.BooleanField()


MODELS = (OfficerAccountRow, OfficerSessionRow, OfficerAccessRow)
