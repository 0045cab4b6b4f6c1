"""The scripted resident: looks at the page in sight and does what a person would do there."""

from collections.abc import Callable, Mapping
from pathlib import Path

from devices.emulation.hands import Hands
from kiosk.text import Language, PhoneText, say
from screens.demonstration.easel import Easel
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.gestures import MOST_SHEETS, Gestures
from screens.demonstration.looking_glass import LookingGlass
from screens.demonstration.personas import Persona
from screens.demonstration.phone import code_in, send_from_phone


class Resident:
    """One resident at one kiosk. ``tell`` hears of every page; screenshots go to ``album``."""

    def __init__(
        self, glass: LookingGlass, hands: Hands, album: Path, tell: Callable[[str], None]
    ) -> None:
        self._glass = glass
        self._hands = hands
        self._gestures = Gestures(glass, hands)
        self._album = album
        self._tell = tell
        self._easel = Easel(album.parent / "papers")
        self.pictures: list[str] = []

    def visit(self, persona: Persona, until: str = "goodbye") -> None:
        """Go through a whole visit, from wherever it stands, until the page ``until``."""
        self._easel.prepare(persona.papers.values())
        last = ""
        for _ in range(MOST_SHEETS):
            page = self._glass.page()
            if page != last:
                self.look(page)
            if page.startswith(until):
                return
            self._do(page, persona)
            self._gestures.wait_to_leave(page, until)
            last = page
        raise DemonstrationError("the visit does not come to an end")

    def look(self, page: str) -> None:
        """Take a picture of the page and tell of it."""
        name = f"{len(self.pictures) + 1:03d}-{page.replace('/', '-')}.png"
        self._glass.picture(self._album / name)
        self.pictures.append(name)
        self._tell(page)

    def _do(self, page: str, persona: Persona) -> None:
        step, _, key = page.partition("/")
        match step:
            case "for_whom":
                self._gestures.choose(persona.for_whom)
            case "identify":
                self._show_card(persona.card)
            case "further_person":
                self._show_card(persona.cards[key])
            case "choose":
                self._gestures.choose(persona.title)
            case "scenario":
                self._gestures.choose(self._known(persona.scenarios, key))
            case "question":
                self._answer(key, persona)
            case "paper":
                self._lay(key.partition("/")[0], persona)
            case "sign":
                self._gestures.sign()
            case "lodging" | "printing":
                pass
            case _:
                self._read_through(page)

    def _show_card(self, person: str) -> None:
        self._gestures.lay_card(person)
        self.look("card read")
        self._glass.tap("way_on")
        self._hands.remove_card()

    def _answer(self, key: str, persona: Persona) -> None:
        answer = _found(persona.answers, key)
        touchable = self._glass.touchable()
        is_choice = any(name.startswith("choice.") for name in touchable)
        if answer is not None and is_choice:
            self._gestures.choose(answer)
            return
        if answer is not None:
            self._glass.type(answer)
            self.look(f"question/{key} answered")
        elif "way_on" not in touchable:
            raise self._gestures.stuck(f"no answer to {key}")
        self._glass.tap("way_on")

    def _read_through(self, page: str) -> None:
        """Turn the pages of a long list; the last one leads on."""
        for sheet in range(2, MOST_SHEETS):
            self._glass.tap("way_on")
            if self._glass.page() != page:
                return
            self.look(f"{page} {sheet}")

    def _lay(self, material: str, persona: Persona) -> None:
        paper = self._known(persona.papers, material)
        if material in persona.by_phone:
            self._send(paper)
        else:
            self._gestures.lay_picture(self._easel.picture(paper))
        self.look(f"paper {material} taken")
        self._glass.tap("way_on")
        self._hands.take_paper()

    def _send(self, paper: str) -> None:
        """Have the phone take the picture: it reads the code that stands on the glass."""
        page = self._glass.page()
        self._glass.do("tap", text=say(Language.ZH, PhoneText.BUTTON))
        self._gestures.wait_for_page(f"{page}/phone")
        self._gestures.wait_for_words(say(Language.ZH, PhoneText.SCAN))
        self.look(f"{page}/phone")
        seen = self._easel.folder / "glass.png"
        self._glass.picture(seen)
        send_from_phone(code_in(seen), self._easel.picture(paper).read_bytes())
        self._gestures.wait_until_taken()
        self._tell(f"the phone sent {paper}")

    def _known(self, answers: Mapping[str, str], key: str) -> str:
        found = _found(answers, key)
        if found is None:
            raise self._gestures.stuck(f"no answer to {key}")
        return found


def _found(answers: Mapping[str, str], key: str) -> str | None:
    """Return the answer for a key, or for its last part: "mother.phone" or "phone"."""
    return answers.get(key) or answers.get(key.rpartition(".")[2])
