"""Languages as data: a folder brings a file for each, and its typeface beside it.

A pack is one TOML file, named by its tag of BCP 47, such as ``ug.toml``::

    [language]
    name = "…"              # as its speakers write it: what the first page offers
    direction = "rtl"       # or "ltr", or "vertical": columns where there is room, else lying
    typeface = "Font.ttf"   # beside the file; none where the kiosk's own draws it
    voice = "ug"            # the synthesiser's; none where nothing speaks it

    [text.button]           # as in `zh.toml`; any part of it
    start = "…"

    [catalogue]             # words of matters, by their Chinese ones
    "城乡居民养老金申领" = "…"

What a pack has not got is shown in Chinese, text by text, and the first page says so. What is
signed and lodged stays Chinese. A pack that is wrong costs its language and not the kiosk.
"""

import logging
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path
from string import Formatter
from typing import Annotated, Final

import msgspec

from kiosk.errors import UnreadableLanguageError
from kiosk.text.catalogue import TABLES, flattened
from kiosk.text.language import Language, bring, forget_brought
from provisioning.catalogue.words import Entry, further_words
from provisioning.typeface import REGULAR
from provisioning.typeface.coverage import Coverage
from provisioning.typeface.scripts import Direction

logger = logging.getLogger(__name__)

_TAG: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8})*")


class About(Entry, frozen=True):
    """What a pack says of its language."""

    name: Annotated[str, msgspec.Meta(min_length=1, max_length=24)]
    direction: Direction = Direction.LTR
    typeface: str = ""
    voice: str = ""


@dataclass(frozen=True, slots=True)
class Pack:
    """One language that a station brings. ``font`` is None where the kiosk's own draws it."""

    tag: str
    about: About
    texts: dict[str, str] = field(repr=False)
    words: dict[str, str] = field(repr=False)
    font: Path | None = None

    @property
    def missing(self) -> int:
        """How many of the kiosk's texts it has not got."""
        return len(TABLES[Language.ZH]) - len(self.texts)


class _File(Entry, frozen=True):
    language: About
    text: dict[str, object] = msgspec.field(default_factory=dict)
    catalogue: dict[str, str] = msgspec.field(default_factory=dict)


def read_pack(file: Path) -> Pack:
    """Read one file. Raises UnreadableLanguageError that says what is wrong with it."""
    try:
        found = msgspec.convert(tomllib.loads(file.read_text(encoding="utf-8")), _File)
    except (OSError, ValueError) as error:
        raise UnreadableLanguageError(f"{file.name} cannot be read: {error}") from error
    about = found.language
    font = file.with_name(about.typeface) if about.typeface else None
    pack = Pack(file.stem, about, flattened("", found.text), found.catalogue, font)
    if fault := _fault(pack):
        raise UnreadableLanguageError(f"{file.name}: {fault}")
    return pack


def _fault(pack: Pack) -> str:
    """Return the first thing that is wrong with a pack, or nothing."""
    chinese = TABLES[Language.ZH]
    if not _TAG.fullmatch(pack.tag) or pack.tag in TABLES:
        return f"{pack.tag} is no tag of a further language"
    if pack.about.direction is Direction.VERTICAL and pack.font is None:
        return "a script that runs down needs a typeface of its own"
    if unknown := sorted(pack.texts.keys() - chinese.keys()):
        return f"no text is called {unknown[0]}"
    wrong = (key for key, text in pack.texts.items() if _blanks(text) != _blanks(chinese[key]))
    if key := next(wrong, ""):
        return f"{key} has other blanks than the Chinese text"
    return _undrawn(pack)


def _blanks(text: str) -> set[str] | None:
    try:
        return {name for _, name, _, _ in Formatter().parse(text) if name is not None}
    except ValueError:
        return None


def _undrawn(pack: Pack) -> str:
    """Say which characters neither its typeface nor the kiosk's has."""
    try:
        fonts = [Coverage.of(font) for font in (pack.font, REGULAR) if font]
    except (OSError, ValueError):
        return f"{pack.about.typeface} is no typeface"
    written = {*pack.about.name, *"".join(pack.texts.values()), *"".join(pack.words.values())}
    missing = (one for one in sorted(written) if not one.isspace() and not _has(fonts, one))
    return f"no typeface has U+{ord(one):04X}" if (one := next(missing, "")) else ""


def _has(fonts: list[Coverage], character: str) -> bool:
    return any(ord(character) in font for font in fonts)


_PACKS: dict[Language, Pack] = {}


def bring_languages(folder: str) -> tuple[Pack, ...]:
    """Speak every language of a folder from now on, in the order of its files' names."""
    for file in sorted(Path(folder).glob("*.toml")) if folder else ():
        try:
            bring_pack(read_pack(file))
        except UnreadableLanguageError as error:
            logger.warning("%s: a language is left out: %s", error.code, error)
    return tuple(_PACKS.values())


def bring_pack(pack: Pack) -> Language:
    """Speak one language from now on; what it has not got is Chinese."""
    language = bring(pack.tag)
    TABLES[language] = TABLES[Language.ZH] | pack.texts
    further_words(pack.tag, pack.words)
    _PACKS[language] = pack
    return language


def pack_of(language: Language) -> Pack | None:
    """Return what a station brought for a language; None for the kiosk's own two."""
    return _PACKS.get(language)


def runs_to_left(language: Language) -> bool:
    """Say whether a language is written from right to left."""
    pack = pack_of(language)
    return pack is not None and pack.about.direction is Direction.RTL


def packs() -> dict[Language, Pack]:
    """Return everything that was brought."""
    return dict(_PACKS)


def forget_languages() -> None:
    """Speak Chinese and English alone again."""
    for language, pack in _PACKS.items():
        TABLES.pop(language)
        further_words(pack.tag, {})
    _PACKS.clear()
    forget_brought()
