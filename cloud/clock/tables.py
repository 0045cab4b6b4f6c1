"""The tables of the clock: what was warned of, what was answered, what was counted.

Written by `warning_book`, `tallies` and `complaints` alone. No name or answer of an
applicant lies here: a warning names a case, a body and days; what a unit answers is its own
text. A complaint names who gave a name, and what they say.
"""

import peewee

from cloud.clock.rules import Colour
from cloud.clock.trace import HolderKind
from provisioning.storage.fields import ChoiceField, MillisecondsField
from provisioning.storage.table import Table, table_name


def _named(model: type[peewee.Model]) -> str:
    return f"clock_{table_name(model)}"


class _ClockTable(Table):
    class Meta:
        """One database holds the tables of several packages: ours say whose they are."""

        table_function = _named


class WarningRow(_ClockTable):
    """One reminder, yellow or red card. ``key`` makes it one however often it is noticed.

    Days are written "2026-11-30". A card that was wrong is taken back with a reason and
    stays here.
    """

    id = peewee.AutoField()
    key = peewee.TextField(unique=True)
    case_number = peewee.TextField()
    matter = peewee.TextField()
    rule = peewee.TextField()
    subject = peewee.TextField()
    colour = ChoiceField(Colour)
    unit_kind = ChoiceField(HolderKind)
    unit = peewee.TextField()
    since = peewee.TextField()
    due = peewee.TextField()
    overdue_days = peewee.IntegerField()
    provisional = peewee.BooleanField()
    about = peewee.TextField()
    fired_ms = MillisecondsField()
    answered_ms = MillisecondsField(null=True)
    answered_by = peewee.TextField(null=True)
    answer = peewee.TextField(null=True)
    undone_ms = MillisecondsField(null=True)
    undone_by = peewee.TextField(null=True)
    undone_why = peewee.TextField(null=True)


class TallyRow(_ClockTable):
    """What one subject of one case counts for a department; the sums make every report.

    ``period`` is the quarter in which it ended, such as "2026Q4".
    """

    id = peewee.AutoField()
    case_number = peewee.TextField()
    subject = peewee.TextField()
    department = peewee.TextField()
    title = peewee.TextField()
    period = peewee.TextField()
    decided = peewee.BigIntegerField()
    in_time = peewee.BigIntegerField()
    days_used = peewee.BigIntegerField()
    days_promised = peewee.BigIntegerField()
    sound = peewee.BigIntegerField()
    held_minutes = peewee.BigIntegerField()
    asked = peewee.BigIntegerField()
    answered = peewee.BigIntegerField()
    waited_for = peewee.BigIntegerField()
    let_go = peewee.BigIntegerField()
    overturned = peewee.BigIntegerField(default=0)
    rated = peewee.BigIntegerField(default=0)
    satisfied = peewee.BigIntegerField(default=0)


class ComplaintRow(_ClockTable):
    """One complaint about a unit. ``name`` is empty where nobody gave one.

    ``keeper`` is the department that wrote it down and must see to it.
    """

    id = peewee.AutoField()
    unit = peewee.TextField()
    text = peewee.TextField()
    case_number = peewee.TextField()
    name = peewee.TextField()
    contact = peewee.TextField()
    received_ms = MillisecondsField()
    received_by = peewee.TextField()
    taken = peewee.BooleanField(null=True)
    decided_ms = MillisecondsField(null=True)
    decided_by = peewee.TextField(null=True)
    why = peewee.TextField(null=True)
    answered_ms = MillisecondsField(null=True)
    answered_by = peewee.TextField(null=True)
    answer = peewee.TextField(null=True)
    keeper = peewee.TextField(default="")


MODELS = (WarningRow, TallyRow, ComplaintRow)
