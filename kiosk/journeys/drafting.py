"""A visit as a draft: its durable parts as bytes, and back. Pure.

Everything that was entered is durable, scanned pages included; where the visit
stood, what was in sight and what the machine was doing is not. A signature is
not kept either: it stands for a page that will be shown again. A field added
to `Visit` is kept unless it is named here.
"""

from dataclasses import fields, replace
from typing import Final

import msgspec

from kiosk.journeys.visit import Visit
from provisioning.wire.reading import UNREADABLE

TRANSIENT: Final = frozenset(
    {
        "place",
        "privacy",
        "idle_s",
        "card_on_reader",
        "card_left",
        "paper_left",
        "reading",
        "entering",
        "explained",
        "scanning",
        "from_paper",
        "changing",
        "signing",
        "sign_too_short",
        "lodge_fault",
        "slip",
        "reading_slip",
        "left_from",
        "helper_types",
        "called_from",
        "code",
        "look",
        "town",
        "later",
    }
)

_VERSION: Final = 1


class _Draft(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    version: int
    visit: Visit


def durable(visit: Visit) -> Visit:
    """Return the visit with nothing in it but what a draft keeps."""
    kept = {f.name: getattr(visit, f.name) for f in fields(Visit) if f.name not in TRANSIENT}
    return replace(Visit(), **kept)


def write_draft(visit: Visit) -> bytes:
    """Return the bytes to seal."""
    return msgspec.msgpack.encode(_Draft(_VERSION, durable(visit)))


def read_draft(plain: bytes) -> Visit | None:
    """Read what was kept; None if it was written by a program this one does not understand."""
    try:
        draft = msgspec.msgpack.decode(plain, type=_Draft)
    except UNREADABLE:
        return None
    return draft.visit if draft.version == _VERSION else None
