"""What is shown before an application, or a part of it, is taken back."""

from kiosk.journeys import actions
from kiosk.journeys.states import MemberToTakeBack, Withdraw
from kiosk.text import ProgressText, Text
from screens.list_view import ListView, Row, RowKind
from screens.page_view import Around, PageView


def present(state: Withdraw, around: Around) -> ListView:
    """Warn plainly, once; nothing goes before it is signed."""
    is_something = not state.members or any(member.is_chosen for member in state.members)
    on = around.button(Text.BUTTON_SIGN_WITHDRAWAL, actions.Confirm(), "pencil")
    page = PageView(
        key="withdraw",
        title=around.say(ProgressText.WITHDRAW_TITLE),
        picture="letter",
        hint=around.say(ProgressText.WITHDRAW_HINT),
        way_on=on if is_something else None,
    )
    rows = tuple(_row(member, around) for member in state.members)
    if not rows:
        rows = (Row(RowKind.MIND, around.say(ProgressText.WITHDRAW_EVERYTHING), sign="clock"),)
    return ListView(around.with_ways_out(page), rows, around.say(Text.BUTTON_NEXT_PAGE))


def _row(member: MemberToTakeBack, around: Around) -> Row:
    text = Text.BUTTON_LEAVE_IT if member.is_chosen else Text.BUTTON_TAKE_IT_BACK
    said = [around.say(ProgressText.WITHDRAW_CHOSEN if member.is_chosen else member.stands)]
    if member.is_bound:
        said.append(around.say(ProgressText.WITHDRAW_BOUND))
    return Row(
        RowKind.MIND if member.is_chosen else RowKind.LINE,
        around.words(member.name),
        note=" · ".join(said),
        sign="cross" if member.is_chosen else "dot",
        button=around.button(text, actions.Toggle(member.matter)),
    )
