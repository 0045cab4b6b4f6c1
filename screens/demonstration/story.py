"""The story of `make run`: two residents, no network, four accidents, nothing lost.

Each chapter is a method; they build on each other and are played in order. The
story acts from outside and believes only what it can see: the glass, the paper,
the cloud's file, and the desk's pages.
"""

import threading
from collections.abc import Callable
from time import monotonic

from devices.speaker.contract import Output
from edge_sync.wire.application import SlipNumber
from screens.demonstration.departments import (
    CARD_NUMBER_UNREADABLE,
    POLICE_LIMIT_DAYS,
    departments,
)
from screens.demonstration.gestures import Gestures
from screens.demonstration.new_edition import MATTER, NEW_NAME, write_changed
from screens.demonstration.overhearing import overheard
from screens.demonstration.passing_days import let_days_pass
from screens.demonstration.personas import ASKED, BIRTH, BY_PHONE
from screens.demonstration.place import Place
from screens.demonstration.reckoning import Reckoning, reckon, slips_on_paper
from screens.demonstration.report import ApplicationReport, StoryReport
from screens.demonstration.resident import Resident
from screens.demonstration.site import Part, wait_for
from screens.demonstration.village_help import call_the_town
from screens.demonstration.watching import (
    grains_missing,
    is_clock_compared,
    kept_receipts,
    offers_settled,
    slips_in_cloud,
)

RURAL_BYTES_PER_SECOND = 160 * 1024
CRAWLING_BYTES_PER_SECOND = 40 * 1024  # what the cloud's file says is a little old: time to hold
_NEARLY, _LAST = 128, 56  # grains of 2 KiB
_LONG = 300.0
_A_WORD_S = 0.5  # no stillness before a sentence is so long
_SILENT_SECONDS, _HEARD_SECONDS = 3.0, 0.3


class Story:
    """One telling. ``tell`` hears one sentence at a time."""

    def __init__(self, place: Place, tell: Callable[[str], None]) -> None:
        self._place = place
        self._tell = tell
        self._resident = Resident(place.glass, place.hands, place.album, tell)
        self._report = StoryReport()
        self._slips: list[SlipNumber] = []
        self._offline: dict[SlipNumber, bool] = {}
        self._news: dict[SlipNumber, list[str]] = {}
        self._started = monotonic()
        self._held_at = 0.0

    def chapters(self) -> dict[str, Callable[[], None]]:
        """Return the chapters by name, in order."""
        return {
            "opening": self.opening,
            "town": self.town,
            "pension": self.pension,
            "power-cut": self.power_cut,
            "newborn": self.newborn,
            "double-delivery": self.double_delivery,
            "departments": self.departments,
            "news": self.news,
            "new-edition": self.new_edition,
        }

    def play(self, last_chapter: str | None = None) -> StoryReport:
        """Play up to a chapter, or to the end, and return what was seen."""
        for name, chapter in self.chapters().items():
            self._tell(f"— {name} —")
            chapter()
            if name == last_chapter:
                break
        return self._reckon()

    def opening(self) -> None:
        """Start the site, see it connected once, and pull the cable."""
        place = self._place
        place.site.start(Part.BROKER, Part.DEVICES, Part.CLOUD, Part.COURIER)
        wait_for("the devices", place.hands.is_there, _LONG)
        place.site.start(Part.KIOSK, Part.MESSENGER, Part.HELP_DESK)
        wait_for("the kiosk's window", place.glass.is_there, _LONG)
        place.glass.wait_for_page("welcome")
        wait_for("the cloud's time", lambda: is_clock_compared(place.kiosk_file))
        place.relay.cut()
        self._tell("the cable is pulled: from here on there is no network")

    def town(self) -> None:
        """Ask the town how it is done, over the village's own network; her answer is heard."""
        self._report.town_said = call_the_town(self._place, self._resident.look)
        self._tell(self._report.town_said)

    def pension(self) -> None:
        """Apply for the pension, a paper by phone; the printer stops when the slip is due."""
        place = self._place
        self._resident.visit(BY_PHONE, until="sign")
        place.hands.printer("hold")
        self._resident.visit(BY_PHONE, until="printing")
        self._tell("lodged; the slip hangs in the printer")

    def power_cut(self) -> None:
        """Kill the screen between lodge and print; it comes back and offers the slip."""
        place = self._place
        place.site.kill(Part.KIOSK)
        self._killed("screen, between lodge and print")
        place.hands.printer("ok")
        place.hands.remove_card()
        place.site.start(Part.KIOSK)
        wait_for("the kiosk's window", place.glass.is_there, _LONG)
        place.glass.wait_for_page("slip_waiting")
        self._resident.look("slip_waiting")
        place.glass.tap("way_on")
        self._await_slip()
        place.glass.wait_for_page("welcome")

    def newborn(self) -> None:
        """Register the birth: six matters at once, five papers, two cards."""
        self._resident.visit(BIRTH)
        self._await_slip()
        self._listen(Output.ROOM)
        self._place.glass.tap("way_on")
        self._place.glass.wait_for_page("welcome")

    def double_delivery(self) -> None:
        """Let all of it reach the cloud and no answer come back; kill courier and broker."""
        place = self._place
        place.relay.slow_down(RURAL_BYTES_PER_SECOND)
        place.relay.restore()
        self._tell("the cable is in again, as slow as a rural link")
        wait_for("the last pieces", lambda: self._lacks_at_most(_NEARLY), _LONG)
        place.relay.slow_down(CRAWLING_BYTES_PER_SECOND)
        wait_for("the very last piece", lambda: self._lacks_at_most(_LAST), _LONG)
        place.relay.hold_answers()
        self._held_at = monotonic()
        wait_for("the cloud's commit", self._is_committed_unheard, _LONG)
        place.site.kill(Part.COURIER)
        self._killed("courier, after the cloud's commit and before the receipt")
        place.site.kill(Part.BROKER)  # else it would hand the receipt over before anybody asks
        self._killed("broker, with everything it had taken")
        place.relay.cut()
        place.relay.slow_down(None)
        place.relay.let_answers_pass()
        place.relay.restore()
        place.site.start(Part.BROKER, Part.COURIER)
        wait_for("both receipts", self._are_receipts_kept, _LONG)
        self._tell("both receipts are at the kiosk")

    def departments(self) -> None:
        """The newborn package goes through its departments; the pension is granted at once."""
        place, report = self._place, self._report
        pensions = next(one for one in place.officers if one.account == "zhao.rs")
        for case in pensions.answer_everything():
            self._tell(f"{pensions.account} answered {case}")
        found = reckon(place.paper, place.cloud_database, place.suite, place.kiosk_key)
        number = found.slips[self._slips[-1]].case_number
        with departments(
            place.site.folder, place.officers, number, place.album.parent / "desk", self._tell
        ) as desks:
            desks.ask_to_complete()
            self._complete()
            wait_for("what was asked for", desks.has_been_completed, _LONG)
            desks.accept()
            report.days_passed = let_days_pass(
                place, POLICE_LIMIT_DAYS, desks.find_card, self._tell
            )
            report.cards_answered = desks.answer_cards()
            desks.decide_everything()
            desks.send_letter()
            report.desk = desks.pictures

    def _complete(self) -> None:
        """The mother brings what was asked for: her slip opens the notice at the kiosk."""
        glass = self._place.glass
        slip = self._slips[-1]
        self._open_slip(self._on_paper()[slip], slip, CARD_NUMBER_UNREADABLE, go_on=True)
        self._place.hands.take_paper()
        before = len(self._on_paper())
        self._resident.visit(ASKED)
        wait_for("the slip of what followed", lambda: len(self._on_paper()) > before)
        glass.tap("way_on")
        glass.wait_for_page("welcome")
        self._report.notice_answered = True
        self._tell("the completion notice is answered at the kiosk")

    def news(self) -> None:
        """Lay each slip under the camera and read what became of it."""
        place = self._place
        *others, last = self._slips
        for slip in others:
            self._open_slip(self._on_paper()[slip], slip)
        place.hands.sound("plug", Output.HANDSET.value)
        self._open_slip(self._on_paper()[last], last, listen=True)
        place.hands.sound("unplug", Output.HANDSET.value)
        place.hands.take_paper()

    def new_edition(self) -> None:
        """An editor renames a matter; the kiosk shows it between visits."""
        place, changed = self._place, self._place.site.folder / "edition-2"
        write_changed(changed)
        place.publish(changed)
        self._tell("a new edition of the catalogue is signed and published")
        wait_for("the new name on the screen", self._is_new_name_shown, _LONG)
        self._tell(f"the kiosk shows {NEW_NAME}")

    def _is_new_name_shown(self) -> bool:
        glass = self._place.glass
        glass.wait_for_page("welcome")
        glass.tap("ask_how")
        glass.wait_for_page("choose")
        Gestures(glass, self._place.hands).choose(MATTER)
        page = glass.wait_for_page("guide")
        shown = [text for text in glass.texts() if NEW_NAME in text]
        if shown:
            self._resident.look(page)
            self._report.new_edition = shown[0]
        glass.tap("leave")
        return bool(shown)

    def _open_slip(
        self,
        number: int,
        slip: SlipNumber,
        wanted: str = "准予",
        *,
        go_on: bool = False,
        listen: bool = False,
    ) -> None:
        """Lay a slip down until it tells what is wanted; then go on from there, or leave.

        With ``listen`` the resident holds the handset to the ear, and hears the news begin.
        """
        place = self._place
        place.hands.lay_slip(number)

        def is_told() -> bool:
            place.glass.wait_for_page("welcome")
            place.glass.tap("read_slip")
            page = place.glass.wait_for_page("read_slip/")
            texts = place.glass.texts()
            is_there = page == "read_slip/news" and any(wanted in text for text in texts)
            if is_there:
                self._resident.look(page)
                self._news[slip] = [text for text in texts if wanted in text]
                if listen:
                    self._listen(Output.HANDSET)
            place.glass.tap("way_on" if is_there and go_on else "leave")
            if not (is_there and go_on):
                place.glass.wait_for_page("welcome")
            return is_there

        wait_for(f"the news of {slip}", is_told, _LONG)

    def _listen(self, output: Output) -> None:
        """Have the page read aloud, and wait until its words come out there."""
        hands = self._place.hands
        before = hands.heard_s(output.value)
        self._place.glass.tap("listen")
        wait_for(
            f"words from the {output.value}",
            lambda: hands.heard_s(output.value) > before + _A_WORD_S,
        )
        self._tell(f"words are heard: {output.value}")

    def _await_slip(self) -> None:
        """Wait for one more slip on paper, and note whether the cloud knew of it then."""
        place = self._place
        wait_for("the slip", lambda: len(self._on_paper()) > len(self._slips))
        for slip in self._on_paper():
            if slip not in self._slips:
                known = slips_in_cloud(place.cloud_database)
                self._offline[slip] = not place.relay.is_connected and slip not in known
                self._slips.append(slip)
                self._tell(f"slip {slip} is printed")

    def _on_paper(self) -> dict[SlipNumber, int]:
        place = self._place
        return slips_on_paper(place.paper, place.suite, place.kiosk_key)

    def _killed(self, what: str) -> None:
        self._report.killed.append(what)
        self._tell(f"killed: {what}")

    def _lacks_at_most(self, grains: int) -> bool:
        missing = grains_missing(self._place.cloud_database, len(self._slips))
        return missing is not None and missing <= grains

    def _is_committed(self) -> bool:
        return offers_settled(self._place.cloud_database) == len(self._slips)

    def _is_committed_unheard(self) -> bool:
        """A courier that hears nothing sends no more than its window: now and then it hears a bit.

        Nothing goes up at such a moment, and what was on its way has had its time: the
        cloud's receipt is not among what passes.
        """
        if self._is_committed():
            return True
        if monotonic() - self._held_at > _SILENT_SECONDS:
            relay, moment = self._place.relay, threading.Event()
            relay.hold_questions()
            moment.wait(_HEARD_SECONDS)
            if not self._is_committed():
                relay.let_answers_pass()
                moment.wait(_HEARD_SECONDS)
                relay.hold_answers()
            relay.let_questions_pass()
            self._held_at = monotonic()
        return False

    def _are_receipts_kept(self) -> bool:
        self._place.site.require(Part.COURIER)
        return len(self._receipts()) == len(self._slips)

    def _receipts(self) -> set[str]:
        place = self._place
        return kept_receipts(place.kiosk_file, place.suite, place.cloud_key)

    def _reckon(self) -> StoryReport:
        place, report = self._place, self._report
        reckoning = reckon(place.paper, place.cloud_database, place.suite, place.kiosk_key)
        receipts = self._receipts()
        report.applications = [self._application(slip, reckoning, receipts) for slip in self._slips]
        report.lost, report.duplicated = reckoning.lost, reckoning.duplicated
        report.screens = self._resident.pictures
        report.heard = overheard(place.first.sound, place.kiosk_file.parent, report.town_said)
        report.seconds = round(monotonic() - self._started, 1)
        return report

    def _application(
        self, slip: SlipNumber, reckoning: Reckoning, receipts: set[str]
    ) -> ApplicationReport:
        found = reckoning.slips[slip]
        return ApplicationReport(
            slip=slip,
            case_number=found.case_number,
            title=found.title,
            members=list(found.members),
            documents=found.documents,
            lodged_while_offline=self._offline[slip],
            deliveries=found.deliveries,
            cases=found.cases,
            receipt_verified=slip in receipts,
            news=self._news.get(slip, []),
        )
