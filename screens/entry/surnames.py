"""Surnames, to be chosen before anything else is offered where a name is asked. No Kivy here.

``surnames.tsv`` has some four hundred, the commonest first as the Ministry of Public
Security's reports on names have them, with those of this country's south-west that a report
on all of China leaves out; a line is a surname and its letters, read as surnames are
(曾 zeng, 单 shan), and once more as many would type it. About two residents in five bear one
of the first ten.
"""

from functools import cache
from pathlib import Path
from typing import Final

from screens.entry.pinyin import Candidate

DATA: Final = Path(__file__).with_name("surnames.tsv")
MOST_OFFERED: Final = 10


@cache
def surnames() -> tuple[tuple[str, str], ...]:
    """Return each surname with its letters, the commonest first."""
    lines = DATA.read_text(encoding="utf-8").splitlines()
    return tuple((name, letters) for name, letters in (line.split("\t") for line in lines))


def first_offers(key: str) -> tuple[str, ...]:
    """Return what to offer in an empty field: surnames where it asks a person's name.

    Args:
        key: Of the question, such as ``child.name``: whose, and which element.
    """
    if key.rpartition(".")[2] != "name":
        return ()
    return tuple(name for name, _letters in surnames()[:MOST_OFFERED])


def surnames_for(letters: str) -> list[Candidate]:
    """Return the surnames that the letters begin, one letter being enough: large, in pages."""
    begun = [(name, spelled) for name, spelled in surnames() if spelled.startswith(letters)]
    begun.sort(key=lambda one: one[1] != letters)  # what is spelled out goes first
    found = dict.fromkeys(name for name, _spelled in begun)
    return [Candidate(name, len(letters)) for name in found] if letters else []


def with_surnames(letters: str, others: list[Candidate]) -> list[Candidate]:
    """Put the surnames before everything else that the letters may stand for."""
    first = surnames_for(letters)
    names = {candidate.text for candidate in first}
    return [*first, *(other for other in others if other.text not in names)]
