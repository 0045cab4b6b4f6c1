"""What the story leaves behind: `story.json`, and whether all of it was true."""

from pathlib import Path

import msgspec

from screens.demonstration.overhearing import Heard


class ApplicationReport(msgspec.Struct):
    """One application: what its slip promised and what the cloud holds."""

    slip: str
    case_number: str
    title: str
    members: list[str]
    documents: int
    lodged_while_offline: bool
    deliveries: int
    cases: int
    receipt_verified: bool
    news: list[str]

    def faults(self) -> list[str]:
        """Say what is not as it should be."""
        found = []
        if self.cases != 1:
            found.append(f"{self.slip} is {self.cases} cases")
        if not self.lodged_while_offline:
            found.append(f"{self.slip} was not lodged off line")
        if not self.receipt_verified:
            found.append(f"{self.slip} has no receipt that verifies")
        if not self.news:
            found.append(f"{self.slip} opened no news")
        return found


class StoryReport(msgspec.Struct):
    """The whole story."""

    applications: list[ApplicationReport] = []
    killed: list[str] = []
    screens: list[str] = []
    lost: int = 0
    duplicated: int = 0
    town_said: str = ""  # what the room heard of the helper in the town
    notice_answered: bool = False  # a completion notice, at the kiosk
    days_passed: int = 0  # of the business clock
    cards_answered: int = 0
    desk: list[str] = []  # pictures of the officers' pages
    new_edition: str = ""  # what the screen showed of the edition published meanwhile
    heard: Heard = Heard()  # at the first kiosk, in the room and at the handset
    seconds: float = 0.0

    def faults(self) -> list[str]:
        """Say everything that is not as the story tells it; empty when all of it was true."""
        found = [fault for one in self.applications for fault in one.faults()]
        if len(self.applications) != 2:  # noqa: PLR2004 - the pension and the newborn
            found.append(f"{len(self.applications)} applications instead of two")
        if all(one.deliveries < 2 for one in self.applications):  # noqa: PLR2004 - twice is twice
            found.append("nothing was delivered twice")
        if not (self.notice_answered and self.cards_answered and self.desk):
            found.append("the departments did not do their part")
        if not self.town_said:
            found.append("nobody in the town answered")
        if not self.new_edition:
            found.append("the new edition of the catalogue was not seen")
        if self.lost or self.duplicated:
            found.append(f"{self.lost} lost, {self.duplicated} duplicated")
        return found + self.heard.faults()

    def write(self, file: Path) -> None:
        """Write `story.json`, readable by a person."""
        file.write_bytes(msgspec.json.format(msgspec.json.encode(self), indent=2) + b"\n")
