"""Two pages in one picture, each read by itself. Pure.

Else a value of the one may be tied to a label of the other, and two people's values lie in
one heap. So a household register that lies open is parted, and a sheet on which both sides
of a resident's card are copied, or two people's cards. Both halves must show the words that
such a page has, and no line may run over the fold. The two pages of any other booklet are
one paper.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace

from devices.document_reader.contract import CodeText, PageText, TextLine
from devices.document_reader.kinds import PaperKind, kind_of

BEGINS: Mapping[PaperKind, tuple[str, ...]] = {
    PaperKind.HOUSEHOLD: ("常住人口登记卡", "与户主关系"),
    PaperKind.HOUSEHOLD_HEAD: ("户主姓名", "户号"),
    PaperKind.CARD_FACE: ("姓名", "性别"),
    PaperKind.CARD_BACK: ("签发机关", "居民身份证"),
}
"""Words of which each such page has one: a half of one page has not."""

_GO_TOGETHER = (
    frozenset({PaperKind.HOUSEHOLD}),
    frozenset({PaperKind.HOUSEHOLD, PaperKind.HOUSEHOLD_HEAD}),
    frozenset({PaperKind.CARD_FACE, PaperKind.CARD_BACK}),
    frozenset({PaperKind.CARD_FACE}),
)

_FOLD_FROM, _FOLD_TO, _MIDDLE = 0.38, 0.62, 0.5  # of the picture's side

Ends = Callable[[TextLine | CodeText], tuple[float, float]]


def pages_of(page: PageText) -> tuple[PageText, ...]:
    """Return the two pages of an open register, upper or left one first; else the page alone."""
    down: Ends = lambda one: (one.top, one.bottom)  # noqa: E731 - said once
    across: Ends = lambda one: (one.left, one.right)  # noqa: E731 - said once
    for ends, side in ((down, page.height_px), (across, page.width_px)):
        fold = _fold(page, ends, side)
        if fold is None:
            continue
        halves = tuple(_part(page, ends, fold, is_behind=behind) for behind in (False, True))
        if frozenset(_page_kind(half) for half in halves) in _GO_TOGETHER:
            return halves
    return (page,)


def _fold(page: PageText, ends: Ends, side: int) -> float | None:
    """Return the middle of the gap between lines that lies nearest to the picture's middle."""
    begun, gaps = _FOLD_FROM * side, []
    for start, end in sorted(ends(line) for line in page.lines):
        if start > begun and begun < _FOLD_TO * side:
            gaps.append((begun + min(start, _FOLD_TO * side)) / 2)
        begun = max(begun, end)
    return min(gaps, key=lambda at: abs(at - _MIDDLE * side), default=None)


def _part(page: PageText, ends: Ends, fold: float, *, is_behind: bool) -> PageText:
    def lies(one: TextLine | CodeText) -> bool:
        return (sum(ends(one)) / 2 > fold) == is_behind

    lines = tuple(line for line in page.lines if lies(line))
    return replace(page, lines=lines, codes=tuple(code for code in page.codes if lies(code)))


def _page_kind(half: PageText) -> PaperKind | None:
    kind = kind_of(half)
    if kind is None or kind not in BEGINS:
        return None
    written = "\n".join("".join(line.text.split()) for line in half.lines)
    return kind if any(word in written for word in BEGINS[kind]) else None
