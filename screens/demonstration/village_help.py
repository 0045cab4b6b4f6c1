"""A resident calls the town while the internet is out, and the helper there answers.

The call goes from the glass over the messenger and the village's own network to the help desk:
three processes of their own, and no broker.
"""

from collections.abc import Callable
from typing import Final

from devices.speaker.contract import Output
from kiosk.text import HelpText, Language, say
from provisioning.wire.help import About
from screens.demonstration.errors import DemonstrationError
from screens.demonstration.gestures import Gestures
from screens.demonstration.place import Place
from screens.demonstration.premises import TOWN_HELPER
from screens.demonstration.site import wait_for
from screens.demonstration.town_helper import TownHelper

_LONG: Final = 90.0
_HEARD_S: Final = 3.0  # what is left of the page's title, and most of her sentence


def call_the_town(place: Place, look: Callable[[str], object]) -> str:
    """Ask the town from the first page, and hear its answer; return the sentence that was heard.

    Raises DemonstrationError when the glass does not show it.
    """
    glass, hand = place.glass, Gestures(place.glass, place.hands)
    wait_for_the_town(place)
    glass.tap("helper")
    hand.wait_for_page("sign_in")
    glass.do("tap", text=say(Language.ZH, HelpText.TOWN_BUTTON))
    hand.wait_for_page("ask_town")
    hand.choose(About.HOW.value)
    before = place.hands.heard_s(Output.ROOM.value)
    said = answer_from_the_town(place)
    look(glass.wait_for_page("ask_town/answered", seconds=_LONG))
    shown = glass.texts()
    if not any(text and said.endswith(text) for text in shown):
        raise DemonstrationError(f"the town's answer is not on the glass: {shown}")
    wait_for(
        "the town's answer in the room",
        lambda: place.hands.heard_s(Output.ROOM.value) > before + _HEARD_S,
        _LONG,
    )
    glass.tap("way_on")
    hand.wait_for_page("welcome")
    return said


def wait_for_the_town(place: Place) -> None:
    """Wait until a call can be made, and answered."""
    wait_for("the messenger", place.messenger.exists, _LONG)
    wait_for("the help desk", TownHelper(place.help_page).is_there, _LONG)


def answer_from_the_town(place: Place) -> str:
    """Have the helper answer as soon as a call stands on her page; return what is then heard."""
    helper, said = TownHelper(place.help_page), list[str]()

    def is_answered() -> bool:
        said.extend(filter(None, [helper.answer()]))
        return bool(said)

    wait_for("the call on the helper's page", is_answered, _LONG)
    return say(Language.ZH, HelpText.TOWN_SAID, who=TOWN_HELPER, words=said[0])
