"""Answers that stand on papers: which they are, and how far the reading of one has come."""

from dataclasses import dataclass, field
from enum import Enum, auto

from devices.document_reader.kinds import PaperKind

SOURCES: dict[str, tuple[PaperKind, ...]] = {
    "bank_account": (PaperKind.BANK_CARD, PaperKind.SOCIAL_CARD),
    "dis_no": (PaperKind.DISABILITY,),
    "uscc": (PaperKind.BUSINESS,),
    "org_name": (PaperKind.BUSINESS,),
    "legal_rep": (PaperKind.BUSINESS,),
    "biz_place": (PaperKind.BUSINESS,),
    "house_addr": (PaperKind.PROPERTY,),
    "hukou_addr": (PaperKind.HOUSEHOLD, PaperKind.HOUSEHOLD_HEAD),
    "death_date": (PaperKind.DEATH,),
}
"""By element: the papers that say it. The first is the one that is asked for."""


class FromPaperStage(Enum):
    """How far it is with the paper whose words are to be an answer."""

    PREVIEW = auto()
    TAKING = auto()
    READING = auto()
    READ = auto()  # a value to compare with its picture
    NOT_READ = auto()  # not this paper, or not to be read
    FAILED = auto()  # the camera fails: ``fault``


@dataclass(frozen=True, slots=True)
class FromPaper:
    """The paper under the camera at a question. ``picture`` is the place of the value read."""

    stage: FromPaperStage = FromPaperStage.PREVIEW
    value: str = field(default="", repr=False)
    picture: bytes = field(default=b"", repr=False)
    is_doubtful: bool = False
    fault: str | None = None
    taken: bytes = field(default=b"", repr=False)  # the whole page, while it is READING


OWN = "own"  # in a key: the one who stands here without a card that can be read
_FACE = ("name", "id_no")  # what the face of one's own card answers


def own_key(element: str) -> str:
    """Name the question of one's own name or number."""
    return f"{OWN}.{element}"


def sources_of(key: str) -> tuple[PaperKind, ...]:
    """Return the papers on which the answer to a question stands; none for most."""
    group, _, element = key.rpartition(".")
    if group == OWN:
        return (PaperKind.CARD_FACE,) if element in _FACE else ()
    return SOURCES.get(element, ())
