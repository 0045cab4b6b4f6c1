"""Column types that mean the same in SQLite and in PostgreSQL.

Times are whole milliseconds since 1970 in UTC, in a 64-bit column: they sort,
they have no time zone to lose, and they are what travels on the wire.
"""

from datetime import UTC, datetime, timedelta
from enum import Enum
from typing import Any

import msgspec
import peewee

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_PACKER = msgspec.msgpack.Encoder()


def milliseconds(moment: datetime) -> int:
    """Turn an aware moment into milliseconds since 1970, UTC."""
    return (moment - _EPOCH) // timedelta(milliseconds=1)


def moment(since_1970_ms: int) -> datetime:
    """Turn milliseconds since 1970 into an aware moment in UTC."""
    return _EPOCH + timedelta(milliseconds=since_1970_ms)


class MomentField(peewee.BigIntegerField):
    """An aware moment in UTC, kept as milliseconds. A naive one is refused by Python itself."""

    def db_value(self, value: datetime | int | None) -> int | None:
        """Take a moment, or its milliseconds in a comparison."""
        return milliseconds(value) if isinstance(value, datetime) else value

    def python_value(self, value: int | None) -> datetime | None:
        """Give a moment."""
        return None if value is None else moment(value)


class MillisecondsField(peewee.BigIntegerField):
    """Milliseconds since 1970 as a plain number, as on the wire."""


class BytesField(peewee.BlobField):
    """Bytes, given back as bytes whatever the driver."""

    def python_value(self, value: Any) -> bytes | None:  # noqa: ANN401 - the driver's own type
        """Give bytes."""
        return None if value is None else bytes(value)


class ChoiceField(peewee.TextField):
    """A member of an enum with text values, kept as that text."""

    def __init__(self, kind: type[Enum], **options: Any) -> None:  # noqa: ANN401 - peewee's own
        self._kind = kind
        super().__init__(**options)

    def db_value(self, value: Enum | str | None) -> str | None:
        """Take a member."""
        return None if value is None else self.kept(value)

    @staticmethod
    def kept(value: Enum | str) -> str:
        """Give the text of a member."""
        return str(value._value_) if isinstance(value, Enum) else value

    def python_value(self, value: str | None) -> Enum | None:
        """Give a member."""
        return None if value is None else self._kind(value)


class RecordField(BytesField):
    """A msgspec struct, kept as msgpack."""

    def __init__(self, kind: Any, **options: Any) -> None:  # noqa: ANN401 - any type msgspec reads
        self._kind = kind
        super().__init__(**options)

    def db_value(self, value: Any) -> Any:  # noqa: ANN401 - peewee's own signature
        """Take a struct."""
        packed = None if value is None else self.kept(value)
        return super().db_value(packed)  # type: ignore[no-untyped-call]

    kept = staticmethod(_PACKER.encode)

    def python_value(self, value: Any) -> Any:  # noqa: ANN401 - the struct
        """Give a struct. Raises msgspec.DecodeError if the column holds something else."""
        return None if value is None else msgspec.msgpack.decode(bytes(value), type=self._kind)
