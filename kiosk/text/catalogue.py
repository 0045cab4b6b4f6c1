"""Saying a text in a language."""

import tomllib
from pathlib import Path

from kiosk.text.any_text import AnyText
from kiosk.text.language import Language
from provisioning.catalogue.words import Words

_HERE = Path(__file__).parent


def flattened(prefix: str, table: dict[str, object]) -> dict[str, str]:
    """Return the texts of nested tables by their whole keys, joined by dots."""
    flat: dict[str, str] = {}
    for name, value in table.items():
        key = f"{prefix}{name}"
        if isinstance(value, dict):
            flat |= flattened(f"{key}.", value)
        else:
            flat[key] = str(value)
    return flat


def _read(language: Language) -> dict[str, str]:
    source = _HERE / f"{language.value}.toml"
    return flattened("", tomllib.loads(source.read_text(encoding="utf-8")))


TABLES: dict[Language, dict[str, str]] = {language: _read(language) for language in Language}


def say(language: Language, text: AnyText, **values: object) -> str:
    """Return ``text`` with its {placeholders} filled. Raises KeyError if one is missing."""
    return TABLES[language][text.value].format(**values)


def in_both(text: AnyText, **values: object) -> Words:
    """Return ``text`` in both languages, to stand beside words of the catalogue."""
    return Words(say(Language.ZH, text, **values), say(Language.EN, text, **values))


def failure_what(language: Language, code: str) -> str:
    """Say what happened for a failure code such as "DEV-02"; a general sentence if unknown."""
    table = TABLES[language]
    return table.get(f"failure.{code}.what", table["failure.other.what"])


def failure_next(language: Language, code: str) -> str:
    """Say what the resident can do now for a failure code."""
    table = TABLES[language]
    return table.get(f"failure.{code}.next", table["failure.other.next"])


def failure_helper(language: Language, code: str) -> str:
    """Say what the helper does about a failure code; a general sentence if there is no own one."""
    table = TABLES[language]
    return table.get(f"failure.{code}.helper", table["failure.other.helper"])
