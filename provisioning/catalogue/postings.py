"""What a region posts in public: notices, lists and results, masked, each with its two days (C09).

They travel with an edition of the catalogue, so whoever signs that stands behind them and a
kiosk shows them with no network. A posting is seen from its first day to its last and closes
itself: nobody has to take it down.
"""

import re
from collections.abc import Iterator
from datetime import date
from enum import Enum
from typing import TYPE_CHECKING, Final

from provisioning.catalogue.findings import Finding
from provisioning.catalogue.words import Entry, Words

if TYPE_CHECKING:
    from provisioning.catalogue.model import Catalogue

FILE: Final = "postings.toml"
_MASKED_NAME = re.compile(r"\w[*＊○某][\w*＊○某]{0,8}")
_LONG_NUMBER = re.compile(r"[0-9]{7,}[0-9Xx]?")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class PostingKind(Enum):
    """What is posted."""

    NOTICE = "notice"  # 公告
    LIST = "list"  # 名单公示: objections are heard until the last day
    RESULT = "result"  # 办理结果公开


class PostedRow(Entry, frozen=True):
    """One line of a list: a masked name or a case, and what is said of it."""

    who: str
    words: Words


class Posting(Entry, frozen=True):
    """One posting. Days are "2026-11-20", both belong to it. ``body`` is a department."""

    id: str
    kind: PostingKind
    body: str
    title: Words
    text: Words
    first_day: str
    last_day: str
    phone: str = ""  # whom to tell what is wrong with it; the region's where none is given
    rows: tuple[PostedRow, ...] = ()

    def is_open(self, day: date) -> bool:
        """Say whether it is seen on a day."""
        return self.first_day <= day.isoformat() <= self.last_day


def masked(name: str) -> str:
    """Return "王*" or "王*英": enough for its owner to know it."""
    if len(name) <= 2:  # noqa: PLR2004 - surname and one more
        return f"{name[:1]}*"
    return f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def posted(catalogue: "Catalogue", day: date) -> tuple[Posting, ...]:
    """Return what is seen on a day, what closes first before the others."""
    found = (one for one in catalogue.postings.values() if one.is_open(day))
    return tuple(sorted(found, key=lambda one: (one.last_day, one.id)))


def postings_against_policy(catalogue: "Catalogue") -> Iterator[Finding]:
    """Return what keeps a posting from being published: no days, or too much of a person."""
    for one in catalogue.postings.values():
        yield from _days(one)
        yield from _persons(one)


def _days(one: Posting) -> Iterator[Finding]:
    for name in ("first_day", "last_day"):
        if not _is_day(getattr(one, name)):
            yield Finding(FILE, f"{one.id}.{name}", "is no day", 'write it as "2026-11-20"')
            return
    if one.last_day < one.first_day:
        cure = "write a day that is not before first_day"
        yield Finding(FILE, f"{one.id}.last_day", "lies before first_day", cure)


def _is_day(text: str) -> bool:
    try:
        return bool(_DAY.fullmatch(text)) and bool(date.fromisoformat(text))
    except ValueError:
        return False


def _persons(one: Posting) -> Iterator[Finding]:
    cure = 'write surname and signs, such as "王*英"'
    for at, row in enumerate(one.rows):
        if not _MASKED_NAME.fullmatch(row.who):
            yield Finding(FILE, f"{one.id}.rows[{at}].who", "is a whole name", cure)
        said = f"{row.words.zh} {row.words.en}"
        if _LONG_NUMBER.search(said):
            place = f"{one.id}.rows[{at}].words"
            yield Finding(FILE, place, "has a number of a person", "take it away")
    for name in ("title", "text"):
        words = getattr(one, name)
        if _LONG_NUMBER.search(f"{words.zh} {words.en}"):
            yield Finding(FILE, f"{one.id}.{name}", "has a number of a person", "take it away")
