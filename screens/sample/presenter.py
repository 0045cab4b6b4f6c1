"""What the page of a sample shows: a drawing of the kind, and what must be seen on it."""

from dataclasses import dataclass

from kiosk.journeys.states import SampleOf
from kiosk.text import Text
from screens.list_view import Row, RowKind
from screens.page_view import Around, PageView
from screens.pictures import picture_of_sample


@dataclass(frozen=True, slots=True)
class SampleView:
    """A drawing, and rows beside or below it."""

    page: PageView
    drawing: str
    rows: tuple[Row, ...]
    next_page: str


def present(state: SampleOf, around: Around) -> SampleView:
    """Show one material."""
    page = PageView(
        key=f"sample/{state.material.zh}",
        title=around.words(state.material),
        picture="form" if state.drawing is None else "",
        hint=around.say(Text.SAMPLE_TITLE) if state.drawing else "",
    )
    return SampleView(
        page=around.with_ways_out(page),
        drawing=picture_of_sample(state.drawing) if state.drawing else "",
        rows=tuple(_rows(state, around)),
        next_page=around.say(Text.BUTTON_NEXT_PAGE),
    )


def _rows(state: SampleOf, around: Around) -> list[Row]:
    rows: list[Row] = []
    if state.points:
        rows.append(Row(RowKind.HEADING, around.say(Text.SAMPLE_POINTS)))
        rows += [Row(RowKind.GOOD, around.words(point), sign="check") for point in state.points]
    if not state.drawing:
        why = around.words(state.instead) if state.instead else around.say(Text.SAMPLE_NONE)
        rows.append(Row(RowKind.LINE, why, sign="papers"))
    rows.append(
        Row(RowKind.ANSWER, around.say(Text.SAMPLE_ISSUER), value=around.words(state.issuer))
    )
    if state.where_from:
        place = around.words(state.where_from)
        rows.append(Row(RowKind.ANSWER, around.say(Text.SAMPLE_WHERE_FROM), value=place))
    return rows
