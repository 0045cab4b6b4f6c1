"""What is shown when the kiosk cannot serve, or an application could not be written down."""

from dataclasses import dataclass

from kiosk.journeys import actions
from kiosk.journeys.states import LodgeFailed, OutOfService, Resting
from kiosk.text import NightText, Text
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class FailureView:
    """A picture, what happened, what to do now: also where a list would have no rows."""

    page: PageView
    picture: str


def present_out_of_service(state: OutOfService, around: Around) -> FailureView:
    """Say that nothing can be done here now, and who helps."""
    page = PageView(
        key="out_of_service",
        title=around.say(Text.OUT_OF_SERVICE_TITLE),
        picture="",
        hint=around.say(Text.OUT_OF_SERVICE_HINT),
        trouble=around.trouble(state.code),
    )
    return FailureView(page, "helper")


def present_resting(state: Resting, around: Around, help_phone: str) -> FailureView:
    """Say from when on something can be begun, and whom to call before."""
    page = PageView(
        key="resting",
        title=around.say(NightText.RESTS_TITLE, opens=state.opens),
        picture="",
        hint=around.say(NightText.RESTS_HINT, phone=help_phone),
    )
    return FailureView(page, "waiting")


def present_lodge_failed(state: LodgeFailed, around: Around) -> FailureView:
    """Say that nothing was lost and can be tried again."""
    page = PageView(
        key="lodge_failed",
        title=around.say(Text.LODGE_FAILED_TITLE),
        picture="",
        hint=around.say(Text.LODGE_FAILED_HINT),
        way_on=around.button(Text.BUTTON_RETRY, actions.Retry(), "again"),
        trouble=around.trouble(state.code),
        stage=6,
    )
    return FailureView(around.with_ways_out(page), "trouble")
