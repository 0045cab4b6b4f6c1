"""The slip at hand: what its news say now, and what its holder may do here. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from edge_sync.wire.application import ApplicationId, MatterId, SlipNumber
from edge_sync.wire.news import Asked, News, NewsKind, Standing, Stands
from provisioning.catalogue.words import Words

DECIDED = frozenset(
    {Stands.GRANTED, Stands.REFUSED, Stands.DONE_ALREADY, Stands.LEFT_OUT, Stands.WITHDRAWN}
)


@dataclass(frozen=True, slots=True)
class AtHand:
    """One application by its slip. ``proof`` shows the cloud that the private code was here.

    ``notice`` is the id of the news that asked, and ``asked`` what is still to be answered.
    """

    number: SlipNumber
    proof: bytes = field(repr=False)
    application: ApplicationId | None = None
    standings: tuple[Standing, ...] = field(default=(), repr=False)
    notice: str = ""
    asked: tuple[Asked, ...] = field(default=(), repr=False)

    @property
    def open_members(self) -> tuple[Standing, ...]:
        """Return the members that may still be taken back."""
        return tuple(one for one in self.standings if one.stands not in DECIDED)


def at_hand(number: SlipNumber, proof: bytes, news: Sequence[News]) -> AtHand:
    """Take the newest word from news, oldest first."""
    told = [one for one in news if one.standings]
    standings = told[-1].standings if told else ()
    waiting = {one.matter for one in standings if one.stands is Stands.TO_BE_COMPLETED}
    notices = [one for one in news if one.what is NewsKind.ASKED and _is_open(one, waiting)]
    notice = notices[0] if notices else None
    return AtHand(
        number=number,
        proof=proof,
        application=news[-1].application if news else None,
        standings=standings,
        notice=notice.id if notice else "",
        asked=notice.asked if notice else (),
    )


def _is_open(news: News, waiting: set[MatterId]) -> bool:
    return bool(news.asked) and any(point.matter in waiting for point in news.asked)


def words_of(told: dict[str, str]) -> Words:
    """Return words that travelled; what is missing in one language stands in the other."""
    some = next(iter(told.values()), "")
    return Words(zh=told.get("zh", some), en=told.get("en", some))


def wire_date(text: str) -> date | None:
    """Read a day as it travels ("20261130"); None where there is none."""
    try:
        return datetime.strptime(text, "%Y%m%d").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return None
