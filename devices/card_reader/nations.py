"""The ethnic groups of GB/T 3304, as their codes stand on the chip.

Public tables are full of typing errors; this one is compared with the
standard. Values outside the 56 (81, 97, 98) occur on real cards.
"""

import csv
from functools import cache
from pathlib import Path

_TABLE = Path(__file__).with_name("nations.csv")


@cache
def card_faces() -> dict[str, str]:
    """Return the form printed on a card ("汉") by its two-digit code ("01")."""
    with _TABLE.open(encoding="utf-8", newline="") as table:
        return {row["code"]: row["card_face"] for row in csv.DictReader(table)}
