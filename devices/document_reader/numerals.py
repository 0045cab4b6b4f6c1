"""Chinese numerals as papers have them: years sign by sign, months and days up to 99. Pure."""

_SIGNS = {sign: str(at) for at, sign in enumerate("〇一二三四五六七八九")} | dict.fromkeys(
    "零○0Oo", "0"
)  # what the sign of nought is read as
_TEN = "十"
DIGIT = f"[{''.join(_SIGNS)}]"
"""Matches one sign of a year."""
NUMBER = "(?:[一二三四五六七八九]?十[一二三四五六七八九]?|[一二三四五六七八九])"
"""Matches a number from 1 to 99."""


def digits_of(said: str) -> str:
    """Return "二〇二一" as "2021"."""
    return "".join(_SIGNS[sign] for sign in said)


def number_of(said: str) -> int:
    """Return "二十一" as 21; figures stay what they are."""
    if said.isascii():
        return int(said)
    tens, ten, ones = said.partition(_TEN)
    if not ten:
        return int(_SIGNS[said])
    return 10 * int(_SIGNS.get(tens, "1")) + int(_SIGNS.get(ones, "0"))
