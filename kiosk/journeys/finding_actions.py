"""What happens while somebody looks for a matter, or asks how it is done, as values."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class AskHow:
    """Welcome: how is something done? Nobody is asked who they are."""


@dataclass(frozen=True, slots=True)
class ChooseEvent:
    """Choose: a life event."""

    id: str


@dataclass(frozen=True, slots=True)
class AskInWords:
    """Choose: say it in your own words."""


@dataclass(frozen=True, slots=True)
class LookFor:
    """Search: the words as typed so far."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ChooseTitle:
    """Choose, ChooseFrom, Search: a matter or a package."""

    id: str


@dataclass(frozen=True, slots=True)
class ShowSample:
    """Guide: what does this paper look like?"""

    material: str


@dataclass(frozen=True, slots=True)
class ShowFilled:
    """Guide: how do the forms look when they are filled in?"""


@dataclass(frozen=True, slots=True)
class PrintGuide:
    """Guide: print it."""


@dataclass(frozen=True, slots=True)
class GuidePrinted:
    """The printer confirmed the guide to this title."""

    title: str


@dataclass(frozen=True, slots=True)
class GuideNotPrinted:
    """The guide is not on paper; ``code`` names the fault."""

    title: str
    code: str


FindingAction = (
    AskHow
    | ChooseEvent
    | AskInWords
    | LookFor
    | ChooseTitle
    | ShowSample
    | ShowFilled
    | PrintGuide
    | GuidePrinted
    | GuideNotPrinted
)
