"""Values that a paper bears a second time, in a QR or bar code. Pure.

A code is read without a doubt or not at all. So it confirms what was read beside
it, gives what the print did not, and wins where both differ. Only values that have
a shape of their own are looked for: a code may hold an address, or anything.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

from devices.document_reader import values
from devices.document_reader.contract import CodeText
from devices.document_reader.kinds import PaperKind
from devices.document_reader.values import Value, ValueReader

_UNIT_NUMBER = re.compile(r"(?<![0-9A-Z])[0-9]{12}[A-Z]{2}[0-9]{5}[A-Z][0-9]{8}(?![0-9A-Z])")


def unit_number(text: str) -> Value | None:
    """Read a real estate unit's number: 28 places (GB/T 37346)."""
    found = _UNIT_NUMBER.search(text.upper())
    return Value(found[0]) if found else None


CODED: Mapping[PaperKind, Mapping[str, ValueReader]] = {
    PaperKind.BUSINESS: {"uscc": values.credit_code},
    PaperKind.BIRTH: {"certificate_no": values.birth_certificate_number},
    PaperKind.DISABILITY: {"dis_no": values.disability_number},
    PaperKind.PROPERTY: {"unit_no": unit_number},
}
"""Which fields of which documents their codes hold."""


def coded(kind: PaperKind, codes: Sequence[CodeText]) -> Iterator[tuple[str, str, CodeText]]:
    """Yield name, value and code of the fields that a page's codes hold."""
    for name, read in CODED.get(kind, {}).items():
        for code in codes:
            value = read(code.text)
            if value is not None:
                yield name, value.text, code
                break
