"""Writes `docs/failure-codes.md` from the failures declared in the code.

Every failure a person can meet is a class with a stable ``code`` whose
docstring has the lines Cause, Resident and Helper, or a member of an enum with
``code``, ``cause``, ``resident`` and ``helper``. With `--check` a stale page is
a failure, and so are a missing line and a code used twice.
"""

import enum
import importlib
import inspect
import pkgutil
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "failure-codes.md"
PACKAGES = ("provisioning", "devices", "edge_sync", "kiosk", "cloud")
LABELS = ("Cause", "Resident", "Helper")

HEAD = """# Failure codes

Written by `python .ci/failure_codes.py` from the code; do not edit. A code is
shown small on the screen where a failure is met, and never changes its meaning.

| code | what | cause | what the resident sees | what the helper does |
|---|---|---|---|---|
"""


@dataclass(frozen=True, slots=True, order=True)
class Failure:
    """One line of the page."""

    code: str
    what: str
    cause: str
    resident: str
    helper: str


def modules() -> Iterator[object]:
    """Import every module of ours that can hold a failure."""
    sys.path.insert(0, str(ROOT))
    for name in PACKAGES:
        package = importlib.import_module(name)
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            if not found.name.endswith((".build", ".__main__")):
                yield importlib.import_module(found.name)


def failures() -> Iterator[Failure]:
    """Yield every declared failure once."""
    seen: set[type] = set()
    for module in modules():
        yield from _explained(module)
        for kind in vars(module).values():
            if not inspect.isclass(kind) or kind in seen or not _is_ours(kind):
                continue
            seen.add(kind)
            if issubclass(kind, enum.Enum):
                yield from _members(kind)
            elif issubclass(kind, Exception) and not kind.__dict__.get("code", "-00").endswith(
                "-00"
            ):
                yield _from_docstring(kind)


def _explained(module: object) -> Iterator[Failure]:
    """Read a module's table ``EXPLAINED``: failures that are members of an enum."""
    table = vars(module).get("EXPLAINED", {})
    for member, told in table.items():
        if type(member).__module__ == vars(module)["__name__"]:
            what = member.name.replace("_", " ").capitalize()
            yield Failure(str(member.value), what, told.cause, told.resident, told.helper)


def _is_ours(kind: type) -> bool:
    return kind.__module__.split(".")[0] in PACKAGES


def _members(kind: type[enum.Enum]) -> Iterator[Failure]:
    for member in kind:
        if all(hasattr(member, word) for word in ("code", "cause", "resident", "helper")):
            what = member.name.replace("_", " ").capitalize()
            values = (str(getattr(member, word)) for word in ("cause", "resident", "helper"))
            yield Failure(str(getattr(member, "code")), what, *values)  # noqa: B009 - any enum


def _from_docstring(kind: type) -> Failure:
    text = inspect.getdoc(kind) or ""
    summary = text.split("\n\n")[0].replace("\n", " ")
    told: dict[str, str] = {}
    label = ""
    for line in text.splitlines():
        head, _, rest = line.partition(":")
        if head in LABELS:
            label = head
            told[label] = rest.strip()
        elif label and line.strip():
            told[label] += f" {line.strip()}"
        else:
            label = ""
    if missing := [label for label in LABELS if not told.get(label)]:
        raise SystemExit(f"{kind.__module__}.{kind.__name__} does not say: {', '.join(missing)}.")
    return Failure(kind.code, summary, *(told[label] for label in LABELS))  # type: ignore[attr-defined]


def main() -> int:
    """Write or check the page."""
    rows = sorted(failures())
    codes = [row.code for row in rows]
    if twice := sorted({code for code in codes if codes.count(code) > 1}):
        print(f"Codes that mean two things: {', '.join(twice)}.", file=sys.stderr)
        return 1
    lines = (f"| {r.code} | {r.what} | {r.cause} | {r.resident} | {r.helper} |" for r in rows)
    text = HEAD + "\n".join(lines) + "\n"
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        print("docs/failure-codes.md is stale: run python .ci/failure_codes.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
