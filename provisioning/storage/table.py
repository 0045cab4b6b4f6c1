"""The parent of every table: named after its class, bound to no database."""

import re

import peewee

_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


def table_name(model: type[peewee.Model]) -> str:
    """Name a table after its class: ``SlipRow`` is ``slip``, ``NewsOutboxRow`` ``news_outbox``."""
    return _WORD_START.sub("_", model.__name__.removesuffix("Row")).lower()


class Table(peewee.Model):
    """A table. Its queries are run by a `Database`; nothing is called on a row itself."""

    class Meta:
        """Inherited by every table."""

        table_function = table_name
