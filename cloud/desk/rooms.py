"""The rooms of the desk: which pages an account finds in its bar, and none that it may not enter.

Each audience has its own: officers their cases, supervisors the board, leaders the figures,
auditors the log, administrators accounts, bodies and places (rows R05-R11 and V09). Which
role may what is said by `cloud.accounts.rights`.
"""

from enum import Enum

from cloud.accounts.officers import Officer
from cloud.accounts.rights import Act, Reach, rule_of


class Room(Enum):
    """One part of the desk, by its address."""

    INBOX = "/inbox"
    SAMPLES = "/samples"
    WARNINGS = "/warnings"
    BOARD = "/board"
    COMPLAINTS = "/complaints"
    ACTIVITY = "/activity"
    FIGURES = "/figures"
    AUDIT = "/audit"
    ACCOUNTS = "/accounts"
    BODIES = "/bodies"
    PLACES = "/places"


LABELS = {
    Room.INBOX: "ROOM_INBOX",
    Room.SAMPLES: "ROOM_SAMPLES",
    Room.WARNINGS: "ROOM_WARNINGS",
    Room.BOARD: "ROOM_BOARD",
    Room.COMPLAINTS: "ROOM_COMPLAINTS",
    Room.ACTIVITY: "ROOM_ACTIVITY",
    Room.FIGURES: "ROOM_FIGURES",
    Room.AUDIT: "ROOM_AUDIT",
    Room.ACCOUNTS: "ROOM_ACCOUNTS",
    Room.BODIES: "ROOM_BODIES",
    Room.PLACES: "ROOM_PLACES",
}
_NEEDS = {
    Room.INBOX: {Act.VIEW},
    Room.SAMPLES: {Act.OBJECT},
    Room.WARNINGS: {Act.ANSWER},
    Room.BOARD: {Act.REMIND},
    Room.COMPLAINTS: {Act.FIND},
    Room.ACTIVITY: {Act.FIND},
    Room.FIGURES: {Act.SEE_FIGURES},
    Room.AUDIT: {Act.SEE_LOGS},
    Room.ACCOUNTS: {Act.MANAGE_ACCOUNTS},
    Room.BODIES: {Act.MANAGE_ACCOUNTS, Act.REVIEW_BODIES},
    Room.PLACES: {Act.RUN_SYSTEM},
}
_OF_A_BODY = frozenset({Room.INBOX, Room.WARNINGS})
_SEES_CASES = frozenset({Reach.BODY, Reach.STEP})  # an expert finds what they were invited to


WHERE_CASES_ARE = (Room.INBOX, Room.SAMPLES)
"""A case is opened from one of these."""


def rooms_of(officer: Officer) -> tuple[Room, ...]:
    """Return the rooms of an account's role, its own first; none for who has no page here."""
    rule = rule_of(officer.role)
    return tuple(
        room
        for room, acts in _NEEDS.items()
        if acts & rule.acts and (room not in _OF_A_BODY or rule.reach in _SEES_CASES)
    )
