"""Results that may be posted in public: what was granted, by masked names (row C09)."""

import tomllib
from datetime import UTC, date, datetime

import msgspec
import pytest

from cloud.casework.cases import CaseRegister
from cloud.casework.model import acts as a
from cloud.casework.results import as_toml, results
from provisioning.catalogue.files import PostingsFile
from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.postings import postings_against_policy
from provisioning.storage.database import Database
from tests.cloud.applications import pension
from tests.cloud.hands import officer

from .test_acts import opened

AT = datetime(2026, 11, 9, 2, tzinfo=UTC)
SHOWN = date(2026, 11, 10), date(2026, 11, 16)


@pytest.mark.row("C09", "J06")
def test_what_was_granted_is_a_posting_that_names_nobody_and_passes_the_check(
    database: Database, register: CaseRegister, catalogue: Catalogue
) -> None:
    who, matter = officer("D-RS"), catalogue.matters["MT-PENSION-REG"]
    for serial, granted in ((1, True), (2, False), (3, True)):
        number = opened(database, register, pension(slip=f"K000001-00000{serial}"))
        register.perform(who, number, a.Accept(1), AT, key=f"a{serial}")
        refuse = a.Refuse(1, "不符合", "可申请复议或起诉", "社会保险法第二十条")
        act = a.Grant(1) if granted else refuse
        register.perform(who, number, act, AT, key=f"d{serial}")
    day = AT.date()
    posting = results(database, matter, (day, day), SHOWN)
    assert [row.who for row in posting.rows] == ["王*英"] * 2
    [read] = msgspec.convert(tomllib.loads(as_toml(posting)), PostingsFile).posting
    assert read == posting
    whole = msgspec.structs.replace(catalogue, postings={posting.id: posting})
    assert list(postings_against_policy(whole)) == []
    assert posting.is_open(SHOWN[1])
    assert not posting.is_open(day)
    other = date(2026, 11, 8)
    assert results(database, matter, (other, other), SHOWN).rows == ()
