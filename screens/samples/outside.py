"""Samples outside an application: before, after, and when something fails."""

from kiosk.journeys import states
from kiosk.journeys.states import (
    Goodbye,
    NeededPaper,
    Printing,
    PrintStage,
    ReadSlip,
    SlipStage,
    SlipWaiting,
    State,
    Welcome,
)
from kiosk.text import Text
from screens.samples.village import (
    BIRTH,
    MARRIAGE,
    MOTHER,
    NEWS,
    NUMBER,
    SLIPS,
)

OUTSIDE: dict[str, State] = {
    "welcome": Welcome(),
    "welcome-slips-due": Welcome(due=2),
    "welcome-social-fault": Welcome(social_fault="DEV-54"),
    "welcome-reader-fault": Welcome(reader_fault="DEV-13"),
    "slip-waiting": SlipWaiting(SLIPS[:1]),
    "slip-waiting-two": SlipWaiting(SLIPS),
    "slip-waiting-printing": SlipWaiting(SLIPS[:1], printing=NUMBER),
    "slip-waiting-fault": SlipWaiting(SLIPS[:1], fault="DEV-40"),
    "out-of-service": states.OutOfService("PRO-30"),
    "read-slip": ReadSlip(SlipStage.WAITING),
    "read-slip-news": ReadSlip(SlipStage.OPENED, NUMBER, NEWS),
    "read-slip-nothing": ReadSlip(SlipStage.NOTHING_YET, NUMBER),
    "read-slip-public": ReadSlip(SlipStage.PUBLIC_ONLY, NUMBER),
    "read-slip-not-ours": ReadSlip(SlipStage.NOT_OURS),
    "read-slip-failed": ReadSlip(SlipStage.FAILED, fault="DEV-30"),
    "read-slip-draft-handed-in": ReadSlip(SlipStage.DRAFT_HANDED_IN, NUMBER),
    "read-slip-draft-expired": ReadSlip(SlipStage.DRAFT_EXPIRED),
    "read-slip-draft-gone": ReadSlip(SlipStage.DRAFT_GONE),
    "read-slip-draft-elsewhere": ReadSlip(SlipStage.DRAFT_ELSEWHERE),
    "saving": states.Saving(),
    "saving-failed": states.Saving("DEV-40"),
    "saved": states.Saved("2026-12-21"),
    "saved-card": states.Saved("2026-12-21", card_on_reader=True),
    "resuming": states.Resuming(BIRTH, wants_card=False),
    "resuming-card": states.Resuming(BIRTH, wants_card=True),
    "resuming-card-reading": states.Resuming(BIRTH, wants_card=True, is_reading=True),
    "resuming-other-card": states.Resuming(BIRTH, wants_card=True, fault="KIO-11"),
    "lodging": states.Lodging(),
    "lodge-failed": states.LodgeFailed("SYN-01"),
    "printing": Printing(NUMBER, PrintStage.PRINTING),
    "printing-failed": Printing(NUMBER, PrintStage.FAILED, "DEV-40"),
    "goodbye": Goodbye(NUMBER, printed=True, to_follow=()),
    "goodbye-to-follow": Goodbye(
        NUMBER,
        printed=False,
        to_follow=(NeededPaper(MARRIAGE, MOTHER, Text.REASON_PENDING),),
        card_on_reader=True,
    ),
}
