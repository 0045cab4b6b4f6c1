"""A process that serves one visit of a person it is told of, and then waits to be looked at.

The person comes in scrambled, so that no buffer of the input holds them in clear; what
the kiosk makes of them is what is looked for. Run by a test; says "gone" when the visit is.
"""

import gc
import os
import sys
from collections.abc import Iterator
from dataclasses import replace

os.environ["SDL_VIDEODRIVER"] = "offscreen"

from provisioning.catalogue.words import NOTHING
from screens.settings import ScreenSettings
from screens.start import prepare

prepare(ScreenSettings(NOTHING, "", width_px=540, height_px=960, rare_fonts=()))

from kiosk import scrubbing  # noqa: E402 - after the window is set up
from kiosk.journeys import actions, states  # noqa: E402 - as above
from screens.gallery import Studio  # noqa: E402 - as above
from tests.kiosk.resident import LI, Resident  # noqa: E402 - as above

SCRAMBLE = 0x5A


def _told() -> tuple[str, str, str]:
    name, number, address = (
        "".join(chr(int(code) ^ SCRAMBLE) for code in word.split("."))
        for word in sys.stdin.readline().split()
    )
    return name, number, address


def _serve(studio: Studio) -> None:
    name, number, address = _told()
    card = replace(LI, name=name, number=number, address=address)
    resident = Resident(pick=lambda options: "skip" if "skip" in options else options[0])
    for _ in range(60):
        studio.show(resident.shown)
        if isinstance(resident.state, states.Sign):
            break
        deeds = resident.deeds(resident.state)
        resident.do(*(_of(card, deed) for deed in deeds))
    resident.do(actions.Leave(), actions.Confirm())
    studio.show(resident.shown)


def _of(card: object, deed: actions.Action) -> actions.Action:
    is_card = isinstance(deed, actions.CardRead) and deed.card == LI
    return replace(deed, card=card) if is_card else deed  # type: ignore[arg-type]


def _live_words() -> Iterator[str]:
    """Yield every string that any object of this process can still be asked for."""
    seen: set[int] = set()
    waiting: list[object] = list(gc.get_objects())
    while waiting:
        one = waiting.pop()
        if id(one) in seen:
            continue
        seen.add(id(one))
        if isinstance(one, str):
            yield one
        elif isinstance(one, tuple | dict | list) or gc.is_tracked(one):
            waiting += [r for r in gc.get_referents(one) if id(r) not in seen]


def _main() -> None:
    studio = Studio((540, 960))
    forgotten: list[None] = []
    scrub = scrubbing.scrub

    def scrub_and_say() -> None:
        scrub()
        forgotten.append(None)

    scrubbing.scrub = scrub_and_say
    _serve(studio)
    while not forgotten:
        studio.turn(1)
    studio.turn(2)
    sys.stdout.write("gone\n")
    sys.stdout.flush()
    wanted = _told()
    found = [one for one in _live_words() if any(word in one for word in wanted)]
    sys.stdout.write(f"{len(found) - len(wanted)}\n")  # the words asked for are alive themselves


_main()
