"""What the rows of `bench scan` say of the aims: what was wanted, what was seen, whether it is met.

An aim that is a count of so many is held to the same share where another number of
pictures was looked at. Real pictures are those of the folder; without one, drawn ones
stand for them. Times are the wall's: on a busy machine they say little. A gate is judged by
whether the reader still reads: a picture that was blurred and is read all the same counts
as none that had to be caught.
"""

from collections.abc import Callable, Iterator
from typing import Any

from tests.bench.papers.ways import OURS

Row = dict[str, Any]
_OURS = "doorstep"
_PEER = "rapidocr as shipped"
_SPOILED = {"blur": 46, "motion": 46, "glare": 43, "dark": 46}  # of 47
_OF = 47
_ENOUGH_READ = 0.005  # of the characters: what counts as read alike


def aims_of(rows: list[Row]) -> list[Row]:
    """Say every aim that the rows tell something of."""
    aims = [*_finding(rows), *_judging(rows), *_reading(rows), *_small(rows)]
    return [
        {"aim": what, "wanted": wanted, "seen": seen, "met": met}
        for what, wanted, seen, met in aims
    ]


Aim = tuple[str, str, object, bool]


def _row(rows: list[Row], part: str, method: str = _OURS) -> Row | None:
    found = [one for one in rows if one["part"] == part and one.get("method", method) == method]
    return next((one for one in found if "error" not in one), None)


def _finding(rows: list[Row]) -> Iterator[Aim]:
    plate = _row(rows, "plate")
    if plate:
        yield "plate: mean IoU", ">= 0.99", plate["mean_iou"], plate["mean_iou"] >= 0.99
    for part in ("find, folder", "find, rendered", "find, hard", "find, hand-held"):
        found = _row(rows, part)
        yield from _found(part, found) if found else ()
    time = _row(rows, "time at 1920 px")
    if time:
        both = (time["ms_median"], time["ms_p95"])
        yield "ms to find: median, p95", "<= 50, <= 100", both, both[0] <= 50 and both[1] <= 100
    preview = _row(rows, "preview")
    if preview:
        fps = preview["a_second_on_one_core"]
        yield "preview pictures a second", ">= 15", fps, fps >= 15


def _found(part: str, row: Row) -> Iterator[Aim]:
    for name, first, then in (
        ("mean_iou", 0.9, 0.96),
        ("above_0.9", 0.85, 0.95),
        ("above_0.98", 0.55, 0.7),
    ):
        if row["pictures"]:
            yield f"{part}: {name}", f">= {first}, then {then}", row[name], row[name] >= first
    for name, of in (("false_pages", 18), ("cut_off_accepted", 15)):
        seen, count = row[name]
        if count:
            yield f"{part}: {name}", f"<= 1 of {of}", [seen, count], seen <= max(1, count / of)
    if row["pictures"]:
        seen = [row["good_flagged"], row["pictures"]]
        yield f"{part}: good_flagged", "<= 1 of 39", seen, seen[0] <= max(1, seen[1] / 39)


def _judging(rows: list[Row]) -> Iterator[Aim]:
    for part in ("judge, folder", "judge, plate"):
        row = _row(rows, part)
        if not row or not row["pages"]:
            continue
        for name, wanted in _SPOILED.items():
            still = row.get(f"{name}_not_caught_and_still_read", 0)
            seen = [row[f"{name}_caught"], row["spoiled"] - still]
            is_met = seen[0] * _OF >= wanted * seen[1]
            told = f"{seen}, {still} more are still read" if still else seen
            yield f"{part}: {name} caught", f">= {wanted} of {_OF}", told, is_met
        good = [row["good_refused"], row["pages"]]
        yield f"{part}: good refused", f"<= 2 of {_OF}", good, good[0] <= max(1, 2 * good[1] / _OF)


def _reading(rows: list[Row]) -> Iterator[Aim]:
    for part in ("reading, rendered", "reading, folder"):
        ours, peer = _row(rows, part), _row(rows, part, _PEER)
        if not ours:
            continue
        if peer:
            both = [ours["characters"], peer["characters"]]
            yield f"{part}: characters", "no worse than RapidOCR", both, both[0] >= both[1]
        seconds, memory = ours["seconds_a_page"], ours["peak_mb"]
        yield f"{part}: seconds a page", "<= 1.0", seconds, seconds <= 1.0
        yield f"{part}: peak MB", "<= 700", memory, memory <= 700
    for part in ("reading, rendered", "reading, folder", "fields, whole way"):
        fields = _row(rows, part)
        if fields and "fields_right" in fields:
            right, sure = fields["fields_right"], fields["confirmed_and_wrong"]
            yield f"{part}: fields right", ">= 0.95", right, right >= 0.95
            yield f"{part}: wrong past a check", "0", sure, sure == 0


def _small(rows: list[Row]) -> Iterator[Aim]:
    """JPEG at equal reading accuracy: the smallest that is read as well, else the largest."""
    small = {one["method"]: one for one in rows if one["part"] == "small" and "error" not in one}
    ours, jpeg = small.get(OURS), [one for name, one in small.items() if name.startswith("JPEG")]
    if ours is None or not jpeg:
        return
    size: Callable[[Row], int] = lambda one: one["bytes"]  # noqa: E731 - said once
    alike = [one for one in jpeg if one["read"] >= ours["read"] - _ENOUGH_READ]
    peer = min(alike, key=size) if alike else max(jpeg, key=size)
    share = round(ours["bytes"] / peer["bytes"], 3)
    yield f"bytes beside {peer['method']}", "<= 0.5", share, share <= 0.5
