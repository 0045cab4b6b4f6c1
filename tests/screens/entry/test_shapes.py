import pytest

from kiosk.journeys.states import FieldKind
from kiosk.text import Language
from screens.entry.shapes import grouped, shape_of


@pytest.mark.parametrize(
    ("kind", "language", "text", "shown"),
    [
        (FieldKind.PHONE, Language.ZH, "13800138000", "138 0013 8000"),
        (FieldKind.PHONE, Language.ZH, "1380", "138 0"),
        (FieldKind.PHONE, Language.ZH, "", ""),
        (FieldKind.ID_CARD, Language.ZH, "52990119940312059X", "529901 1994 0312 059X"),
        (FieldKind.BANK_ACCOUNT, Language.EN, "6228480402564890018", "6228 4804 0256 4890 018"),
        (FieldKind.DATE, Language.ZH, "20261102", "2026年11月02日"),
        (FieldKind.DATE, Language.ZH, "202611", "2026年11月"),
        (FieldKind.DATE, Language.ZH, "20261", "2026年1"),
        (FieldKind.DATE, Language.EN, "20261102", "2026-11-02"),
        (FieldKind.NUMBER, Language.ZH, "2026", "2026"),
        (FieldKind.CREDIT_CODE, Language.ZH, "91350100M000100Y43", "91 350100 M000100Y43"),
        (FieldKind.MONEY, Language.ZH, "350000.50", "350000.50"),
    ],
)
def test_numbers_are_shown_in_groups(
    kind: FieldKind, language: Language, text: str, shown: str
) -> None:
    assert grouped(text, shape_of(kind, language)) == shown


def test_a_credit_code_has_the_letters_of_its_standard_and_no_others() -> None:
    letters = shape_of(FieldKind.CREDIT_CODE, Language.ZH).letters
    assert len(letters) == 21
    assert not set("IOSVZ") & set(letters)


def test_an_amount_has_a_point() -> None:
    assert shape_of(FieldKind.MONEY, Language.ZH).extra == "."
    assert shape_of(FieldKind.DECIMAL, Language.ZH).extra == "."


def test_only_a_citizen_number_has_an_x() -> None:
    assert shape_of(FieldKind.ID_CARD, Language.ZH).extra == "X"
    assert shape_of(FieldKind.PHONE, Language.ZH).extra == ""
