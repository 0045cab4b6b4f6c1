"""Characters of names for which no font of a kiosk is promised, and how they are told apart.

Debian's fonts draw nearly all of Unicode's Extensions A to F. What lies behind them (Extensions
G to I, and whatever comes) and what has no code at all (the Private Use Area, where old cards
keep rare characters) is kept exactly, drawn as its code in a frame, and pointed out to whoever
has to compare it with the card.
"""

from typing import Final

from provisioning.typeface.coverage import Coverage

_PRIVATE: Final = range(0xE000, 0xF900)
_BEHIND_F: Final = range(0x2EBE1, 0x110000)  # the Unicode Standard 15, Blocks.txt
BOXED: Final = (range(0xE000, 0xF900), range(0x2EBF0, 0x2EE5E), range(0x30000, 0x323B0))
"""What ``boxes.ttf`` has a frame for: private use, Extension I, and Extensions G and H."""


def is_beyond(character: str) -> bool:
    """Say whether no font is promised for it."""
    return ord(character) in _PRIVATE or ord(character) in _BEHIND_F


def code_of(character: str) -> str:
    """Return its code as the standard writes it: "U+30EDE"."""
    return f"U+{ord(character):04X}"


def codes_beyond(text: str) -> tuple[str, ...]:
    """Return the codes of what no font is promised for, each once."""
    return tuple(dict.fromkeys(map(code_of, filter(is_beyond, text))))


def spelled(text: str, has: Coverage) -> str:
    """Return the text with each character that a font has not got written as its code."""
    if all(ord(one) in has for one in text):
        return text
    return "".join(
        one if ord(one) in has or one.isspace() else f"〔{code_of(one)}〕" for one in text
    )
