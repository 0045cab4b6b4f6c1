"""Walks a journey through the real screens, row by row, and keeps a picture of every page."""

import threading
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from PIL import Image

from devices.card_reader.test_people import PEOPLE
from devices.speaker.contract import Output
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.gestures import MARK, MOST_SHEETS, Gestures
from screens.demonstration.looking_glass import LookingGlass
from screens.demonstration.people.cases import case_in_words
from screens.demonstration.people.pen import sign_by_pen
from screens.demonstration.people.table import Do, Journey, Row
from screens.demonstration.place import Place, StandingKiosk
from screens.demonstration.reckoning import slips_on_paper
from screens.demonstration.site import Part, wait_for
from screens.demonstration.village_help import answer_from_the_town, wait_for_the_town
from screens.demonstration.watching import has_news, is_everything_held

_LONG = 300.0  # a courier long without a line tries once a minute, and a loaded machine is slow
_TOO_OFTEN = 4  # a page that comes so often on the way to another one leads in a circle
_LIFTING = 1.0  # seconds until the reader has noticed that a card is gone
_ROOM = Output.ROOM.value
_A_WORD_S = 0.5  # no stillness before a sentence is so long
_NOWHERE = "nowhere"  # no page is called so
_TELLING = 8  # a typed answer of so many characters is one person's alone
_PASSING = ("lodging", "printing", "busy", "read_slip", "ask")  # pages that go on by themselves
_ASKING = ("paper", "identify", "further_person", "sign/")  # their way on is an act, not "next"


class Walker:
    """One journey at one site. ``tell`` hears of every page; pictures go to ``album``, if any."""

    def __init__(self, place: Place, album: Path | None, tell: Callable[[str], None]) -> None:
        self._place = place
        self._album = album
        self._tell = tell
        self._kiosk = place.first
        self._slips: dict[str, tuple[StandingKiosk, int]] = {}
        self._before: dict[Path, int] = {}  # papers that lay there when the journey began
        self._printed: dict[Path, int] = {}
        self.pictures: list[str] = []
        self.rows_walked = 0
        self.texts: list[str] = []  # everything that was ever in sight
        self._strangers: set[str] = set()  # what names somebody who was here before
        self._here: set[str] = set()  # what names who is here now
        self.told = ""  # what the helper in the town said into the room
        self._is_by_ear = False
        self._heard_of = ""  # which page
        self._heard_s = 0.0  # in the room, when the page in sight came

    def walk(self, journey: Journey) -> None:
        """Walk the whole journey. Raises DemonstrationError at the row that does not fit."""
        self._tell(journey.told)
        self._is_by_ear = journey.is_by_ear
        self._before = {kiosk.paper: _papers(kiosk) for kiosk in self._kiosks()}
        self._printed = dict(self._before)
        for number, row in enumerate(journey.rows, start=1):
            try:
                self._row(row)
                self.rows_walked = number
            except DemonstrationError as error:
                name = f"{journey.name}, row {number} ({row.page} {row.do.name} {row.what})"
                raise DemonstrationError(f"{name}: {error}") from error

    # -- inside ------------------------------------------------------------------

    @property
    def _glass(self) -> LookingGlass:
        return self._kiosk.glass

    @property
    def _hand(self) -> Gestures:
        return Gestures(self._kiosk.glass, self._kiosk.hands)

    def _row(self, row: Row) -> None:
        if row.page:
            self._reach(row.page)
            self._listen(row.page)
            self._look(row.page)
        for words in row.sees if row.do is not Do.CASE else ():
            self._see(words)
        self._act(row)

    def _act(self, row: Row) -> None:  # noqa: C901, PLR0912, PLR0915 - one case a deed
        match row.do:
            case Do.LOOK:
                pass
            case Do.GO_ON | Do.KEEP:
                self._glass.tap("way_on")
            case Do.TAP:
                self._glass.tap(row.what)
            case Do.PRESS:
                self._glass.do("tap", text=row.what)
            case Do.CHOOSE:
                self._hand.choose(row.what)
            case Do.TYPE:
                self._type(row.what)
            case Do.CARD:
                self._card(row.what)
            case Do.CHIP:
                self._chip(row.what)
            case Do.INK:
                self._ink(row.what)
            case Do.HOLD:
                self._kiosk.hands.insert_card(row.what)
            case Do.CLEAR:
                self._kiosk.hands.take_paper()
            case Do.LIFT:
                self._kiosk.hands.remove_card()
            case Do.LAY:
                self._lay(row.what)
            case Do.READER:
                self._place.site.start(Part.READER)
                wait_for("the reader of papers", self._kiosk.page_reader.exists, _LONG)
            case Do.NO_READER:
                self._place.site.stop_one(Part.READER)
            case Do.SIGN:
                self._hand.sign()
            case Do.MARK:
                self._hand.sign(MARK)
            case Do.SLIP:
                self._lay_slip(row.what)
            case Do.TAKE:
                self._take(row.what)
            case Do.CODE:
                self._type(self._place.helper_code)
                self._hand.wait_to_leave("sign_in", "station")
            case Do.NEXT:
                self._next()
            case Do.CUT:
                self._place.relay.cut()
            case Do.RESTORE:
                self._place.relay.restore()
            case Do.ARRIVE:
                self._arrive()
            case Do.NEWS:
                self._hear_of(row.what)
            case Do.CASE:
                self._case(row)
            case Do.OFFICER:
                self._officer(row.what)
            case Do.TOWN:
                self._place.site.start(Part.MESSENGER, Part.HELP_DESK)
                wait_for_the_town(self._place)
            case Do.NO_TOWN:
                self._place.site.stop_together(Part.MESSENGER, Part.HELP_DESK)
            case Do.ANSWER:
                self.told = answer_from_the_town(self._place)
                self._hand.wait_for_words(self.told)
                self._look("the town's answer")
            case Do.KIOSK:
                self._go_to(row.what)

    def _reach(self, wanted: str) -> None:
        """Go on, page by page, until the wanted one is in sight."""
        met: Counter[str] = Counter()
        while max(met.values(), default=0) < _TOO_OFTEN:
            page = self._glass.page()
            met[page] += 1
            if page.startswith(wanted):
                return
            if not page.startswith(_PASSING):
                self._pass(page, wanted)
            self._hand.wait_to_leave(page, wanted)
        raise self._hand.stuck(f"never came to {wanted}")

    def _pass(self, page: str, wanted: str) -> None:
        self._glass.uncover()
        self._listen(page)
        self._look(page)
        if page.startswith(_ASKING):
            raise self._hand.stuck(f"{page} wants something, on the way to {wanted}")
        for sheet in range(2, MOST_SHEETS):
            if "way_on" not in self._glass.touchable():
                raise self._hand.stuck(f"{page} asks for an answer, on the way to {wanted}")
            before = self._glass.texts()
            self._glass.tap("way_on")
            if self._glass.page() != page:
                return
            if self._glass.texts() == before:
                raise self._hand.stuck(f"{page} does not go on")
            self._look(f"{page} {sheet}")

    def _listen(self, page: str) -> None:
        """Who goes by ear waits until the room has begun to hear of the page in sight.

        On the first page there is a green card to look for, as a poster shows it.
        """
        heard_of, self._heard_of = self._heard_of, page
        if not self._is_by_ear or page in ("welcome", heard_of):
            return
        hands, before = self._kiosk.hands, self._heard_s
        wait_for("words in the room", lambda: hands.heard_s(_ROOM) > before + _A_WORD_S, _LONG)
        self._heard_s = hands.heard_s(_ROOM)

    def _next(self) -> None:
        """Another person comes: nothing that named the ones before may be in sight again."""
        self._strangers |= self._here
        self._here = set()

    def _look(self, page: str) -> None:
        texts = self._glass.texts()
        self.texts += texts
        for known in self._strangers - self._here:
            if any(known in text.replace(" ", "") for text in texts):
                raise self._hand.stuck(f"{page} shows something of somebody who was here before")
        name = f"{len(self.pictures) + 1:03d}-{page.replace('/', '-')}.png"
        if self._album:
            self._glass.picture(self._album / name)
            self.pictures.append(name)
        self._tell(page)

    def _see(self, words: str) -> None:
        self._hand.wait_for_words(words)

    def _type(self, text: str) -> None:
        if len(text) >= _TELLING:
            self._here.add(text)
        self._glass.type(text)
        self._look("typed")
        self._glass.tap("way_on")

    def _card(self, person: str) -> None:
        self._here |= {PEOPLE[person].name, PEOPLE[person].number}
        page = self._glass.page()
        self._hand.lay_card(person)
        self._look("card read")
        self._kiosk.hands.remove_card()  # the way on, and before the next page asks for another
        self._hand.wait_to_leave(page, _NOWHERE)

    def _chip(self, person: str) -> None:
        self._here |= {PEOPLE[person].name, PEOPLE[person].number}
        self._kiosk.hands.insert_social_card(person)
        self._hand.wait_for("way_on")
        self._look("card read")
        self._kiosk.hands.remove_social_card()
        threading.Event().wait(_LIFTING)
        self._glass.tap("way_on")

    def _ink(self, name: str) -> None:
        """Sign a printed page by pen; it comes back to the camera."""
        self._hand.wait_for("way_on")
        self._reach("paper")
        kiosk, number = self._slips[name]
        page = sorted(kiosk.paper.glob("*.png"))[number - 1]
        inked = self._place.site.folder / f"{name}.png"
        sign_by_pen(page, inked)
        self._kiosk.hands.lay_file(inked)
        self._glass.tap("way_on")
        self._hand.wait_until_taken()
        self._look("paper taken")
        self._glass.tap("way_on")
        self._kiosk.hands.take_paper()

    def _lay(self, paper: str) -> None:
        self._hand.lay_paper(paper)
        self._look("paper taken")
        self._glass.tap("way_on")
        self._kiosk.hands.take_paper()

    def _take(self, name: str) -> None:
        before = self._printed[self._kiosk.paper]
        wait_for("paper from the printer", lambda: _papers(self._kiosk) > before)
        self._printed[self._kiosk.paper] = before + 1
        self._slips[name] = (self._kiosk, before + 1)
        self._tell(f"paper {name!r} is printed")

    def _lay_slip(self, name: str) -> None:
        kiosk, number = self._slips[name]
        picture = sorted(kiosk.paper.glob("*.png"))[number - 1]
        self._kiosk.hands.lay_file(_lying(picture, self._place.site.folder / f"{name}.png"))

    def _arrive(self) -> None:
        wait_for(
            "everything to arrive",
            lambda: all(is_everything_held(kiosk.database) for kiosk in self._kiosks()),
            _LONG,
        )

    def _hear_of(self, name: str) -> None:
        """Wait for news: a slip that is read before they come shows none, and stays so."""
        kiosk, number = self._slips[name]
        [slip] = self._slips_so_far(name)
        wait_for(f"news of paper {number}", lambda: has_news(kiosk.database, slip), _LONG)

    def _case(self, row: Row) -> None:
        """Look in the cloud's file: of all slips of this journey, one is of this title."""
        title, _, paper = row.what.partition(" ")
        held = case_in_words(self._place.cloud_database, self._slips_so_far(paper), title)
        for words in row.sees:
            if words not in held:
                raise DemonstrationError(f"{words!r} is not in the case: {held}")
        self._tell(f"the cloud holds it: {', '.join(held)}")

    def _slips_so_far(self, paper: str = "") -> set[str]:
        slips: set[str] = set()
        for kiosk in self._kiosks():
            printed = slips_on_paper(kiosk.paper, self._place.suite, kiosk.key)
            before = self._before[kiosk.paper]
            slips |= {
                slip
                for slip, number in printed.items()
                if (self._slips[paper] == (kiosk, number) if paper else number > before)
            }
        return slips

    def _kiosks(self) -> list[StandingKiosk]:
        return [kiosk for kiosk in (self._place.first, self._place.second) if kiosk]

    def _officer(self, _errand: str) -> None:
        for officer in self._place.officers:
            for case in officer.answer_everything():
                self._tell(f"{officer.account} answered {case}")

    def _go_to(self, number: str) -> None:
        second = self._place.second
        if number == "2" and second is None:
            raise DemonstrationError("there is no second kiosk at this site")
        self._kiosk = second if number == "2" and second else self._place.first
        self._tell(f"at kiosk {number}")


def _lying(picture: Path, turned: Path) -> Path:
    """A long slip lies across the plate."""
    turned.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(picture) as slip:
        slip.convert("RGB").rotate(90, expand=True).save(turned)
    return turned


def _papers(kiosk: StandingKiosk) -> int:
    return len(list(kiosk.paper.glob("*.png")))
