"""Flat papers of many kinds, drawn at random: what lies under the camera before it lies there."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from devices.document_camera.contract import Frame
from provisioning.typeface import BOLD, REGULAR

DOTS_PER_MM = 6
_WORDS = (
    "姓名性别民族出生住址公民身份号码户主关系登记日期签发机关有效期限示例县人民政府"
    "申请人事项材料证明编号电话邮编备注意见审核盖章年月日男女汉族农业非农业常住人口"
)
_MARGIN = 0.12  # of the card's corner radius to its short side

Alpha = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Sheet:
    """A flat paper: its picture, where it is paper (rounded corners are not), its kind."""

    picture: Frame
    alpha: Alpha
    kind: str


@cache
def _font(size: int, *, bold: bool) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(BOLD if bold else REGULAR), size)


def sheet(kind: str, rng: np.random.Generator) -> Sheet:
    """Draw a paper of a kind in `KINDS`."""
    image = KINDS[kind](rng)
    picture = np.ascontiguousarray(np.asarray(image, dtype=np.uint8)[:, :, ::-1])
    alpha = np.ones(picture.shape[:2], np.float32)
    if kind == "card":
        alpha = _rounded(alpha)
    return Sheet(picture, alpha, kind)


def words(rng: np.random.Generator, count: int) -> str:
    """Return characters that mean nothing together."""
    return "".join(_WORDS[i] for i in rng.integers(0, len(_WORDS), count))


def _rounded(alpha: Alpha) -> Alpha:
    height, width = alpha.shape
    radius = round(min(height, width) * _MARGIN / 2)
    mask = Image.new("L", (width, height), 0)
    ImageDraw.Draw(mask).rounded_rectangle((0, 0, width - 1, height - 1), radius, fill=255)
    return (np.asarray(mask) / 255).astype(np.float32)


def _blank(width_mm: float, height_mm: float, rng: np.random.Generator) -> Image.Image:
    light = int(rng.integers(222, 256))
    tint = tuple(int(np.clip(light - rng.integers(0, 14), 0, 255)) for _ in range(3))
    size = (round(width_mm * DOTS_PER_MM), round(height_mm * DOTS_PER_MM))
    return Image.new("RGB", size, tint)


def _ink(rng: np.random.Generator) -> tuple[int, int, int]:
    dark = int(rng.integers(20, 90))
    return (dark, dark, dark + int(rng.integers(0, 50)))


def lines(image: Image.Image, rng: np.random.Generator, box: tuple[int, int, int, int]) -> None:
    """Write lines of text into a box, in one size, each as long as chance wants it."""
    draw, ink = ImageDraw.Draw(image), _ink(rng)
    left, top, right, bottom = box
    size = int(rng.integers(16, 34))
    step = round(size * rng.uniform(1.3, 2.2))
    for y in range(top, bottom - size, step):
        if rng.random() < 0.12:
            continue
        count = max(1, round((right - left) / size * rng.uniform(0.3, 1.0)))
        draw.text((left, y), words(rng, count), fill=ink, font=_font(size, bold=rng.random() < 0.2))


def _table(image: Image.Image, rng: np.random.Generator, box: tuple[int, int, int, int]) -> None:
    draw, ink = ImageDraw.Draw(image), _ink(rng)
    left, top, right, bottom = box
    rows, columns = int(rng.integers(4, 14)), int(rng.integers(2, 6))
    tall = (bottom - top) / rows
    size = round(min(28, tall * 0.5))
    for row in range(rows):
        edges = np.sort(rng.uniform(left, right, columns - 1)) if rng.random() < 0.4 else None
        across = np.linspace(left, right, columns + 1) if edges is None else [left, *edges, right]
        for one, two in pairwise(across):
            box_ = (one, top + row * tall, two, top + (row + 1) * tall)
            draw.rectangle([round(v) for v in box_], outline=ink, width=int(rng.integers(1, 4)))
            count = int((two - one) / size * rng.uniform(0.2, 0.8))
            place = (one + 6, top + row * tall + tall * 0.2)
            draw.text(place, words(rng, count), fill=ink, font=_font(size, bold=False))


def seal(image: Image.Image, rng: np.random.Generator, at: tuple[int, int], side: int) -> None:
    """Press a round red seal."""
    stamp = Image.new("RGBA", (side, side), (0, 0, 0, 0))
    draw = ImageDraw.Draw(stamp)
    red = (int(rng.integers(180, 225)), int(rng.integers(20, 60)), int(rng.integers(30, 60)), 200)
    wide = max(3, side // 36)
    draw.ellipse((wide, wide, side - wide, side - wide), outline=red, width=wide)
    draw.text((side / 2, side / 2), "★", fill=red, font=_font(side // 3, bold=True), anchor="mm")
    size = side // 9
    draw.text(
        (side / 2, side * 0.8), words(rng, 5), fill=red, font=_font(size, bold=True), anchor="mm"
    )
    turned = stamp.rotate(float(rng.uniform(-20, 20)), Image.Resampling.BICUBIC)
    image.paste(turned, at, turned)


def form(rng: np.random.Generator, *, is_sealed: bool = False) -> Image.Image:
    """Draw an A4 form: a title, a table, a seal."""
    page = _blank(210, 297, rng)
    width, height = page.size
    place = (width / 2, height * 0.06)
    ImageDraw.Draw(page).text(
        place, words(rng, 8), fill=_ink(rng), font=_font(56, bold=True), anchor="mm"
    )
    _table(page, rng, (80, round(height * 0.1), width - 80, round(height * rng.uniform(0.5, 0.8))))
    if rng.random() < 0.8 or is_sealed:
        side = round(40 * DOTS_PER_MM)
        seal(page, rng, (round(width * rng.uniform(0.4, 0.7)), round(height * 0.75)), side)
    return page


def letter(rng: np.random.Generator) -> Image.Image:
    """Draw an A4 page of text, perhaps only a few lines of it."""
    page = _blank(210, 297, rng)
    width, height = page.size
    until = round(height * rng.uniform(0.2, 0.95))
    lines(page, rng, (100, 120, width - 100, until))
    return page


def receipt(rng: np.random.Generator) -> Image.Image:
    """Draw a till receipt: narrow and long, sometimes tinted."""
    page = _blank(80, float(rng.uniform(130, 260)), rng)
    if rng.random() < 0.3:
        tint = Image.new("RGB", page.size, tuple(int(v) for v in rng.integers(150, 235, 3)))
        page = Image.blend(page, tint, 0.7)
    lines(page, rng, (30, 30, page.width - 30, page.height - 30))
    return page


def card(rng: np.random.Generator) -> Image.Image:
    """Draw a card with a portrait and some lines on a ground that runs through two colours."""
    width, height = round(85.6 * DOTS_PER_MM), round(54 * DOTS_PER_MM)
    pale = rng.random() < 0.55
    low, high = (170, 250) if pale else (20, 200)
    one, two = rng.uniform(low, high, 3), rng.uniform(low, high, 3)
    ramp = np.linspace(0, 1, width)[None, :, None] * np.ones((height, 1, 1))
    image = Image.fromarray((one * (1 - ramp) + two * ramp).astype(np.uint8))
    draw = ImageDraw.Draw(image)
    ink = _ink(rng) if pale else (235, 240, 245)
    for row in range(int(rng.integers(3, 6))):
        count = int(rng.integers(4, 14))
        draw.text((24, 26 + row * 52), words(rng, count), fill=ink, font=_font(26, bold=False))
    if rng.random() < 0.7:
        left = width - 180
        draw.rectangle(
            (left, 40, left + 140, 220), fill=tuple(int(v) for v in rng.integers(120, 230, 3))
        )
        draw.ellipse((left + 35, 70, left + 105, 150), fill=(226, 190, 168))
        draw.ellipse((left + 15, 150, left + 125, 300), fill=(70, 80, 110))
        draw.rectangle((left, 221, left + 140, 300), fill=image.getpixel((left - 10, 230)))
    return image


def booklet(rng: np.random.Generator) -> Image.Image:
    """Draw one page of a household register."""
    page = _blank(143, 105, rng)
    _table(page, rng, (40, 90, page.width - 40, page.height - 80))
    seal(page, rng, (page.width - 300, page.height - 280), 220)
    return page


def spread(rng: np.random.Generator) -> Image.Image:
    """Draw two open pages of a booklet with the fold between them."""
    left, right = booklet(rng), booklet(rng)
    both = Image.new("RGB", (left.width, left.height * 2))
    both.paste(left, (0, 0))
    both.paste(right, (0, left.height))
    ramp = np.abs(np.linspace(-1, 1, both.height))[:, None, None]
    shade = 1 - 0.35 * np.exp(-ramp * 30)
    return Image.fromarray((np.asarray(both) * shade).astype(np.uint8))


def cover(rng: np.random.Generator) -> Image.Image:
    """Draw a magazine's cover: colour up to the edge, large shapes, large words."""
    size = (round(200 * DOTS_PER_MM), round(270 * DOTS_PER_MM))
    image = Image.new("RGB", size, tuple(int(v) for v in rng.integers(20, 240, 3)))
    draw = ImageDraw.Draw(image)
    for _ in range(int(rng.integers(2, 6))):
        x, y = rng.uniform(0.05, 0.6, 2) * size
        w, h = rng.uniform(0.1, 0.35, 2) * size
        shape = draw.rectangle if rng.random() < 0.5 else draw.ellipse
        shape((x, y, x + w, y + h), fill=tuple(int(v) for v in rng.integers(0, 255, 3)))
    draw.text((60, 50), words(rng, 5), fill=(250, 250, 250), font=_font(150, bold=True))
    lines(image, rng, (80, size[1] - 400, size[0] // 2, size[1] - 60))
    return image


KINDS: dict[str, Callable[[np.random.Generator], Image.Image]] = {
    "form": form,
    "letter": letter,
    "receipt": receipt,
    "card": card,
    "booklet": booklet,
    "spread": spread,
    "cover": cover,
}


def bowed(one: Sheet, bow: float) -> tuple[Sheet, NDArray[np.float32]]:
    """Bend the long sides of a sheet by ``bow`` of its width; return it with its true corners."""
    height, width = one.picture.shape[:2]
    pad = round(abs(bow) * width) + 2
    ys, xs = np.mgrid[0:height, 0 : width + 2 * pad].astype(np.float32)
    xs = xs - pad - np.float32(bow * width) * np.sin(np.pi * ys / height)
    picture = cv2.remap(one.picture, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    alpha = cv2.remap(one.alpha, xs, ys, cv2.INTER_LINEAR, borderMode=cv2.BORDER_CONSTANT)
    corners = [(pad, 0), (pad + width, 0), (pad + width, height), (pad, height)]
    bent = Sheet(np.asarray(picture, np.uint8), np.asarray(alpha, np.float32), one.kind)
    return bent, np.array(corners, dtype=np.float32)
