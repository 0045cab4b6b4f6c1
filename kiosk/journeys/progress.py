"""What a visit knows while somebody asks by card how their applications stand."""

from dataclasses import dataclass, field

from edge_sync.wire.questions import CaseTold
from kiosk.journeys.progress_states import AskStage


@dataclass(frozen=True, slots=True)
class AskedByCard:
    """How far the question is, and what the cloud said. The card itself is not kept."""

    stage: AskStage = AskStage.CARD
    cases: tuple[CaseTold, ...] = field(default=(), repr=False)
