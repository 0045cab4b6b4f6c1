"""Text as the synthesiser reads it rightly: money, dates, times and numbers in words.

A number of a card, a slip or a telephone is said digit by digit, the way people in
China say it, with yāo for one; in English so too, and a name within an English sentence is
said by who says Chinese: the English voice says "Chinese letter" of each of its signs. Rare
characters are written as `readings.tsv` says (see `build_readings`). Pure.
"""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

_READINGS = Path(__file__).with_name("readings.tsv")
_DIGITS = "零一二三四五六七八九"
_MONEY = re.compile(r"[￥¥]?(\d[\d,]*)(?:\.(\d{1,2}))?\s*元")
_DAY = re.compile(r"\b(\d{4})-(\d{1,2})-(\d{1,2})\b")
_YEAR = re.compile(r"(\d{4})年")
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d{2})(?![\d:])")
_NUMBER = re.compile(r"(?<![0-9A-Za-z])(?=[0-9A-Za-z-]*\d{4})[0-9A-Za-z]+(?:-[0-9A-Za-z]+)*")
_ROUND = re.compile("[1-9][0-9]{0,2}000")  # a sum or a count, not the number of anything
_BESIDE_HIDDEN = re.compile(r"\d+(?=[*＊])|(?<=[*＊])\d+[Xx]?")
_IN_GROUPS = re.compile(r"(?<![\d.,])\d{3,4}(?: \d{3,4}){2,}(?![\d.,])")
_HIDDEN = re.compile(r"[*＊]+")
_HANZI = "\u3400-\u9fff\U00020000-\U0003ffff"
_NAME = re.compile(f"[{_HANZI}](?:[{_HANZI}·、，0-9]*[{_HANZI}])?")
CHINESE, ENGLISH = "cmn", "en"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June", "July"),
    *("August", "September", "October", "November", "December"),
)
_DRAWN = re.compile(r"[\[\]【】□√_＿]+")
_LONGEST_MONEY = 12  # digits; more is no sum that anybody hears


def readable(text: str, voice: str) -> str:
    """Return a text as it is sent to the synthesiser."""
    plain = _IN_GROUPS.sub(lambda groups: groups[0].replace(" ", ""), _DRAWN.sub(" ", text))
    if voice.startswith(ENGLISH):
        return _english(plain)
    plain = _MONEY.sub(_money, plain)
    plain = _DAY.sub(lambda day: f"{_each(day[1])}年{int(day[2])}月{int(day[3])}日", plain)
    plain = _YEAR.sub(lambda year: f"{_each(year[1])}年", plain)
    plain = _TIME.sub(_time, plain)
    plain = _BESIDE_HIDDEN.sub(lambda number: _one_by_one(number[0]), plain)
    plain = _NUMBER.sub(lambda number: _one_by_one(number[0]), plain)
    plain = _HIDDEN.sub("，", plain)
    table = _readings()
    return "".join(table.get(character, character) for character in plain)


def by_voice(text: str, voice: str) -> Iterator[tuple[str, str]]:
    """Yield a text in pieces, each with the voice that can say it."""
    at = 0
    for name in _NAME.finditer(text) if voice.startswith(ENGLISH) else ():
        yield text[at : name.start()], voice
        yield name[0], CHINESE
        at = name.end()
    yield text[at:], voice


def _english(text: str) -> str:
    """Numbers of cards and slips digit by digit, days with their month; sums stay as they are."""
    plain = _DAY.sub(_english_day, text)
    plain = _BESIDE_HIDDEN.sub(lambda number: " ".join(number[0]), plain)
    plain = _NUMBER.sub(_english_number, plain)
    return _HIDDEN.sub(", ", plain)


def _english_day(day: re.Match[str]) -> str:
    is_month = 1 <= int(day[2]) <= len(_MONTHS)
    return f"{int(day[3])} {_MONTHS[int(day[2]) - 1]} {day[1]}" if is_month else day[0]


def _english_number(number: re.Match[str]) -> str:
    signs = number[0].replace("-", "")
    is_year = len(signs) == len("2026") and signs.isdigit()
    if is_year or _ROUND.fullmatch(signs):
        return number[0]
    return ", ".join(" ".join(signs[at : at + 4]) for at in range(0, len(signs), 4))


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
    """Say a number sign by sign, in groups of four so that an ear can follow; a sum as one."""
    if _ROUND.fullmatch(number):
        return in_words(int(number))
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
