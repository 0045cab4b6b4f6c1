"""Slips as the screen process knows them, and how their rows are read."""

from dataclasses import dataclass
from enum import Enum

from edge_sync.edge.tables import FurtherSlipRow, SlipRow
from edge_sync.wire.application import ApplicationId, SlipNumber
from edge_sync.wire.slip_code import write_private_code
from edge_sync.wire.slip_secret import FurtherSlip
from provisioning.trust.suite import KeyId


class PrintState(Enum):
    """Whether the resident has the slip."""

    DUE = "due"  # the printer has not confirmed it; offer it again
    PRINTED = "printed"


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip, ready to print at any time. ``record`` is what the screen process gave.

    ``private_code`` is there until the printer confirms and gone for ever afterwards.
    """

    number: SlipNumber
    application: ApplicationId
    record: bytes
    public_code: str
    private_code: str | None
    lodged_ms: int
    state: PrintState


@dataclass(frozen=True, slots=True)
class NewSlip:
    """What a lodge writes about its slip."""

    sequence: int
    record: bytes
    public_code: str
    secret: bytes
    key_id: KeyId
    draft: str = ""  # the draft it was made from: handed in with it, in the same transaction
    further: tuple[FurtherSlip, ...] = ()


def slip_of(row: SlipRow) -> Slip:
    """Read the row of a slip."""
    return Slip(
        number=SlipNumber(row.number),
        application=ApplicationId(row.application),
        record=row.record,
        public_code=row.public_code,
        private_code=write_private_code(row.secret) if row.secret else None,
        lodged_ms=row.lodged_ms,
        state=PrintState.DUE if row.printed_ms is None else PrintState.PRINTED,
    )


def further_slip_of(row: FurtherSlipRow) -> Slip:
    """Read the row of a slip."""
    return Slip(
        number=SlipNumber(row.number),
        application=ApplicationId(row.application),
        record=row.record,
        public_code="",
        private_code=row.code,
        lodged_ms=row.lodged_ms,
        state=PrintState.DUE if row.printed_ms is None else PrintState.PRINTED,
    )
