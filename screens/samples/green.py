"""Samples of the green lane, and of calls to the helper in the town."""

from kiosk.journeys.states import AskTown, SignIn, State, TownCall, TownStage
from provisioning.wire.help import About

TOWN_CALLED = TownCall(TownStage.CALLING, About.GREEN)
TOWN_ANSWERED = TownCall(
    TownStage.ANSWERED, About.HOW, "杨秀兰", "我马上过来，请等几分钟。先坐一下，喝口水。"
)
TOWN: dict[str, State] = {
    "ask-town": AskTown(TownCall()),
    "ask-town-calling": AskTown(TOWN_CALLED),
    "ask-town-answered": AskTown(TOWN_ANSWERED),
    "ask-town-nobody": AskTown(TownCall(TownStage.NOBODY, About.CARD)),
    "sign-in-with-line": SignIn(has_line=True),
}
IN_GREEN = (
    "notice",
    "for-whom",
    "identify",
    "identify-failed-thrice",
    "identify-read",
    "choose-often",
    "choose-from",
    "not-yet-instead",
    "members-why",
    "needs",
    "scenario",
    "question-choice",
    "question-phone",
    "question-phone-error",
    "question-id",
    "question-name",
    "further-person-signs",
    "consent",
    "paper",
    "paper-flaw-thrice",
    "paper-can-both",
    "paper-stick-many",
    "paper-stick-taken",
    "paper-stick-flaw-thrice",
    "paper-stick-gone",
    "without",
    "check-large",
    "signers",
    "signer-ways",
    "sign",
    "goodbye-to-follow",
    "read-slip-standing",
)
