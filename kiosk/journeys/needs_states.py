"""States before anything is asked: what is needed, and what is not met today."""

from dataclasses import dataclass

from kiosk.journeys.finding_states import TitleTile
from kiosk.text.keys import Text
from provisioning.catalogue.words import NOTHING, Words


@dataclass(frozen=True, slots=True)
class NotYet:
    """A threshold is not met: what she can have today; she may still lodge.

    ``instead`` begin at once when touched: action ChooseTitle.
    """

    title: Words
    reason: Words
    way_on: Words
    about: Words = NOTHING  # whose threshold, if not that of who stands here
    instead: tuple[TitleTile, ...] = ()
    key: str = ""


@dataclass(frozen=True, slots=True)
class NeededPaper:
    """One document in the list of what is, or is not, needed."""

    material: Words
    holder: Words
    reason: Text


@dataclass(frozen=True, slots=True)
class Needs:
    """What you will need, before anything is asked."""

    title: Words
    minutes: int
    members: tuple[Words, ...]  # names of the matters of a package, else empty
    bring: tuple[NeededPaper, ...]  # asked for on paper
    useful: tuple[NeededPaper, ...]  # scanning offered, never required
    not_needed: tuple[NeededPaper, ...]
    others: tuple[Words, ...]  # roles of further persons whose card helps: "父亲"
