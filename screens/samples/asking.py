"""Samples of asking by card: the card, the wait, the answer, and why there is none."""

from kiosk.journeys.states import (
    AskByCard,
    AskStage,
    CardReading,
    CardStage,
    CaseShown,
    StandingShown,
    State,
)
from kiosk.text import ProgressText
from provisioning.catalogue.words import Words
from screens.samples.village import BIRTH, STANDINGS

_CARD = CardReading(CardStage.WAITING)
_PENSION = Words(zh="城乡居民养老保险参保登记", en="Residents' pension registration")
_PENSION_STANDING = StandingShown(
    _PENSION,
    Words(zh="人力资源和社会保障局", en="Human resources and social security bureau"),
    ProgressText.STANDS_ACCEPTED,
    "2026-12-02",
    11,
)
_ONE = CaseShown("532901-2026-000317", _PENSION, "2026-11-21 09:30", (_PENSION_STANDING,))
_PACKAGE = CaseShown("532901-2026-000318", BIRTH, "2026-11-19 15:05", STANDINGS)

ASKING: dict[str, State] = {
    "ask-card": AskByCard(AskStage.CARD, _CARD),
    "ask-card-reading": AskByCard(AskStage.CARD, CardReading(CardStage.READING)),
    "ask-card-failed": AskByCard(AskStage.CARD, CardReading(CardStage.FAILED, "DEV-18")),
    "ask-asking": AskByCard(AskStage.ASKING, _CARD),
    "ask-told": AskByCard(AskStage.TOLD, _CARD, (_ONE,)),
    "ask-told-package": AskByCard(AskStage.TOLD, _CARD, (_ONE, _PACKAGE)),
    "ask-nothing": AskByCard(AskStage.TOLD, _CARD),
    "ask-no-line": AskByCard(AskStage.NO_LINE, _CARD),
    "ask-too-many": AskByCard(AskStage.TOO_MANY, _CARD),
    "ask-not-proved": AskByCard(AskStage.NOT_PROVED, _CARD),
}
