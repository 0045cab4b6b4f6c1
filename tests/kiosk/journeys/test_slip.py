import pytest

from devices.printer.sheet import Code, Item, Line, Pair, Sheet
from kiosk.errors import UnreadableSlipRecordError
from kiosk.journeys import states as s
from kiosk.journeys.greeting import Greeting, greeting_of
from kiosk.journeys.slip import due_slip, local_time, record_of, slip_sheet
from kiosk.records.slip_record import SlipRecord, read_slip_record, write_slip_record
from kiosk.text import Language
from provisioning.catalogue.words import Words
from tests.kiosk.resident import CANARIES, NUMBER, Resident, first

LODGED_MS = 1_795_305_600_000  # 2026-11-22 00:00 UTC
STATION = Words("示例村便民服务站", "Example village station")


def record(pick: str = "skip") -> SlipRecord:
    resident = Resident(pick=lambda o: pick if pick in o else first(o))
    resident.walk_to(s.Lodging)
    return record_of(resident.visit, resident.world, NUMBER, LODGED_MS, STATION)


def words_of(sheet: Sheet) -> str:
    told = []
    for element in sheet.elements:
        match element:
            case Line(text) | Item(_, text):
                told.append(text)
            case Pair(label, value):
                told.append(f"{label}={value}")
            case _:
                pass
    return "\n".join(told)


def test_the_slip_says_that_received_is_not_accepted_and_what_is_missing() -> None:
    told = words_of(slip_sheet(record(), "DS1:A", "DP1:B", Greeting("李", "0029")))
    for wanted in (
        "已收件，未受理",
        f"凭证号={NUMBER}",
        "收件时间=2026-11-22 08:00",
        "服务站=示例村便民服务站",
        "申请人=李** 证件尾号 0029",
        "新生儿落户（申请）",
        "出生医学证明首次签发（已办好）",
        "以后补 2 份",
        "银行卡（存折）（母亲）",
        "12345",
    ):
        assert wanted in told


def test_a_first_print_says_that_a_name_has_a_character_that_no_font_is_sure_to_draw() -> None:
    rare = slip_sheet(record(), "DS1:A", "DP1:B", greeting_of("郑\U00030ede", "0029"))
    old = slip_sheet(record(), "DS1:A", "DP1:B", greeting_of("欧阳\ue863", "0029"))
    plain = slip_sheet(record(), "DS1:A", "DP1:B", greeting_of("郑\U0002ebe0", "0029"))
    said = [line for line in words_of(rare).splitlines() if "打不出的字" in line]
    assert len(said) == 1
    assert "U+30EDE" not in words_of(rare)  # a slip names nobody
    assert "打不出的字" in words_of(old)
    assert "打不出的字" not in words_of(plain) + words_of(slip_sheet(record(), "DS1:A", None))


def test_the_counts_of_papers_add_up() -> None:
    kept = record("lay")
    assert (kept.scanned, kept.not_needed, kept.to_follow) == (5, 3, ())
    bare = record("skip")
    assert (bare.scanned, bare.not_needed, len(bare.to_follow)) == (0, 6, 2)


def test_a_first_print_carries_both_codes_and_a_reprint_the_public_one_alone() -> None:
    first = slip_sheet(record(), "DS1:A", "DP1:B", Greeting("李", "0029"))
    again = slip_sheet(record(), "DS1:A", None)
    assert [e.payload for e in first.elements if isinstance(e, Code)] == ["DS1:A", "DP1:B"]
    assert [e.payload for e in again.elements if isinstance(e, Code)] == ["DS1:A"]
    assert "0029" not in words_of(again)
    assert "补打" in words_of(again)


@pytest.mark.row("Z03")
def test_the_record_on_the_disk_names_nobody() -> None:
    data = write_slip_record(record()).decode()
    assert not [canary for canary in (*CANARIES, "陈小宝") if canary in data]


def test_a_record_is_read_as_it_was_written() -> None:
    kept = record()
    assert read_slip_record(write_slip_record(kept)) == kept
    assert due_slip(kept).lodged_at == local_time(LODGED_MS) == "2026-11-22 08:00"


@pytest.mark.parametrize("data", [b"", b"{}", b"\xff", b'{"version": 9}'])
def test_a_damaged_record_is_told_by_its_code(data: bytes) -> None:
    with pytest.raises(UnreadableSlipRecordError):
        read_slip_record(data)


def test_a_record_of_a_later_version_is_told_too() -> None:
    data = write_slip_record(record()).replace(b'"version":1', b'"version":2')
    with pytest.raises(UnreadableSlipRecordError, match="version 2"):
        read_slip_record(data)


def test_the_slip_speaks_the_language_of_the_visit() -> None:
    resident = Resident()
    resident.walk_to(s.Lodging)
    resident.visit = type(resident.visit)(
        title=resident.visit.title,
        choices=resident.visit.choices,
        card=resident.visit.card,
        answers=resident.visit.answers,
        language=Language.EN,
    )
    english = record_of(resident.visit, resident.world, NUMBER, LODGED_MS, STATION)
    assert "Received, not yet accepted" in words_of(slip_sheet(english, "DS1:A", None))
