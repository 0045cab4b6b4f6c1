"""The number that a page bears: "第 1 页 共 3 页". Pure.

Only where number and count stand together, and one pair alone, is it a page's number: a
text may speak of pages.
"""

import re
from dataclasses import dataclass

from devices.document_reader.contract import PageText
from devices.document_reader.numerals import NUMBER, number_of

_NUMBER = rf"\s*([0-9]{{1,2}}|{NUMBER})\s*"
_BETWEEN = r"[\s,，、/()（）]*"
_PAIRS = (
    re.compile(rf"第{_NUMBER}页{_BETWEEN}共{_NUMBER}页"),
    re.compile(rf"共{_NUMBER}页{_BETWEEN}第{_NUMBER}页"),
)


@dataclass(frozen=True, slots=True)
class PageNumber:
    """Which page it is, from 1, and of how many."""

    number: int
    of: int


def page_number(page: PageText) -> PageNumber | None:
    """Return the number that a page bears, if it bears one."""
    lines = sorted(page.lines, key=lambda line: (line.top, line.left))
    text = "\n".join(line.text for line in lines)
    found = {(number_of(a), number_of(b)) for a, b in _PAIRS[0].findall(text)}
    found |= {(number_of(b), number_of(a)) for a, b in _PAIRS[1].findall(text)}
    if len(found) != 1:
        return None
    number, of = found.pop()
    return PageNumber(number, of) if 1 <= number <= of else None
