"""States of looking it all over before signing."""

from dataclasses import dataclass, field

from edge_sync.wire.application import Choice
from kiosk.text.any_text import AnyText
from provisioning.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class CheckItem:
    """One answer as it will be handed in; ``key`` goes into `Change`, None if locked."""

    label: Words
    shown: str = field(repr=False)  # numbers masked: "5301********1234"
    key: str | None = None
    shown_words: Words | None = None  # instead of ``shown`` when the answer was a choice
    is_filled_in: bool = False  # nobody was asked: to be looked at


@dataclass(frozen=True, slots=True)
class CheckGroup:
    """The answers about one person, or about the matter itself."""

    about: Words
    name: str = field(repr=False)
    items: tuple[CheckItem, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckPaper:
    """One document and how it stands: scanned, not needed, to follow."""

    material: Words
    about: Words
    state: AnyText
    pages: int
    key: str | None  # for `Change`; None when nothing can be laid
    is_flawed: bool = False  # handed in with a mark
    reason: AnyText | None = None  # why it stands so, in words


@dataclass(frozen=True, slots=True)
class CheckMember:
    """One matter of the application and what happens with it."""

    name: Words
    choice: Choice
    key: str | None = None  # for `Change`: left out by hand, and may be taken in again


@dataclass(frozen=True, slots=True)
class Check:
    """Everything, once, before signing."""

    title: Words
    members: tuple[CheckMember, ...]
    groups: tuple[CheckGroup, ...]
    papers: tuple[CheckPaper, ...]
    identity_open: bool = False  # received as "identity to be verified"


@dataclass(frozen=True, slots=True)
class HandOver:
    """The screen is turned to the resident: is what the helper typed hers? (row R18)."""

    helper: str
    groups: tuple[CheckGroup, ...]  # of what was typed alone; may be empty
    can_carry: bool = False  # the agent is the helper herself, and nobody else need be here
