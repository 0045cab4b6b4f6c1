"""Writes `docs/requirements.md`: every row, the tests that name it, and its state.

Rows and their state of completion stand in `docs/requirement-rows.tsv`; the
tests name rows by `@pytest.mark.row("T09")`. With `--check` nothing is written
and a stale page, or a row that no one knows, is a failure.
"""

import ast
import csv
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ROWS = ROOT / "docs" / "requirement-rows.tsv"
PAGE = ROOT / "docs" / "requirements.md"

HEAD = """# Requirements and the tests that prove them

Written by `python .ci/rows.py`; do not edit. *whole* means that the row's own
observable test is among those named; *begun* that a part of it is proved; *open*
that nothing is. Rows in bold are the core set.

"""


def marked_rows(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """Yield (row, test name) for every marker in one test module."""
    shared = [row for node in tree.body if _is_module_mark(node) for row in _rows_in(node)]
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and _is_test(node.name):
            own = [row for decorator in node.decorator_list for row in _rows_in(decorator)]
            for row in own + shared:
                yield row, node.name


def _is_test(name: str) -> bool:
    return name.startswith(("test_", "Test")) or name.endswith("Machine")


def _is_module_mark(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "pytestmark"


def _rows_in(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "pytest.mark.row":
            for argument in node.args:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def tests_by_row() -> dict[str, list[str]]:
    """Return, for each row named anywhere, its tests as `file::test`."""
    found: dict[str, list[str]] = {}
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for row, test in marked_rows(tree):
            found.setdefault(row, []).append(f"{path.relative_to(ROOT / 'tests')}::{test}")
    return found


def page(rows: list[dict[str, str]], tests: dict[str, list[str]]) -> str:
    """Return the whole page."""
    counts = {"whole": 0, "begun": 0, "open": 0}
    lines: list[str] = []
    group = ""
    for row in rows:
        if row["group"] != group:
            group = row["group"]
            lines += [
                "",
                f"## {group}",
                "",
                "| row | requirement | state | tests |",
                "|---|---|---|---|",
            ]
        named = sorted(set(tests.get(row["row"], [])))
        state = "open" if not named else "whole" if row["whole"] == "yes" else "begun"
        counts[state] += 1
        label = f"**{row['row']}**" if row["set"] == "core" else row["row"]
        proofs = "<br>".join(f"`{test}`" for test in named)
        lines.append(f"| {label} | {row['requirement']} | {state} | {proofs} |")
    summary = ", ".join(f"{number} {state}" for state, number in counts.items())
    return f"{HEAD}{len(rows)} rows: {summary}.\n" + "\n".join(lines) + "\n"


def main() -> int:
    """Write or check the page."""
    with ROWS.open(encoding="utf-8", newline="") as table:
        rows = list(csv.DictReader(table, delimiter="\t"))
    tests = tests_by_row()
    if unknown := sorted(set(tests) - {row["row"] for row in rows}):
        print(f"Tests name rows that do not exist: {', '.join(unknown)}.", file=sys.stderr)
        return 1
    if liars := [r["row"] for r in rows if r["whole"] == "yes" and r["row"] not in tests]:
        print(f"Rows called whole that no test names: {', '.join(liars)}.", file=sys.stderr)
        return 1
    text = page(rows, tests)
    if "--check" not in sys.argv:
        PAGE.write_text(text, encoding="utf-8")
        return 0
    if not PAGE.exists() or PAGE.read_text(encoding="utf-8") != text:
        print("docs/requirements.md is stale: run python .ci/rows.py", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
