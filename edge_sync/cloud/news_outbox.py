"""News on their way down: told once, sent until the kiosk says it holds them."""

from edge_sync.cloud.store import IntakeStore, Known
from edge_sync.errors import NothingToTellError
from edge_sync.wire.application import ApplicationId
from edge_sync.wire.messages import SealedNews
from edge_sync.wire.news import News, seal_news
from provisioning.clock import Clock
from provisioning.storage.database import Database
from provisioning.storage.fields import milliseconds
from provisioning.trust.suite import Suite


class NewsOutbox:
    """Where any cloud process leaves news. It needs no private key. Any thread."""

    def __init__(self, database: Database, suite: Suite, clock: Clock) -> None:
        self._database = database
        self._store = IntakeStore(database)
        self._suite = suite
        self._clock = clock

    def tell(self, *news: News) -> None:
        """Seal news to their slips and owe them to their kiosks.

        Part of the caller's transaction, so that a decision and its news are
        committed together. The intake process sends them within about a
        second, and again until the kiosk holds them. Telling the same id twice
        changes nothing. Raises NothingToTellError.
        """
        known = self._store.known_all({ApplicationId(one.application) for one in news})
        sealed = [self._sealed(one, known.get(ApplicationId(one.application))) for one in news]
        with self._database.transaction():
            self._store.tell(sealed, milliseconds(self._clock.now()))

    def _sealed(self, news: News, known: Known | None) -> SealedNews:
        if known is None or known.slip_key is None or known.slip != news.slip:
            raise NothingToTellError("no such application is held here")
        return seal_news(news, known.kiosk, known.slip_key, self._suite)

    def is_held(self, news: News) -> bool:
        """Say whether the kiosk has stored these news."""
        return self._store.is_held(news.id)
