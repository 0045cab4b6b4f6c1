"""Which hanzi belong together: a sentence cut into its words, so that no line end tears one.

The words are those of the pinyin pad, the most used first; the cheapest way through them is
taken, as every segmenter of Chinese does. No Kivy, and nothing of a sentence is kept.
"""

import lzma
from functools import cache
from math import log

from screens.entry.pinyin import DATA

LONGEST: int = 4  # hanzi of a word
_OURS: tuple[str, ...] = (  # that the pad does not offer
    "读卡区", "读卡机", "取件码", "填号码", "帮办员", "办事员", "村委会", "收件凭证", "续办凭证",
    "签字凭证", "放上来", "交上去", "办好", "办不了", "看不清", "打不开",
)  # fmt: skip
_ALONE: float = 12.0  # what a hanzi costs that is no part of a word: more than the rarest word


@cache
def _costs() -> dict[str, float]:
    """Return what each word costs. Read once, in about a tenth of a second."""
    second = lzma.decompress(DATA.read_bytes()).decode().split("\n\n")[1]
    costs = dict.fromkeys(_OURS, log(30))
    for rank, line in enumerate(second.splitlines()):
        costs.setdefault(line.split("\t", 1)[0], log(rank + 30))
    return costs


def ends_of_words(text: str) -> set[int]:
    """Return where words end in a text, counted in characters from its beginning."""
    costs = _costs()
    least = [0.0] + [float("inf")] * len(text)
    begins = [0] * (len(text) + 1)
    for at in range(len(text)):
        for long in range(1, min(LONGEST, len(text) - at) + 1):
            cost = _ALONE if long == 1 else costs.get(text[at : at + long], float("inf"))
            if least[at] + cost < least[at + long]:
                least[at + long], begins[at + long] = least[at] + cost, at
    ends, at = set[int](), len(text)
    while at:
        ends.add(at)
        at = begins[at]
    return ends
