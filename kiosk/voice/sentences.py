"""A text cut into sentences: the piece that is recorded, looked up, routed and played. Pure."""

import re
from collections.abc import Iterator
from dataclasses import replace

from devices.speaker.routing import Part

_AFTER_SENTENCE = re.compile(r"(?<=[。？！?!])(?![”』」])|(?<=[.])\s+|\n+")
_EDGES = " \t\u3000。.，,；;：:、"


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences of a text, each with its own end, without empty ones."""
    for piece in _AFTER_SENTENCE.split(text):
        if said(piece):
            yield piece.strip()


def said(sentence: str) -> str:
    """Return what two writings of one sentence have in common: its end is not heard."""
    return sentence.strip(_EDGES)


def by_sentence(parts: tuple[Part, ...]) -> Iterator[Part]:
    """Yield each sentence as a part of its own, as private as the part it stood in."""
    for part in parts:
        for sentence in sentences(part.words):
            yield replace(part, words=sentence)
