"""States about people: for whom the visit is, and who says who somebody is, who consents."""

from dataclasses import dataclass, field

from edge_sync.wire.application import ForWhom
from provisioning.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class AskForWhom:
    """For myself, for my family, on someone's behalf: the first question of a visit."""

    chosen: ForWhom | None = None


@dataclass(frozen=True, slots=True)
class Vouch:
    """The helper gives her word for who somebody is. ``key`` is a party, or the holder."""

    key: str
    helper: str = field(repr=False)  # her name, as the resident knows her


@dataclass(frozen=True, slots=True)
class AskConsent:
    """A consent the law asks for: from one person, for one purpose."""

    key: str
    about: Words  # who is asked: "父亲"
    name: str = field(repr=False)
    purpose: Words
    is_holder: bool = False  # the one who stands here is asked, and not a further person
    given: bool | None = None
