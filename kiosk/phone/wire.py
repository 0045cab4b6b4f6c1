"""What screen and messenger say to each other about a phone, one JSON line each.

A picture follows its `Arriving` as bare bytes, and is answered by `TAKEN` when the
screen has all of it. Hanging up ends the token: there is nothing to take back.
"""

from typing import Annotated

import msgspec

from provisioning.catalogue.words import Words

TOKEN_BYTES = 16  # 128 bits that nobody guesses
LARGEST_PICTURE_BYTES = 12 * 1024 * 1024
LONGEST_LINE_BYTES = 2048
TAKEN = b"taken\n"


class Await(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="phone-await-1"):
    """A picture of this kind of paper is waited for. Of whom, nothing."""

    token: Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]
    paper: Words


class Ready(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="phone-ready-1"):
    """The page is served. ``join`` is what a code to join the network says; empty: no such code."""

    url: str
    network: str = ""
    join: str = ""


class Opened(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="phone-opened-1"):
    """Somebody has the page before her."""


class Arriving(msgspec.Struct, frozen=True, forbid_unknown_fields=True, tag="phone-arriving-1"):
    """So many bytes of a picture follow."""

    size: Annotated[int, msgspec.Meta(ge=1, le=LARGEST_PICTURE_BYTES)]


FromMessenger = Ready | Opened | Arriving
