"""What a visit knows of another day: the draft it came from, or the one that waits for its card."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Later:
    """``draft`` is the id of the draft this visit came from; the draft ends when it is handed in.

    ``drafted`` is a draft that was opened and not gone on with yet, because its
    card or a touch is awaited. ``until`` is the last day of one just saved.
    """

    draft: str = ""
    drafted: bytes = field(default=b"", repr=False)
    until: str = ""
