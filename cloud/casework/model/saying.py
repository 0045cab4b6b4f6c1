"""What is said in an act: there where the law wants it, and no longer than a slip's news may be."""

from typing import Final

from cloud.casework.model.refusals import Refusal, Why

LONGEST: Final = 2000  # characters: a slip's news must stay small enough for a bad link


def missing_words(**said: tuple[str, bool]) -> Refusal | None:
    """Return what stands against these words: each with whether it must be there."""
    missing = tuple(
        name for name, (words, is_needed) in said.items() if is_needed and not words.strip()
    )
    if missing:
        return Refusal(Why.INCOMPLETE, missing)
    long = tuple(name for name, (words, _) in said.items() if len(words) > LONGEST)
    return Refusal(Why.TOO_LONG, long) if long else None
