"""The words of central operations about a kiosk itself, and the kiosk's that they have come.

They have their place on the wire and go before everything else. Who gives such orders, and
what a kiosk does on one, comes with the fleet: `Heard` says that it came, and no more.
"""

from typing import Annotated, Literal, NewType

import msgspec

from edge_sync.wire.application import Record
from edge_sync.wire.fields import AKioskId
from edge_sync.wire.signing import Signed

OrderId = NewType("OrderId", str)

AnOrderId = Annotated[OrderId, msgspec.Meta(pattern=r"\A[0-9a-f]{32}\Z")]


class Order(Signed, frozen=True, kw_only=True, tag_field="kind", tag="order-1"):
    """A kiosk is enrolled, or cut off, from ``at_ms`` on by the cloud's clock. Signed."""

    kiosk: AKioskId
    id: AnOrderId
    what: Literal["enrolled", "cut off"]
    at_ms: Annotated[int, msgspec.Meta(ge=0, lt=2**53)]


class Heard(Record, frozen=True, tag_field="kind", tag="heard-1"):
    """This order has come to this kiosk, and was the cloud's. It goes before everything else."""

    order: AnOrderId
