"""What is offered where a paper is not at hand (rules of a visit, 5)."""

from typing import Final

from kiosk.journeys import actions
from kiosk.journeys.states import Commitment, Without
from kiosk.text import Text
from provisioning.catalogue.rules.resolving import Way
from screens.for_whom.presenter import PictureChoice, PictureChoicesView, picture_choices
from screens.page_view import Around, PageView
from screens.said.presenter import SaidView

_WAYS: Final = {
    Way.PENDING: (Text.WITHOUT_PENDING, Text.WITHOUT_PENDING_HINT, "calendar"),
    Way.COMMIT: (Text.WITHOUT_COMMIT, Text.WITHOUT_COMMIT_HINT, "sign"),
    Way.ANYWAY: (Text.WITHOUT_ANYWAY, Text.WITHOUT_ANYWAY_HINT, "letter"),
    Way.LATER: (Text.WITHOUT_LATER, Text.WITHOUT_LATER_HINT, "slip_waiting"),
}


def present(state: Without, around: Around) -> PictureChoicesView:
    """Offer each way that the rules allow, in words, with what follows from it."""
    page = PageView(
        key=f"without/{state.key}",
        title=around.say(Text.WITHOUT_TITLE, material=around.words(state.material)),
        picture="",
        hint=around.whose(state.about),
        way_on=None,
        stage=4,
    )
    return picture_choices(page, [_choice(way, state, around) for way in state.ways], around)


def _choice(way: Way, state: Without, around: Around) -> PictureChoice:
    words, note, picture = _WAYS[way]
    action = actions.SaveForLater() if way is Way.LATER else actions.TakeWay(way)
    return PictureChoice(
        id=way.value,
        button=around.button(words, action),
        note=around.say(note, day=state.until),
        picture=picture,
        is_chosen=way is state.chosen,
    )


def present_commitment(state: Commitment, around: Around) -> SaidView:
    """Say what is promised and what follows, before it is given."""
    page = PageView(
        key=f"commitment/{state.key}",
        title=around.say(Text.COMMITMENT_TITLE),
        picture="sign",
        hint=around.words(state.material),
        way_on=around.button(Text.BUTTON_COMMIT, actions.Agree(), "check"),
        stage=4,
    )
    material, about = around.words(state.material), around.words(state.about)
    return SaidView(
        around.with_ways_out(page),
        around.say(Text.COMMITMENT_TEXT, material=material, about=about),
        around.say(Text.COMMITMENT_CONSEQUENCE),
    )
