"""The number that a page bears is read, and nothing else is taken for one."""

import pytest

from devices.document_reader.page_numbers import PageNumber, page_number
from tests.devices.document_reader.test_reading import line, page


@pytest.mark.parametrize(
    ("lines", "number"),
    [
        (("第 1 页 共 3 页",), PageNumber(1, 3)),
        (("共3页，第2页",), PageNumber(2, 3)),
        (("第二页", "共十二页"), PageNumber(2, 12)),
        (("(第10页/共21页)",), PageNumber(10, 21)),
        (("第 4 页 共 3 页",), None),
        (("见第 2 页",), None),
        (("第 1 页 共 2 页", "第 2 页 共 2 页"), None),
        (("第三款 共两人",), None),
    ],
)
def test_a_page_says_which_of_how_many_it_is(
    lines: tuple[str, ...], number: PageNumber | None
) -> None:
    assert page_number(page(*(line(60, 40 * at, text) for at, text in enumerate(lines)))) == number
