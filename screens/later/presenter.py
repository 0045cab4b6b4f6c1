"""What is shown while a visit is saved for another day, and when it goes on."""

from dataclasses import replace

from kiosk.journeys import actions
from kiosk.journeys.states import Resuming, Saved, Saving
from kiosk.text import Text
from screens.busy.presenter import BusyView
from screens.failure.presenter import FailureView
from screens.identify.presenter import CardView
from screens.page_view import Around, PageView, Trouble


def present_saving(state: Saving, around: Around) -> BusyView | FailureView:
    """Wait for the paper; without it, say first that nothing is lost and nothing is kept."""
    page = PageView(
        key="saving",
        title=around.say(Text.SAVING_TITLE),
        picture="",
        hint=around.say(Text.SAVING_HINT),
    )
    if state.fault is None:
        return BusyView(page, "printer")
    page = replace(
        page,
        title=around.say(Text.SAVING_FAILED),
        hint=around.say(Text.SAVING_FAILED_HINT),
        way_on=around.button(Text.BUTTON_RETRY, actions.Retry(), "again"),
        back=around.button(Text.BUTTON_STAY, actions.Back(), "arrow_left"),
        leave=around.button(Text.BUTTON_YES_LEAVE, actions.Confirm(), "door"),
        trouble=_trouble(state.fault, around),
    )
    return FailureView(page, "trouble")


def _trouble(fault: str, around: Around) -> Trouble | None:
    """Here nothing is handed in yet: what a printer's fault says next speaks of a slip that is."""
    trouble = around.trouble(fault)
    return replace(trouble, next_step=around.say(Text.SAVING_NEXT)) if trouble else None


def present_saved(state: Saved, around: Around) -> CardView:
    """Say that it is kept and not handed in, and until when."""
    page = PageView(
        key="saved",
        title=around.say(Text.SAVED_TITLE),
        picture="",
        hint=around.say(Text.SAVED_HINT),
        about=around.say(Text.SAVED_UNTIL, day=state.until),
        way_on=around.button(Text.BUTTON_FINISH, actions.GoOn(), "check"),
    )
    card = around.say(Text.FRAME_CARD_ON_READER) if state.card_on_reader else ""
    return CardView(page, "goodbye", card)


def present_resuming(state: Resuming, around: Around) -> CardView:
    """Name the matter alone; what was entered is shown to whoever has the card."""
    page = PageView(
        key="resuming",
        title=around.say(Text.RESUME_TITLE),
        picture="",
        hint=around.say(Text.RESUME_HINT),
        about=around.words(state.title),
        others=(around.button(Text.BUTTON_DROP_DRAFT, actions.DropDraft()),),
        trouble=around.trouble(state.fault),
    )
    page = around.with_ways_out(page)
    if not state.wants_card:
        on = around.button(Text.BUTTON_RESUME, actions.Agree(), "arrow_right")
        return CardView(replace(page, way_on=on), "letter")
    title = Text.IDENTIFY_READING if state.is_reading else Text.RESUME_CARD
    page = replace(page, title=around.say(title), hint=around.say(Text.RESUME_CARD_HINT))
    if state.fault:
        return CardView(page, "card_bad")
    return CardView(page, "card_reading" if state.is_reading else "card_in")
