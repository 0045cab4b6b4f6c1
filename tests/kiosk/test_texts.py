"""Every text in both languages, with the same placeholders, and short enough to hear."""

import re
import string
from pathlib import Path

import pytest

from devices import errors as devices
from devices.card_reader.faults import CardFault
from devices.document_camera.contract import CameraState
from devices.printer.contract import Printed
from kiosk import errors
from kiosk.journeys.faults import EXPLAINED, VisitFault
from kiosk.journeys.papers import REASONS
from kiosk.text import TABLES, Language, Text, all_texts, failure_next, failure_what, say
from provisioning.catalogue.files import BrokenCatalogueError
from provisioning.storage import errors as storage

ZH, EN = TABLES[Language.ZH], TABLES[Language.EN]
LONGEST_SENTENCE = 45
FIRST_HANZI = 0x3400
FIRST_ROW_OF_LEVEL_2 = 0xD8
ROOT = Path(__file__).resolve().parents[2]


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.row("A02")
def test_every_text_stands_in_both_languages() -> None:
    keys = {text.value for text in all_texts()}
    for table in (ZH, EN):
        assert keys - set(table) == set()
        assert {key for key in table if not key.startswith("failure.")} - keys == set()
    assert set(ZH) == set(EN)
    assert all(value.strip() for table in (ZH, EN) for value in table.values())


def test_every_text_is_said_somewhere() -> None:
    sources = [*ROOT.glob("kiosk/**/*.py"), *ROOT.glob("screens/**/*.py"), ROOT / "main.py"]
    code = "\n".join(source.read_text(encoding="utf-8") for source in sources)
    said = set(re.findall(r"Text\.([A-Z0-9_]+)", code)) | {text.name for text in REASONS.values()}
    assert {text.name for text in all_texts()} - said == set()


def test_both_languages_have_the_same_placeholders() -> None:
    assert not [key for key in ZH if placeholders(ZH[key]) != placeholders(EN[key])]


def test_placeholders_are_filled() -> None:
    assert say(Language.ZH, Text.PRINTING_NUMBER, number="K1") == "凭证号 K1"
    with pytest.raises(KeyError):
        say(Language.ZH, Text.PRINTING_NUMBER)


@pytest.mark.row("A02")
def test_a_chinese_sentence_is_short_enough_to_hear() -> None:
    for key, text in ZH.items():
        sentences = re.split(r"[。？！?!]", text)
        assert max(map(len, sentences)) <= LONGEST_SENTENCE, key


@pytest.mark.row("A02")
def test_nothing_but_common_characters_is_read_or_heard() -> None:
    """GB 2312 level 1, rows 16 to 55: the 3,755 characters that people use (all of school's)."""
    rare = {
        character: key
        for key, text in ZH.items()
        for character in text
        if ord(character) >= FIRST_HANZI and not _is_common(character)
    }
    assert rare == {}


def _is_common(character: str) -> bool:
    try:
        return character.encode("gb2312")[0] < FIRST_ROW_OF_LEVEL_2
    except UnicodeEncodeError:
        return False


def codes_a_resident_can_meet() -> set[str]:
    values = [
        *(fault.value for fault in CardFault),
        *(state.value for state in CameraState if state.value.startswith("DEV")),
        *(outcome.value for outcome in Printed if outcome is not Printed.PRINTED),
        devices.StickGoneError.code,
        devices.EmptyStickError.code,
        devices.UnreadableFileError.code,
        VisitFault.SAME_PERSON.value,
        VisitFault.TWO_PEOPLES_CARDS.value,
        VisitFault.NAMES_DIFFER.value,
        storage.DiskFullError.code,
        storage.DamagedError.code,
        storage.BusyError.code,
        storage.UnreachableError.code,
        errors.UnreadableSlipRecordError.code,
        errors.UnfinishedVisitError.code,
        BrokenCatalogueError.code,
    ]
    return set(values)


@pytest.mark.parametrize("code", sorted(codes_a_resident_can_meet()))
@pytest.mark.parametrize("language", list(Language))
def test_each_failure_has_its_sentence_and_its_next_step(language: Language, code: str) -> None:
    assert f"failure.{code}.what" in TABLES[language]
    assert failure_what(language, code)
    assert failure_next(language, code)


def test_an_unknown_code_still_says_something() -> None:
    assert failure_what(Language.ZH, "XXX-99") == ZH["failure.other.what"]
    assert failure_next(Language.EN, "XXX-99") == EN["failure.other.next"]


def test_every_fault_of_a_visit_is_explained() -> None:
    assert set(EXPLAINED) == set(VisitFault)
