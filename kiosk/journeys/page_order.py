"""Whether pages that bear numbers are laid in their order (row F13). It refuses nothing."""

from devices.document_reader.told import ToldPaper
from kiosk.journeys.remark import Remark, RemarkKind
from kiosk.text import in_both
from kiosk.text.keys import Text

Numbers = tuple[int | None, ...]
"""The numbers of the pages of one document that were accepted just now; None: not known."""


def order_remark(told: ToldPaper | None, numbers: Numbers) -> Remark | None:
    """Say that another page comes first, or which one comes next; None where nobody knows."""
    page = told.page if told else None
    before = [number for number in numbers if number is not None]
    if page is None or len(before) < len(numbers):
        return None
    wanted = before[-1] + 1 if before else 1
    if page.number != wanted:
        said = in_both(Text.PAPER_PAGE_ORDER, page=page.number, wanted=wanted)
        return Remark(RemarkKind.PAGE_ORDER, said)
    if page.number < page.of:
        following = in_both(Text.PAPER_PAGE_NUMBER, page=page.number + 1, of=page.of)
        return Remark(RemarkKind.PAGE_MISSING, following)
    return None
