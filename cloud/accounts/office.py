"""Everything an administrator of the desk works on, in one hand-over."""

from dataclasses import dataclass

from cloud.accounts.alarms import Alarms
from cloud.accounts.body_register import BodyRegister
from cloud.accounts.division_register import DivisionRegister
from cloud.accounts.grants import Grants
from cloud.accounts.keeping import Keeping
from provisioning.clock import Clock
from provisioning.storage.database import Database


@dataclass(frozen=True, slots=True)
class Office:
    """Accounts, rights, alarms, bodies and places of one database."""

    keeping: Keeping
    grants: Grants
    alarms: Alarms
    bodies: BodyRegister
    divisions: DivisionRegister


def office_of(database: Database, clock: Clock) -> Office:
    """Return the office of a database."""
    return Office(
        keeping=Keeping(database, clock),
        grants=Grants(database, clock),
        alarms=Alarms(database, clock),
        bodies=BodyRegister(database, clock),
        divisions=DivisionRegister(database),
    )
