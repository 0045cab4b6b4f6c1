"""Writes `docs/reduction.md`: papers and questions of every package, before and after (row P11).

With `--check` a stale page is a failure.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from provisioning.catalogue.files import load  # noqa: E402 - the path comes first
from provisioning.catalogue.model import Catalogue, Limit, Unit  # noqa: E402
from provisioning.catalogue.rules.counts import reduction  # noqa: E402
from provisioning.catalogue.rules.titles import Title, titles  # noqa: E402

PAGE = ROOT / "docs" / "reduction.md"

HEAD = """# What a package spares people

Written by `python .ci/reduction.py` from the catalogue; do not edit.

*Before* is each matter asked for on its own: every matter of the package, alternatives and
optional ones too, with the papers and fields that it has before any question is answered or that
the package has settled. A matter's own form is no paper to bring and is not counted. *After* is
one document for each kind and holder, and one question for each datum and person. *On paper* is
what no office can look up in full and no member of the package makes on the way. Questions are
counted with no card read: a card answers six more for its holder. Days are promised limits; those
marked ~ are illustrative.

| package | papers before | documents | on paper | asked before | after | longest matter | package |
|---|---|---|---|---|---|---|---|
"""


def page(catalogue: Catalogue) -> str:
    """Return the page for a catalogue."""
    packages = [title for title in titles(catalogue) if title.is_package]
    return HEAD + "".join(_row(catalogue, title) for title in packages)


def _row(catalogue: Catalogue, title: Title) -> str:
    found = reduction(catalogue, title)
    limits = [catalogue.matters[member.matter].promised_limit for member in title.members]
    longest = max(limits, key=lambda limit: limit.value)
    cells = (
        f"{title.id} {title.name.zh}",
        str(found.lines),
        str(found.documents),
        str(found.on_paper),
        str(found.apart),
        str(found.together),
        _days(longest),
        _days(title.promised_limit),
    )
    return f"| {' | '.join(cells)} |\n"


def _days(limit: Limit) -> str:
    mark = " ~" if limit.illustrative else ""
    unit = "natural days" if limit.unit is Unit.NATURAL_DAY else "working days"
    return f"{limit.value} {unit}{mark}"


def main() -> int:
    """Write the page, or say that it is stale."""
    text = page(load().catalogue)
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    is_fresh = PAGE.exists() and PAGE.read_text(encoding="utf-8") == text
    if not is_fresh:
        sys.stderr.write(f"{PAGE.name} is stale: run python .ci/reduction.py\n")
    return 0 if is_fresh else 1


if __name__ == "__main__":
    sys.exit(main())
