"""The messages about drafts: visits on their way through a cloud that cannot read them."""

from typing import Annotated, Literal

import msgspec

from edge_sync.wire.application import Record
from edge_sync.wire.fields import AKioskId, ASlipNumber, Count, Digest
from edge_sync.wire.signing import Signed

DRAFT_PART_BYTES = 16 * 1024
MOST_DRAFT_PARTS = 1024

ADraftKey = Annotated[str, msgspec.Meta(pattern=r"\A[0-9a-f]{16}\Z")]


class DraftPart(Record, frozen=True, tag_field="kind", tag="draft-part-1"):
    """One part of a draft that is sealed to the slip on paper: opaque to the cloud (decision 4).

    ``last_day`` as `date.toordinal` counts; ``sha256`` is of all parts together.
    """

    draft: ADraftKey
    index: Count
    parts: Annotated[int, msgspec.Meta(ge=1, le=MOST_DRAFT_PARTS)]
    last_day: Count
    sha256: Digest
    data: Annotated[bytes, msgspec.Meta(max_length=DRAFT_PART_BYTES)]


class DraftCall(Record, frozen=True, tag_field="kind", tag="draft-call-1"):
    """About a draft, by the id of the key it is sealed to, which only its slip tells.

    ask: how does it stand; wish: give me this part; over: it was handed in, as
    ``slip``, or is not wanted any more; part: the kiosk's own note, never sent.
    """

    draft: ADraftKey
    what: Literal["ask", "wish", "over", "part"]
    index: Count = 0
    slip: ASlipNumber | None = None


class DraftState(Signed, frozen=True, kw_only=True, tag_field="kind", tag="draft-state-1"):
    """How a draft stands in the cloud: so many parts are held from the first on. Signed.

    ``is_over`` once it was handed in anywhere, or dropped, or has expired.
    """

    kiosk: AKioskId
    draft: ADraftKey
    held: Count
    is_whole: bool
    is_over: bool
    slip: ASlipNumber | None = None


class DraftGiven(Signed, frozen=True, kw_only=True, tag_field="kind", tag="draft-given-1"):
    """A part of a draft, for a kiosk that was shown its slip. None at all if it is not known."""

    kiosk: AKioskId
    draft: ADraftKey
    index: Count
    parts: Count
    last_day: Count = 0
    sha256: bytes = b""
    data: Annotated[bytes, msgspec.Meta(max_length=DRAFT_PART_BYTES)] = b""


DraftUp = DraftPart | DraftCall
DraftDown = DraftState | DraftGiven
