"""Warnings as supervisors and units read them: values in words, ready to be laid out."""

from dataclasses import dataclass

from cloud.casework.numbers import grouped
from cloud.clock.rules import Colour, Rules
from cloud.clock.signals import BY_HAND, COMPLAINT
from cloud.clock.trace import Holder, HolderKind
from cloud.clock.warning_book import Fired, Reply
from cloud.desk.board_text import COLOURS, HOLDERS
from cloud.desk.inbox_page import Chip
from cloud.desk.wording import Tone, Wording

TONES_OF_COLOURS = {Colour.REMINDER: Tone.TURN, Colour.YELLOW: Tone.WAIT, Colour.RED: Tone.BAD}
_TILES = {
    Colour.RED: "TILE_RED",
    Colour.YELLOW: "TILE_YELLOW",
    Colour.REMINDER: "TILE_REMINDER",
}
_NO_RULES = {BY_HAND: "REMINDED_BY_HAND", COMPLAINT: "COMPLAINT_LATE"}


@dataclass(frozen=True, slots=True)
class Tile:
    """One figure on top of the board: how many there are, how many nobody answered."""

    label: str
    count: int
    unanswered: int
    tone: Tone
    colour: str
    is_chosen: bool


@dataclass(frozen=True, slots=True)
class Word:
    """An answer, or the reason why a card was taken back."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True)
class WarningLine:
    """One warning. ``reply`` and ``undone`` are None while there is none."""

    id: int
    chip: Chip
    rule: str
    case: str
    case_parts: tuple[str, ...]
    matter: str
    unit: str
    since: str
    due: str
    overdue: str
    is_provisional: bool
    reply: Word | None
    undone: Word | None


def tiles(
    wording: Wording, standing: dict[Colour, tuple[int, int]], chosen: Colour | None
) -> tuple[Tile, ...]:
    """Return the figures of the board, the gravest first."""
    return tuple(
        Tile(
            wording.say(name),
            *standing.get(colour, (0, 0)),
            TONES_OF_COLOURS[colour],
            colour.value,
            colour is chosen,
        )
        for colour, name in _TILES.items()
    )


def warning_line(wording: Wording, fired: Fired, rules: Rules) -> WarningLine:
    """Turn one warning into what a list shows."""
    name = next((one.name for one in rules.trigger if one.id == fired.rule), None)
    other = wording.say(_NO_RULES[fired.rule]) if fired.rule in _NO_RULES else fired.rule
    return WarningLine(
        id=fired.id,
        chip=Chip(wording.words(COLOURS[fired.colour]), TONES_OF_COLOURS[fired.colour]),
        rule=wording.words(name) if name else other,
        case=fired.case,
        case_parts=tuple(grouped(fired.case).split()),
        matter=_about(wording, fired),
        unit=unit_name(wording, fired.unit),
        since=wording.say("WARNING_SINCE", day=fired.since),
        due=wording.say("WARNING_DUE", day=fired.due) if fired.due else "",
        overdue=wording.say("WARNING_OVERDUE", days=fired.overdue_days)
        if fired.overdue_days
        else "",
        is_provisional=fired.provisional,
        reply=_word(wording, "WARNING_ANSWERED", fired.answer),
        undone=_word(wording, "WARNING_UNDONE", fired.undone),
    )


def _about(wording: Wording, fired: Fired) -> str:
    if fired.matter:
        return wording.title(fired.matter)
    return wording.say("ROOM_COMPLAINTS" if fired.rule == COMPLAINT else "WHOLE_CASE")


def unit_name(wording: Wording, unit: Holder) -> str:
    """Name who holds something, or who is warned."""
    if unit.kind is HolderKind.BODY:
        return wording.department(unit.name)
    return wording.words(HOLDERS[unit.kind]).format(name=unit.name).strip()


def _word(wording: Wording, heading: str, reply: Reply | None) -> Word | None:
    if reply is None:
        return None
    return Word(wording.say(heading, who=reply.by, time=wording.moment(reply.at_ms)), reply.text)
