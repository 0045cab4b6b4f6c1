"""What a page says: the contract between the camera's pictures and whoever reads them.

A reader takes a cleaned page and answers with its kind, its fields and its lines;
`document_reader` has one.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from devices.document_camera.contract import Frame


@dataclass(frozen=True, slots=True, repr=False)
class Field:
    """One value of a paper, how sure the reader is (0 to 1), and what confirmed it, if anything."""

    value: str
    confidence: float
    confirmed_by: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Reading:
    """What stands on a page. ``kind`` is the material's id in the catalogue, None if unknown."""

    kind: str | None = None
    fields: Mapping[str, Field] = field(default_factory=dict)
    lines: tuple[str, ...] = ()
    turned: int = 0  # degrees clockwise by which the page had to be turned to be read


PageReader = Callable[[Frame], Reading]
"""Reads a cleaned page; may take a second, never raises for what a page may look like."""
