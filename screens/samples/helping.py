"""Samples with a helper: her sign-in, her page, her band on a resident's pages."""

from dataclasses import replace
from typing import Final

from edge_sync.edge.health import EntryHealth, WayOut
from edge_sync.wire.application import SlipNumber
from kiosk.journeys import states
from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.helper_states import Copy, CopyStage
from kiosk.journeys.recording_states import RecordPrompt, TakeStage
from kiosk.journeys.states import (
    CodeStage,
    HelperBand,
    HelperPage,
    HelperStands,
    Shown,
    SignIn,
    State,
    StationLook,
    Unsent,
)
from kiosk.journeys.station_room import InRoom, MorningEntry, PaperDue, Room
from kiosk.text import Language
from provisioning.catalogue.words import Words
from screens.samples.inside import INSIDE
from screens.samples.village import BANK, CHECK, MARRIAGE, NUMBER

_NAME = "张秀兰"
_SENTENCE = "请把身份证放在读卡区。"
_HOUR_MS: Final = 3_600_000
_WELL = StationLook(Unsent(), (), 3, "2026-11-02", 0, clock_off_s=2, has_paper=True)
_ILL = StationLook(
    Unsent(4, 75, ((NUMBER, "SYN-02"),)), ("DEV-40", "DEV-60"), 3, "2026-11-02", 2, clock_off_s=5400
)
_OUTBOX = (
    EntryHealth(NUMBER, 75 * _HOUR_MS, "SYN-06", WayOut.STICK),
    EntryHealth(SlipNumber("K529901-000121"), 52 * _HOUR_MS, "SYN-06", WayOut.MEND_LINK),
    EntryHealth(SlipNumber("K529901-000122"), 30 * _HOUR_MS, "SYN-02", WayOut.CALL),
    EntryHealth(SlipNumber("K529901-000124"), 20 * _HOUR_MS, None, WayOut.WAIT),
)
_COPIED = Copy(CopyStage.DONE, count=3)
_NO_STICK = Copy(CopyStage.FAILED, code="SYN-24")
_LATE = replace(_WELL, outbox=_OUTBOX, takes_stick=True, faults=("PRO-52",))
_BIRTH = Words("新生儿出生一件事", "Newborn package")
_PENSION = Words("城乡居民养老保险参保登记", "Pension insurance registration")
_MOTHER = Words("母亲", "mother")
_SELF = Words("本人", "applicant")
_MORNING = replace(
    _WELL,
    can_switch_off=True,
    morning=(
        MorningEntry(
            SlipNumber("K529901-000117"),
            _BIRTH,
            "2026-11-12",
            "2026-11-20",
            (PaperDue(BANK, _MOTHER), PaperDue(MARRIAGE, _MOTHER)),
        ),
        MorningEntry(SlipNumber("K529901-000119"), _PENSION, "2026-11-18", "2026-11-21"),
        MorningEntry(
            SlipNumber("K529901-000122"), _PENSION, "2026-11-19", "", (PaperDue(BANK, _SELF),)
        ),
    ),
)
_TYPED = tuple(
    replace(group, items=tuple(item for item in group.items if item.key)) for group in CHECK.groups
)

OUTSIDE: dict[str, State] = {
    "sign-in": SignIn(),
    "sign-in-wrong": SignIn(CodeStage.WRONG),
    "sign-in-wait": SignIn(CodeStage.WRONG, wait_s=28),
    "sign-in-no-roster": SignIn(fault="PRO-46"),
}
ON_DUTY: dict[str, State] = {
    "helper-welcome": states.Welcome(),
    "station-looking": HelperPage(_NAME, is_staff=True, look=None),
    "station-well": HelperPage(_NAME, is_staff=True, look=_WELL, can_practise=True),
    "station-recording": HelperPage(_NAME, is_staff=True, look=_WELL, recorded=12),
    "record-ready": RecordPrompt(4, 670, _SENTENCE, TakeStage.READY, 12),
    "record-listening": RecordPrompt(4, 670, _SENTENCE, TakeStage.LISTENING, 12),
    "record-taken": RecordPrompt(4, 670, _SENTENCE, TakeStage.TAKEN, 12),
    "record-failed": RecordPrompt(4, 670, _SENTENCE, TakeStage.READY, 0, "DEV-63"),
    "station-outbox": HelperPage(_NAME, is_staff=True, look=_LATE),
    "station-copied": HelperPage(_NAME, is_staff=True, look=replace(_LATE, copy=_COPIED)),
    "station-no-stick": HelperPage(_NAME, is_staff=True, look=replace(_LATE, copy=_NO_STICK)),
    "station-morning": HelperPage(
        _NAME, is_staff=True, look=_MORNING, station=InRoom(Room.MORNING)
    ),
    "station-morning-none": HelperPage(
        _NAME, is_staff=False, look=_WELL, station=InRoom(Room.MORNING)
    ),
    "station-morning-printing": HelperPage(
        _NAME, is_staff=True, look=_MORNING, station=InRoom(Room.MORNING, GuidePrint.PRINTING)
    ),
    "station-morning-printed": HelperPage(
        _NAME, is_staff=True, look=_MORNING, station=InRoom(Room.MORNING, GuidePrint.PRINTED)
    ),
    "station-morning-no-paper": HelperPage(
        _NAME,
        is_staff=True,
        look=_MORNING,
        station=InRoom(Room.MORNING, GuidePrint.FAILED, "DEV-40"),
    ),
    "station-undrawn": HelperPage(
        _NAME, is_staff=True, look=replace(_WELL, undrawn=("B", "C", "D", "E", "F"))
    ),
    "station-can-go-off": HelperPage(_NAME, is_staff=True, look=_MORNING, can_practise=True),
    "station-ask-off": HelperPage(
        _NAME, is_staff=True, look=_MORNING, station=InRoom(Room.ASK_OFF)
    ),
    "station-going-off": HelperPage(
        _NAME, is_staff=True, look=_MORNING, station=InRoom(Room.GOING_OFF)
    ),
    "station-not-off": HelperPage(
        _NAME, is_staff=True, look=_MORNING, station=InRoom(Room.NOT_OFF, fault="PRO-10")
    ),
    "station-ill": HelperPage(_NAME, is_staff=False, look=_ILL),
}


def with_helper(language: Language) -> dict[str, Shown]:
    """Return the samples with a helper by name, in one language."""

    def shown(state: State, stands: HelperStands) -> Shown:
        band = HelperBand(_NAME, stands)
        is_inside = stands is not HelperStands.ON_DUTY
        can_call = stands is HelperStands.BESIDE or isinstance(state, states.Welcome)
        return Shown(
            state,
            language,
            can_go_back=is_inside,
            can_leave=is_inside,
            can_call=can_call,
            helper=band,
        )

    asked = INSIDE["question-phone"]
    plain = {name: Shown(state, language, can_go_back=True) for name, state in OUTSIDE.items()}
    duty = {name: shown(state, HelperStands.ON_DUTY) for name, state in ON_DUTY.items()}
    return {
        **plain,
        **duty,
        "helper-beside": shown(asked, HelperStands.BESIDE),
        "helper-types": shown(asked, HelperStands.TYPES),
        "helper-watches": shown(asked, HelperStands.WATCHES),
        "practice": replace(shown(asked, HelperStands.TYPES), is_practice=True),
        "practice-beside": replace(shown(asked, HelperStands.BESIDE), is_practice=True),
        "hand-over": shown(states.HandOver(_NAME, _TYPED), HelperStands.HANDS_OVER),
        "hand-over-carry": shown(
            states.HandOver(_NAME, _TYPED, can_carry=True), HelperStands.HANDS_OVER
        ),
        "hand-over-nothing": shown(states.HandOver(_NAME, ()), HelperStands.HANDS_OVER),
    }
