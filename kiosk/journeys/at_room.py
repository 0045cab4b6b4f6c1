"""Moves in the rooms of the helper's page. Nobody else is here: it opens from Welcome alone."""

from dataclasses import replace

from kiosk.journeys.effects import CutPower, PrintSheet, SettleStore
from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.morning_sheet import morning_sheet
from kiosk.journeys.moving import Moved, stay
from kiosk.journeys.station_room import (
    InRoom,
    MorningPrinted,
    OpenRoom,
    PrintMorning,
    Room,
    RoomAction,
    Settled,
    SwitchOff,
)
from kiosk.journeys.visit import Context, Visit

_OPEN = (Room.STATION, Room.MORNING, Room.ASK_OFF)


def at_room(visit: Visit, action: RoomAction, context: Context) -> Moved:  # noqa: PLR0911 - one case an action
    """Go from room to room, print the sheet, switch off."""
    now, look = visit.station, visit.look
    is_busy = now.room is Room.GOING_OFF
    match action:
        case OpenRoom(room) if look is not None and room in _OPEN and not is_busy:
            may = look.can_switch_off or room is not Room.ASK_OFF
            return stay(_in(visit, InRoom(room)) if may else visit)
        case PrintMorning() if look is not None and now.printing is not GuidePrint.PRINTING:
            sheet = morning_sheet(look.morning, context.today, visit.language)
            printing = replace(now, printing=GuidePrint.PRINTING, fault="")
            return stay(_in(visit, printing), PrintSheet(sheet))
        case MorningPrinted(fault) if now.printing is GuidePrint.PRINTING:
            stage = GuidePrint.FAILED if fault else GuidePrint.PRINTED
            return stay(_in(visit, replace(now, printing=stage, fault=fault)))
        case SwitchOff() if now.room in (Room.ASK_OFF, Room.NOT_OFF):
            return stay(_in(visit, InRoom(Room.GOING_OFF)), SettleStore())
        case Settled(fault) if is_busy:
            if fault:
                return stay(_in(visit, InRoom(Room.NOT_OFF, fault=fault)))
            return stay(visit, CutPower())
        case _:
            return stay(visit)


def _in(visit: Visit, station: InRoom) -> Visit:
    return replace(visit, station=station)
