"""Case numbers (办件编号): 43 characters a resident can quote in any office.

The implementing code of the matter (31), the day (8) and the serial of that
day (4). The cloud alone gives them, after the slip number (decision 7). More
than 9,999 a day simply make the number longer: national tables hold 50.
"""

from datetime import date
from typing import NewType

from cloud.casework.model.days import wire_day
from cloud.casework.tables import SerialRow
from provisioning.storage.database import Database

CaseNumber = NewType("CaseNumber", str)

CODE_LENGTH = 31
LENGTH = 43
_LAST = "SELECT last FROM casework_serial WHERE code = ? AND day = ?"


class Serials:
    """The case numbers of a batch: the last of each code is read once and kept once.

    Only inside one transaction.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._last: dict[tuple[str, str], int] = {}

    def number(self, code: str, day: date) -> CaseNumber:
        """Take the next number of ``code`` on ``day``."""
        text = wire_day(day)
        last = self._last.get((code, text))
        serial = (self._read(code, text) if last is None else last) + 1
        self._last[code, text] = serial
        return CaseNumber(f"{code}{text}{serial:04d}")

    def keep(self) -> None:
        """Write down the last of each, so that nobody is given it again."""
        rows = [{"code": code, "day": day, "last": n} for (code, day), n in self._last.items()]
        self._database.keep(SerialRow, ("code", "day"), rows)

    def _read(self, code: str, day: str) -> int:
        found = self._database.ask(_LAST, code, day)
        return int(found[0][0]) if found else 0


def next_serial(database: Database, code: str, day: str) -> int:
    """Take the next serial of a code in a year, for a paper. Only inside a transaction."""
    found = database.ask(_LAST, code, day)
    serial = int(found[0][0]) + 1 if found else 1
    row = {"code": code, "day": day, "last": serial}
    if found:
        database.change(SerialRow, ("code", "day"), [row])
    else:
        database.insert(SerialRow, [row])
    return serial


def grouped(number: str) -> str:
    """Write a case number so that an eye can follow it: body, matter, day, serial."""
    if len(number) < LENGTH:
        return number
    day = CODE_LENGTH + 8
    parts = (number[:18], number[18:CODE_LENGTH], number[CODE_LENGTH:day], number[day:])
    return " ".join(parts)
