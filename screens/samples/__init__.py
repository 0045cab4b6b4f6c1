"""Sample states with fictional people: what the gallery draws and the audit measures."""

from dataclasses import replace

from kiosk.journeys.states import Dialect, Privacy, Shown
from kiosk.text import Language
from provisioning.catalogue.words import Words
from screens.samples.asking import ASKING
from screens.samples.green import IN_GREEN, TOWN, TOWN_ANSWERED, TOWN_CALLED
from screens.samples.helping import with_helper
from screens.samples.inside import INSIDE
from screens.samples.outside import OUTSIDE


def samples(language: Language) -> dict[str, Shown]:
    """Return every state by name, in one language."""
    plain = {
        name: Shown(state, language, can_call=name.startswith("welcome"))
        for name, state in OUTSIDE.items()
    }
    inside = {
        name: Shown(state, language, can_go_back=name != "notice", can_leave=True, can_call=True)
        for name, state in (INSIDE | ASKING).items()
    }
    sign = INSIDE["sign"]
    covered = {
        "covered": Shown(sign, language, Privacy.MASKED, can_leave=True),
        "warned": Shown(sign, language, Privacy.WARNED, 28, can_leave=True),
    }
    whole = plain | inside | covered | with_helper(language) | _green(language)
    return whole | _spoken(whole)


def _spoken(whole: dict[str, Shown]) -> dict[str, Shown]:
    """Where a station speaks more than one dialect, the other one stands on top."""
    other = Dialect("cantonese", Words(zh="粤语", en="Cantonese"))
    back = Dialect("mandarin", Words(zh="普通话", en="Mandarin"))
    return {
        "dialect-welcome": replace(whole["welcome"], dialect=other),
        "dialect-paper": replace(whole["paper"], dialect=back),
        "dialect-green": replace(whole["green-paper"], dialect=back),
    }


def _green(language: Language) -> dict[str, Shown]:
    """The green lane over some pages, and calls to the town."""
    pages = INSIDE | ASKING | OUTSIDE
    lane = {
        f"green-{name}": Shown(
            pages[name],
            language,
            can_go_back=True,
            can_leave=True,
            can_call=True,
            can_ask_town=True,
            green=True,
        )
        for name in IN_GREEN
    }
    asking = {
        name: Shown(state, language, can_go_back=True, can_call=False)
        for name, state in TOWN.items()
    }
    below = {
        "town-below": Shown(INSIDE["needs"], language, can_leave=True, town=TOWN_ANSWERED),
        "green-town-called": replace(lane["green-notice"], town=TOWN_CALLED),
        "green-town-answered": replace(lane["green-question-phone"], town=TOWN_ANSWERED),
    }
    return lane | asking | below
