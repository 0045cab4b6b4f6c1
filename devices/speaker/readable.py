"""Text as the synthesiser reads it rightly: money, dates, times and numbers in words.

A number of a card, a slip or a telephone is said digit by digit, the way people in
China say it, with yāo for one. Pure. Rare characters are written as `readings.tsv` says
(see `build_readings`).
"""

import re
from functools import cache
from pathlib import Path

_READINGS = Path(__file__).with_name("readings.tsv")
_DIGITS = "零一二三四五六七八九"
_MONEY = re.compile(r"[￥¥]?(\d[\d,]*)(?:\.(\d{1,2}))?\s*元")
_DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_YEAR = re.compile(r"(\d{4})年")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z-]*\d{4})[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
_HIDDEN = re.compile(r"[*＊]+")
_DRAWN = re.compile(r"[\[\]【】□√_＿]+")
_LONGEST_MONEY = 12  # digits; more is no sum that anybody hears


def readable(text: str, voice: str) -> str:
    """Return a text as it is sent to the synthesiser; only Chinese is changed."""
    plain = _DRAWN.sub(" ", text)
    if voice.startswith("en"):
        return plain
    plain = _MONEY.sub(_money, plain)
    plain = _DAY.sub(lambda day: f"{_each(day[1])}年{int(day[2])}月{int(day[3])}日", plain)
    plain = _YEAR.sub(lambda year: f"{_each(year[1])}年", plain)
    plain = _TIME.sub(_time, plain)
    plain = _NUMBER.sub(lambda number: _one_by_one(number[0]), plain)
    plain = _HIDDEN.sub("，", plain)
    table = _readings()
    return "".join(table.get(character, character) for character in plain)


def in_words(number: int) -> str:
    """Return a whole number below a million million as people count it."""
    if number == 0:
        return _DIGITS[0]
    words, is_gap = "", False
    for unit, size in (("亿", 10**8), ("万", 10**4), ("", 1)):
        part, number = divmod(number, size)
        if part == 0:
            is_gap = bool(words)
            continue
        zero = _DIGITS[0] if words and (is_gap or part < 1000) else ""  # noqa: PLR2004 - 万零五百
        words += zero + _thousands(part) + unit
        is_gap = False
    return words[1:] if words.startswith("一十") else words


def _thousands(number: int) -> str:
    words, is_gap = "", False
    for unit, size in (("千", 1000), ("百", 100), ("十", 10), ("", 1)):
        digit, number = divmod(number, size)
        if digit == 0:
            is_gap = bool(words)
            continue
        words += (_DIGITS[0] if is_gap else "") + _DIGITS[digit] + unit
        is_gap = False
    return words


def _money(found: re.Match[str]) -> str:
    digits, cents = found[1].replace(",", ""), (found[2] or "").ljust(2, "0")
    if len(digits) > _LONGEST_MONEY:
        return _one_by_one(digits) + "元"
    tens, ones = int(cents[0]), int(cents[1])
    jiao = f"{_DIGITS[tens]}角" if tens else (_DIGITS[0] if ones else "")
    fen = f"{_DIGITS[ones]}分" if ones else ""
    return f"{in_words(int(digits))}元{jiao}{fen}"


def _time(found: re.Match[str]) -> str:
    hours, minutes = int(found[1]), int(found[2])
    zero = "零" if 0 < minutes < 10 else ""  # noqa: PLR2004 - one digit
    return f"{in_words(hours)}点{zero}{in_words(minutes) + '分' if minutes else '整'}"


def _each(digits: str) -> str:
    return "".join(_DIGITS[int(digit)] for digit in digits)


def _one_by_one(number: str) -> str:
    """Say a number sign by sign, in groups of four so that an ear can follow."""
    signs = [_sign(sign) for sign in number if sign != "-"]
    groups = ("".join(signs[at : at + 4]) for at in range(0, len(signs), 4))
    return "，".join(groups)


def _sign(sign: str) -> str:
    if sign == "1":
        return "幺"
    if sign in "xX":
        return "叉"
    return _DIGITS[int(sign)] if sign.isdigit() else f" {sign} "


@cache
def _readings() -> dict[str, str]:
    lines = _READINGS.read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
