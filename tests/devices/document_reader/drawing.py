"""What drawn papers are made of: a sheet with words, cells and a seal, and invented people."""

import random
from dataclasses import dataclass, field

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from stdnum.iso7064 import mod_11_2

from devices.card_reader.nations import card_faces
from provisioning.typeface import BOLD, REGULAR

DOTS_PER_MM = 8
_FAMILY = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧"
_GIVEN = "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚桂英华玉萍红春梅建国志文小云素珍"
PLACES = "云岭青溪石桥白杨东河大坪新店龙泉马场双江"


def chance_of(seed: object) -> random.Random:
    """Return the chance that draws one paper, the same for the same seed."""
    return random.Random(str(seed))  # noqa: S311 - a drawing, not a secret


@dataclass(slots=True)
class Sheet:
    """A paper being drawn; places in millimetres."""

    width: float
    height: float
    tint: tuple[int, int, int] = (250, 249, 244)
    picture: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        size = (round(self.width * DOTS_PER_MM), round(self.height * DOTS_PER_MM))
        self.picture = Image.new("RGB", size, self.tint)

    def text(
        self, x: float, y: float, words: str, size: float = 4.0, *, bold: bool = False
    ) -> None:
        """Write words with their upper left corner at a place."""
        font = ImageFont.truetype(str(BOLD if bold else REGULAR), round(size * DOTS_PER_MM))
        draw = ImageDraw.Draw(self.picture)
        draw.text((x * DOTS_PER_MM, y * DOTS_PER_MM), words, fill=(30, 30, 34), font=font)

    def box(self, x: float, y: float, width: float, height: float) -> None:
        """Draw a cell."""
        edges = [edge * DOTS_PER_MM for edge in (x, y, x + width, y + height)]
        ImageDraw.Draw(self.picture).rectangle(edges, outline=(90, 90, 96), width=2)

    def cells(self, y: float, *row: tuple[float, str], x: float = 8, height: float = 9) -> None:
        """Draw one row of a table; each cell is its width and its words."""
        for width, words in row:
            self.box(x, y, width, height)
            self.text(x + 1.5, y + height / 2 - 2, words, 3.4)
            x += width

    def seal(self, x: float, y: float, words: str) -> None:
        """Press a round red seal over what stands there."""
        layer = Image.new("RGBA", self.picture.size, (0, 0, 0, 0))
        draw = ImageDraw.Draw(layer)
        edges = [edge * DOTS_PER_MM for edge in (x, y, x + 34, y + 34)]
        draw.ellipse(edges, outline=(205, 38, 42, 190), width=8)
        font = ImageFont.truetype(str(BOLD), round(3.6 * DOTS_PER_MM))
        draw.text(
            ((x + 5) * DOTS_PER_MM, (y + 15) * DOTS_PER_MM),
            words,
            fill=(205, 38, 42, 190),
            font=font,
        )
        self.picture.paste(layer, (0, 0), layer)


@dataclass(frozen=True, slots=True)
class Person:
    name: str
    sex: str
    nation: str
    year: int
    month: int
    day: int
    number: str
    address: str

    @property
    def birth(self) -> str:
        return f"{self.year}{self.month:02}{self.day:02}"

    @property
    def spoken_birth(self) -> str:
        return f"{self.year}年{self.month}月{self.day}日"


def person(chance: random.Random, sex: str = "") -> Person:
    """Invent somebody."""
    sex = sex or chance.choice("男女")
    year, month = chance.randrange(1935, 2008), chance.randrange(1, 13)
    day = chance.randrange(1, 29)
    order = chance.randrange(0, 500) * 2 + (sex == "男")
    body = f"5299{chance.randrange(1, 30):02}{year}{month:02}{day:02}{order:03}"
    given = "".join(chance.sample(_GIVEN, chance.choice((1, 2, 2))))
    place = "".join(chance.sample(PLACES, 2))
    town, group, door = chance.choice(PLACES), chance.randrange(1, 20), chance.randrange(1, 200)
    address = f"示例省示例市{place}县{town}桥镇{place[0]}水村{group}组{door}号"
    nation = chance.choice(["汉"] * 4 + list(card_faces().values())[:20])
    number = body + mod_11_2.calc_check_digit(body)
    return Person(chance.choice(_FAMILY) + given, sex, nation, year, month, day, number, address)


def worn(picture: Image.Image, chance: random.Random) -> Image.Image:
    """Make a drawn paper as a scan is: a little turned, soft, and smaller."""
    turned = picture.rotate(
        chance.uniform(-0.7, 0.7), Image.Resampling.BICUBIC, fillcolor=picture.getpixel((3, 3))
    )
    scale = chance.uniform(0.75, 1.0)
    small = turned.resize((round(turned.width * scale), round(turned.height * scale)))
    return small.filter(ImageFilter.GaussianBlur(chance.uniform(0.2, 1.1)))
