"""What the notice says."""

from dataclasses import dataclass, field

from kiosk.journeys import actions
from kiosk.journeys.states import Notice
from kiosk.text import Text
from screens.page_view import Around, PageView


@dataclass(frozen=True, slots=True)
class NoticeView:
    """One sentence a line."""

    page: PageView
    sentences: tuple[str, ...] = field(repr=False)


def present(_state: Notice, around: Around) -> NoticeView:
    """Tell before collecting (rules of a visit, 3)."""
    return NoticeView(
        page=around.with_ways_out(
            PageView(
                key="notice",
                title=around.say(Text.NOTICE_TITLE),
                picture="notice",
                way_on=around.button(Text.BUTTON_AGREE, actions.Agree()),
            )
        ),
        sentences=sentences(around.say(Text.NOTICE_BODY)),
    )


def sentences(body: str) -> tuple[str, ...]:
    """Split a text into its sentences, Chinese or English."""
    marked = body.replace("。", "。\n").replace(". ", ".\n")
    return tuple(line.strip() for line in marked.splitlines() if line.strip())
