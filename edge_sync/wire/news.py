"""News: what the cloud tells a resident, sealed so that only the slip opens it (decision 4).

The content is personal. It lies on the kiosk sealed and is opened for as long
as it is shown. What is read aloud travels in words, in each language by its
code ("zh", "en"), so that a kiosk needs no newer catalogue to say it.
"""

from enum import Enum

import msgspec

from edge_sync.errors import UnreadableError
from edge_sync.wire.application import KioskId, MatterId, Record
from edge_sync.wire.fields import AnApplicationId, ANewsId, ASlipNumber
from edge_sync.wire.messages import SealedNews
from provisioning.trust.suite import NotOpenedError, SealingPrivateKey, SealingPublicKey, Suite
from provisioning.wire.reading import UNREADABLE

_DOMAIN = b"doorstep news 1\x00"


class NewsKind(Enum):
    """What happened."""

    CASE_OPENED = "case-opened"  # the case has its number; nothing is decided
    ACCEPTED = "accepted"
    ASKED = "asked"  # the resident must bring or correct something
    DECIDED = "decided"  # one department has decided
    FINISHED = "finished"  # the result letter
    NOTE = "note"


class MemberNews(Record, frozen=True):
    """How one member of the application stands, in each language by its code ("zh", "en")."""

    matter: MatterId
    department: str
    text: dict[str, str]


class Stands(Enum):
    """How far one member is, as a resident is told."""

    WAITING = "waiting"  # for another member
    RECEIVED = "received"  # which is not accepted
    TO_BE_COMPLETED = "to-be-completed"
    ACCEPTED = "accepted"
    GRANTED = "granted"
    REFUSED = "refused"
    DONE_ALREADY = "done-already"
    LEFT_OUT = "left-out"
    WITHDRAWN = "withdrawn"


class Standing(Record, frozen=True):
    """One member: how it stands, who has it, and by which day they must act next.

    ``by`` is a day as "20261130", or empty where none is promised; it is
    ``provisional`` while the calendar of its year is not published yet.
    """

    matter: MatterId
    name: dict[str, str]
    who: dict[str, str]
    stands: Stands
    by: str = ""
    provisional: bool = False


class AskedFor(Enum):
    """What answers one point of a completion notice."""

    PAPER = "paper"
    WORDS = "words"


class Asked(Record, frozen=True):
    """One point of a completion notice: what is wrong with it, how to mend it, by when."""

    matter: MatterId
    line: str
    name: dict[str, str]
    wrong: str  # the officer's own words: there is one language of them
    mend: str
    by: str
    wanted: AskedFor = AskedFor.PAPER


class FirstNews(Record, frozen=True, tag_field="kind", tag="news-content-1"):
    """The first version: words alone. Still read."""

    id: ANewsId
    application: AnApplicationId
    slip: ASlipNumber
    case_number: str
    what: NewsKind
    written_ms: int
    text: dict[str, str]
    members: tuple[MemberNews, ...] = ()


class News(Record, frozen=True, tag_field="kind", tag="news-content-2"):
    """One piece of news. ``text`` is what is read to the resident, by language code.

    ``standings`` is how every member stands after it. What is ``asked`` may be
    answered at a kiosk, naming this news' id.
    """

    id: ANewsId
    application: AnApplicationId
    slip: ASlipNumber
    case_number: str
    what: NewsKind
    written_ms: int
    text: dict[str, str]
    members: tuple[MemberNews, ...] = ()
    standings: tuple[Standing, ...] = ()
    asked: tuple[Asked, ...] = ()


_CONTENT: msgspec.msgpack.Decoder[News | FirstNews] = msgspec.msgpack.Decoder(News | FirstNews)


def seal_news(news: News, kiosk: KioskId, recipient: SealingPublicKey, suite: Suite) -> SealedNews:
    """Seal news to a slip's public key. Not yet signed: the intake does that when it sends."""
    sealed = suite.seal(
        msgspec.msgpack.encode(news), recipient, _context(news.id, news.application, news.slip)
    )
    return SealedNews(
        suite=suite.id,
        kiosk=kiosk,
        id=news.id,
        application=news.application,
        slip=news.slip,
        recipient=suite.key_id(recipient),
        sealed=sealed,
    )


def open_news(message: SealedNews, key: SealingPrivateKey, suite: Suite) -> News:
    """Open news with the key derived from the slip's secret.

    Raises NotOpenedError for another slip's news, UnreadableError when what
    was sealed is no news of a version we know.
    """
    if message.suite != suite.id:
        raise NotOpenedError("sealed under another suite")
    context = _context(message.id, message.application, message.slip)
    try:
        return _newest(_CONTENT.decode(suite.open(message.sealed, key, context)))
    except UNREADABLE:
        # Not chained: a decoder's message may quote what it was reading.
        raise UnreadableError("no news of a version we know") from None


def _newest(news: News | FirstNews) -> News:
    if isinstance(news, News):
        return news
    return News(**{name: getattr(news, name) for name in FirstNews.__struct_fields__})


def _context(news: str, application: str, slip: str) -> bytes:
    return _DOMAIN + msgspec.msgpack.encode((news, application, slip))
