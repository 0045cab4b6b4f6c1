"""A filled form as a value, and its one way of being written down.

The text is canonical: kiosk and cloud write the same, so its hash can be
signed, and a printed form can be compared with what was handed in (row F03).
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from provisioning.catalogue.model import NOTHING, Words
from provisioning.catalogue.rules.documents import Resolved

_BODY = Words("办理部门：{}", "Department: {}")
_MATTER = Words("事项：{}（编码 {}）", "Matter: {} (code {})")
_ROW = Words("{}. {}：{}", "{}. {}: {}")
_ABOUT = Words("【{}】", "[{}]")
_OWN = Words("办理内容", "what is applied for")
_PAPERS = Words("【材料】", "[Papers]")
_PAPER = Words("{}. {}（{}）：{}", "{}. {} ({}): {}")
_SIGN = Words("签名（{}）：________  日期：________", "Signature ({}): ________  Date: ________")
_EMPTY = "——"

STANDS = {
    Resolved.SHARED: Words("已读取，不用交", "read from the chip"),
    Resolved.TO_BE_VERIFIED: Words("由部门联网核对", "to be verified by the office"),
    Resolved.REUSED: Words("与前面同一份", "the same as above"),
    Resolved.PRODUCED: Words("办理中生成", "made on the way"),
    Resolved.GENERATED: Words("按填写内容生成", "written from the answers"),
    Resolved.SCANNED: Words("已扫描", "scanned"),
    Resolved.PENDING: Words("容缺，以后补交", "to follow"),
    Resolved.COMMITTED: Words("以告知承诺代替", "a commitment in its place"),
    Resolved.LACKING: Words("没有交", "not handed in"),
}


@dataclass(frozen=True, slots=True)
class FilledRow:
    """One numbered row. ``value`` is empty where nothing was given."""

    number: int
    label: Words
    value: Words = field(repr=False)


@dataclass(frozen=True, slots=True)
class FilledGroup:
    """The rows about one person; about nobody for the matter's own."""

    about: Words
    rows: tuple[FilledRow, ...]


@dataclass(frozen=True, slots=True)
class FilledPaper:
    """One line of the list of papers; ``stands`` is None while that is not settled."""

    name: Words
    holder: Words
    stands: Resolved | None


@dataclass(frozen=True, slots=True)
class FilledForm:
    """A department's own form, or a statement on paper, written from the merged answers.

    ``code`` is the handling item's, empty on a paper that concerns several
    matters. ``signers`` say who signs below the ``statement``.
    """

    title: Words
    body: Words
    matter: Words
    code: str
    groups: tuple[FilledGroup, ...]
    papers: tuple[FilledPaper, ...]
    statement: Words
    signers: tuple[Words, ...]


def as_text(form: FilledForm, language: str) -> str:
    """Write a form down, one row a line, in "zh" or "en"."""
    return "\n".join(_lines(form, language)) + "\n"


def _lines(form: FilledForm, language: str) -> Iterator[str]:
    yield form.title.to(language)
    if form.body != NOTHING:
        yield _say(_BODY, language, form.body)
    code = form.code or "-"
    yield _say(_MATTER, language, form.matter, code)
    for group in form.groups:
        about = _OWN if group.about == NOTHING else group.about
        yield _say(_ABOUT, language, about)
        for row in group.rows:
            value = _flat(row.value.to(language)) or _EMPTY
            yield _say(_ROW, language, str(row.number), row.label, value)
    if form.papers:
        yield _PAPERS.to(language)
    for number, paper in enumerate(form.papers, start=1):
        stands = STANDS[paper.stands].to(language) if paper.stands else _EMPTY
        yield _say(_PAPER, language, str(number), paper.name, paper.holder, stands)
    yield form.statement.to(language)
    for signer in form.signers:
        yield _say(_SIGN, language, signer)


def _say(words: Words, language: str, *parts: Words | str) -> str:
    said = (part.to(language) if isinstance(part, Words) else part for part in parts)
    return words.to(language).format(*said)


def _flat(text: str) -> str:
    """One answer is one line, whatever was typed."""
    return " ".join(text.split())
