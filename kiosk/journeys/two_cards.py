"""One person, two cards: an identity card and a social-security card held against each other.

The identity card's chip is opened by a security module and proves itself; the
social-security card's chip tells its items to anybody and proves nothing. So
the identity card always wins, a social-security card adds nothing to it, and
cards of two people are never mixed (row T06).
"""

from dataclasses import dataclass
from enum import Enum, auto

from kiosk.journeys.actions import ReadCard

_DOTS = str.maketrans("•‧∙⋅・･．.", "·" * 8)  # one sign, written in many ways
_OLD_PRIVATE = range(0xE815, 0xE865)  # GB 18030-2000: rare characters that had no code then
_ROW, _FIRST_CELL, _NO_CELL = 0xFE, 0x50, 0x7F


class Agreement(Enum):
    """How a further card stands to the one that was read before."""

    FIRST = auto()  # there was none, or one of the same kind
    SAME = auto()
    OTHER_NAME = auto()
    OTHER_PERSON = auto()


@dataclass(frozen=True, slots=True)
class Meeting:
    """What became of two cards: which one counts now, and how they agree."""

    card: ReadCard | None
    agreement: Agreement


def meet(known: ReadCard | None, card: ReadCard) -> Meeting:
    """Hold a card against the one read before, for the same person.

    Of two people's cards only an identity card that was there first stays.
    """
    if known is None or known.is_social is card.is_social:
        return Meeting(card, Agreement.FIRST)
    proof = known if card.is_social else card
    if known.number != card.number:
        return Meeting(known if proof is known else None, Agreement.OTHER_PERSON)
    if not is_same_name(known.name, card.name):
        return Meeting(proof, Agreement.OTHER_NAME)
    return Meeting(proof, Agreement.SAME)


def is_same_name(one: str, other: str) -> bool:
    """Say whether two cards mean the same name: blanks, dots and old codes aside."""
    return _plain(one) == _plain(other)


def _plain(name: str) -> str:
    modern = "".join(_modern(character) for character in name)
    return "".join(modern.translate(_DOTS).split()).upper()


def _modern(character: str) -> str:
    """Return today's character for one in the private use area of GB 18030-2000.

    An identity card of before 2005 and a social-security card of today may write
    the same rare character with different codes.
    """
    if ord(character) not in _OLD_PRIVATE:
        return character
    cell = _FIRST_CELL + ord(character) - _OLD_PRIVATE.start
    cell += cell >= _NO_CELL
    return bytes([_ROW, cell]).decode("gb18030")
