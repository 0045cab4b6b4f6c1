"""Case numbers (办件编号): 43 characters a resident can quote in any office.

The implementing code of the matter (31), the day (8) and the serial of that
day (4). The cloud alone gives them, after the slip number (decision 7). More
than 9,999 a day simply make the number longer: national tables hold 50.
"""

from datetime import date
from typing import NewType

from cloud.casework.tables import SerialRow
from provisioning.storage.database import Database

CaseNumber = NewType("CaseNumber", str)

CODE_LENGTH = 31
LENGTH = 43
_LAST = "SELECT last FROM casework_serial WHERE code = ? AND day = ?"


def next_number(database: Database, code: str, day: date) -> CaseNumber:
    """Take the next number of ``code`` on ``day``. Only inside a transaction."""
    text = f"{day:%Y%m%d}"
    return CaseNumber(f"{code}{text}{next_serial(database, code, text):04d}")


def next_serial(database: Database, code: str, day: str) -> int:
    """Take the next serial of a code on a day, or in a year. Only inside a transaction."""
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
