"""Which team of a body an application goes to: matter, region and kind give a team (row R10). Pure.

A team (经办组) is part of one body and lists its own cases in its own inbox. An inbox is named
by its body, or by its body and team: "D-SW", "D-SW/deed-tax". What no rule names is everybody's
of the body. What is asked in a case and what it is warned of lie with the team that has the
case. Teams divide work, not rights: a colleague who opens a case by its number may.
"""

from collections.abc import Iterable, Mapping
from typing import Final

import msgspec

from provisioning.catalogue.words import Words

_BETWEEN: Final = "/"


class Team(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One team of a body, by the name people know."""

    body: str
    name: Words


class Routing(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One rule. ``within`` is the beginning of the station's division code, "" is anywhere.

    ``kind`` names answers, of scenarios or of fields, with the values that the rule is for.
    """

    matter: str
    team: str
    within: str = ""
    kind: dict[str, tuple[str, ...]] = {}

    def fits(self, matter: str, station: str, answers: Mapping[str, str]) -> bool:
        """Say whether the rule is for such a member."""
        is_here = self.matter == matter and station.startswith(self.within)
        return is_here and all(answers.get(name, "") in of for name, of in self.kind.items())


def inbox(body: str, team: str = "") -> str:
    """Name the inbox of a body, or of one of its teams."""
    return f"{body}{_BETWEEN}{team}" if team else body


def body_in(inbox: str) -> str:
    """Return the body of an inbox."""
    return inbox.partition(_BETWEEN)[0]


def team_in(inbox: str) -> str:
    """Return the team of an inbox, or nothing for that of a whole body."""
    return inbox.partition(_BETWEEN)[2]


def inbox_of(inboxes: Iterable[str], body: str) -> str:
    """Return which of some teams' inboxes is this body's, or its own where none is."""
    return next((one for one in inboxes if body_in(one) == body), body)
