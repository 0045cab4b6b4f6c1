"""Samples of choosing the picture of a paper from a stick."""

from dataclasses import replace
from io import BytesIO

from PIL import Image, ImageDraw

from kiosk.journeys.states import PaperStage, State, StickLeaf, StickStage, StickWay
from kiosk.text import ProblemText
from screens.samples.village import PAPER, sample_page

_SIZES = ((368, 520), (520, 368), (368, 520), (520, 330), (368, 520), (390, 520))
_TINTS = ("#F4F4EF", "#E9D9D2", "#FFFFFF", "#C4D6E2", "#F4F4EF", "#EFEAD6")


def _leaf(place: int, page: int = 0) -> StickLeaf:
    """Return a small picture of a page; no two that follow each other look alike."""
    wide, tall = _SIZES[place % len(_SIZES)]
    drawn = Image.new("RGB", (wide, tall), _TINTS[place % len(_TINTS)])
    pen = ImageDraw.Draw(drawn)
    for row in range(40, tall - 40, 26):
        pen.line((36, row, wide - 36 - (row * (7 + place)) % (wide // 2), row), "#777777", 6)
    if place % 3 == 0:
        pen.ellipse((wide - 150, tall - 150, wide - 50, tall - 50), outline="#C8282C", width=6)
    kept = BytesIO()
    drawn.save(kept, "JPEG", quality=80)
    return StickLeaf(kept.getvalue(), page)


_BY_STICK = replace(PAPER, stage=PaperStage.STICK, can_stick=True, stick=StickWay())
_LEAVES = (*map(_leaf, range(4)), *(_leaf(4 + page, page) for page in (1, 2, 3)))
_FEW = StickWay(StickStage.CHOOSING, _LEAVES[:2], is_all=True)
_MANY = StickWay(
    StickStage.CHOOSING, _LEAVES * 5 + _LEAVES[:1], is_all=True, is_cut=True, kept=frozenset({1})
)
_CHOSEN = replace(_BY_STICK, stage=PaperStage.TAKEN, stick=_FEW, picture=sample_page())
_FAILED = replace(_BY_STICK, stage=PaperStage.FAILED)

STICKS: dict[str, State] = {
    "paper-can-stick": replace(PAPER, can_stick=True),
    "paper-can-both": replace(PAPER, can_stick=True, can_phone=True),
    "paper-stick-looking": _BY_STICK,
    "paper-stick-waiting": replace(_BY_STICK, stick=StickWay(StickStage.WAITING)),
    "paper-stick": replace(_BY_STICK, stick=_FEW),
    "paper-stick-many": replace(_BY_STICK, stick=_MANY, pages=1),
    "paper-stick-taking": replace(_BY_STICK, stage=PaperStage.TAKING, stick=_FEW),
    "paper-stick-taken": _CHOSEN,
    "paper-stick-flaw": replace(_CHOSEN, flaw=ProblemText.FLAW_CUT_OFF, may_keep=False),
    "paper-stick-flaw-thrice": replace(_CHOSEN, flaw=ProblemText.FLAW_BLURRED),
    "paper-stick-gone": replace(_FAILED, fault="DEV-07"),
    "paper-stick-empty": replace(_FAILED, fault="DEV-08"),
    "paper-stick-not-opened": replace(_FAILED, fault="DEV-09", stick=_FEW),
}
