"""Which of the kiosk's own sentences bear somebody's words: a name, a number, who is meant.

A page's heading is said to everybody, but "读好了，{name}" is not: what fits such a text
with its blank filled is for one ear. Pure.
"""

import re
import string
from functools import cache

from kiosk.text import TABLES, Language, ReaderText
from kiosk.voice.sentences import said, sentences

_READERS = frozenset(text.value for text in ReaderText)
_SOMEBODYS = frozenset(("name", "number", "tail", "who"))
_LEAST_FIXED = 2  # characters beside the blanks; "{who}" alone fits everything


@cache
def _personal(language: Language) -> re.Pattern[str]:
    texts = ((key, text) for key, text in TABLES[language].items() if key not in _READERS)
    pieces = (said(piece) for _key, text in texts for piece in sentences(text))
    templates = (piece for piece in pieces if _is_personal(piece))
    return re.compile("|".join(f"(?:{_pattern(text)})" for text in templates), re.DOTALL)


def is_personal(words: str, language: Language) -> bool:
    """Say whether this sentence is one of the kiosk with somebody's words in it."""
    return _personal(language).fullmatch(said(words)) is not None


def _is_personal(text: str) -> bool:
    pieces = list(string.Formatter().parse(text))
    blanks = {name for _, name, _, _ in pieces if name}
    fixed = sum(len(literal.strip(" ，。：、,.:")) for literal, _, _, _ in pieces)
    return bool(blanks & _SOMEBODYS) and fixed >= _LEAST_FIXED


def _pattern(text: str) -> str:
    pieces = string.Formatter().parse(text)
    return "".join(re.escape(literal) + (".+" if name else "") for literal, name, _, _ in pieces)
