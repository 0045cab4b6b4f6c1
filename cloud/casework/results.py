"""Results to be posted in public: what was granted, by masked names, as a posting (row C09).

Made of decisions that stand; who was refused is never posted. An editor puts what this writes
into ``postings.toml`` of the next edition, after looking at it: nothing is posted by itself.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Final

from cloud.casework.model.setup import ApplicantKind
from cloud.casework.moment import CIVIL_TIME
from cloud.casework.states import EventKind, MemberState
from cloud.casework.tables import CaseRow, EventRow, MemberRow
from provisioning.catalogue.matters import Matter
from provisioning.catalogue.postings import PostedRow, Posting, PostingKind, masked
from provisioning.catalogue.words import Words
from provisioning.storage.database import Database

_GRANTED: Final = (EventKind.GRANTED, EventKind.DEEMED_GRANTED)
_GIVEN: Final = Words("准予", "granted")


def results(
    database: Database, matter: Matter, decided: tuple[date, date], shown: tuple[date, date]
) -> Posting:
    """Return what was granted in a matter from one day to another, to be shown on some days."""
    first, last = decided
    days = {"first": first.isoformat(), "last": last.isoformat()}
    return Posting(
        id=f"{matter.id.lower()}-{last.isoformat()}",
        kind=PostingKind.RESULT,
        body=matter.dept,
        title=Words(f"{matter.name.zh}办理结果", f"Results: {matter.name.en}"),
        text=Words(
            "{first} 至 {last} 准予的申请。".format(**days),
            "Granted from {first} to {last}.".format(**days),
        ),
        first_day=shown[0].isoformat(),
        last_day=shown[1].isoformat(),
        rows=tuple(
            PostedRow(masked(name), _GIVEN) for name in _names(database, matter.id, decided)
        ),
    )


def _names(database: Database, matter: str, decided: tuple[date, date]) -> Iterator[str]:
    begin, end = (_begin_ms(day) for day in (decided[0], decided[1] + timedelta(days=1)))
    query = (
        EventRow.select(EventRow, MemberRow)
        .join(MemberRow)
        .where(
            MemberRow.matter == matter,
            MemberRow.state == MemberState.GRANTED,
            EventRow.kind.in_(_GRANTED),
            EventRow.at_ms >= begin,
            EventRow.at_ms < end,
        )
        .order_by(EventRow.at_ms, EventRow.id)
    )
    cases = [row.case_id for row in database.rows(query)]
    found = {row.id: row for row in database.rows(CaseRow.select().where(CaseRow.id.in_(cases)))}
    for case in cases:
        if found[case].applicant_kind is ApplicantKind.PERSON and found[case].applicant:
            yield found[case].applicant


def _begin_ms(day: date) -> int:
    return int(datetime.combine(day, time(), CIVIL_TIME).timestamp() * 1000)


def as_toml(posting: Posting) -> str:
    """Write a posting as it stands in ``postings.toml``."""
    rows = "\n".join(
        f'  {{ who = "{row.who}", words = {{ zh = "{row.words.zh}", en = "{row.words.en}" }} }},'
        for row in posting.rows
    )
    return f"""[[posting]]
id = "{posting.id}"
kind = "{posting.kind.value}"
body = "{posting.body}"
title = {{ zh = "{posting.title.zh}", en = "{posting.title.en}" }}
text = {{ zh = "{posting.text.zh}", en = "{posting.text.en}" }}
first_day = "{posting.first_day}"
last_day = "{posting.last_day}"
rows = [
{rows}
]
"""
