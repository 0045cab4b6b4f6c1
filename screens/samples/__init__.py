"""Sample states with fictional people: what the gallery draws and the audit measures."""

from kiosk.journeys.states import Privacy, Shown
from kiosk.text import Language
from screens.samples.asking import ASKING
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
    return plain | inside | covered | with_helper(language)
