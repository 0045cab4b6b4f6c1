"""Pictures as textures, drawn once a size and kept: none of them shows a person's data."""

from functools import lru_cache

from kivy.graphics.texture import Texture
from PIL import Image

from screens.theme.art.brush import Brush
from screens.theme.art.events import EVENTS
from screens.theme.art.papers import MOVING, PAPERS
from screens.theme.art.people import PEOPLE
from screens.theme.art.samples import SAMPLES
from screens.theme.art.scene import eaves, village
from screens.theme.art.signs import SIGNS
from screens.theme.colours import Colour, Theme, shade, theme

PICTURES = PAPERS | PEOPLE | EVENTS | SAMPLES


def upload(picture: Image.Image) -> Texture:
    """Return a picture as a texture, the right way up. UI thread only."""
    texture = Texture.create(size=picture.size, colorfmt="rgba")
    texture.blit_buffer(picture.convert("RGBA").tobytes(), colorfmt="rgba", bufferfmt="ubyte")
    texture.flip_vertical()
    return texture


def pictogram(name: str, side_px: int) -> Texture:
    """Return the picture of a step or a matter. Raises KeyError for an unknown name."""
    return _pictogram(name, side_px, theme())


def moving_parts(name: str, side_px: int) -> tuple[Texture, Texture]:
    """Return what stays and what goes of a picture in `MOVING`, both of its whole size."""
    return _moving_parts(name, side_px, theme())


def sign(name: str, side_px: int, ink: Colour) -> Texture:
    """Return a small sign in one colour. Raises KeyError for an unknown name."""
    return _sign(name, side_px, Colour(shade(ink)), theme())


def eaves_strip(width_px: int, height_px: int) -> Texture:
    """Return the roof's edge under which every page stands."""
    return _eaves_strip(width_px, height_px, theme())


def village_scene(width_px: int, height_px: int) -> Texture:
    """Return the picture of the first page."""
    return _village_scene(width_px, height_px, theme())


@lru_cache(maxsize=64)
def _pictogram(name: str, side_px: int, _theme: Theme) -> Texture:
    brush = Brush(side_px)
    PICTURES[name](brush)
    return upload(brush.finish())


@lru_cache(maxsize=4)
def _moving_parts(name: str, side_px: int, _theme: Theme) -> tuple[Texture, Texture]:
    moving, stays, goes = MOVING[name], Brush(side_px), Brush(side_px)
    moving.stays(stays)
    moving.goes(goes)
    return upload(stays.finish()), upload(goes.finish())


@lru_cache(maxsize=64)
def _sign(name: str, side_px: int, ink: Colour, _theme: Theme) -> Texture:
    brush = Brush(side_px)
    SIGNS[name](brush, ink)
    return upload(brush.finish())


@lru_cache(maxsize=4)
def _eaves_strip(width_px: int, height_px: int, _theme: Theme) -> Texture:
    brush = Brush(height_px, 100 * width_px / height_px)
    eaves(brush)
    return upload(brush.finish())


@lru_cache(maxsize=2)
def _village_scene(width_px: int, height_px: int, _theme: Theme) -> Texture:
    brush = Brush(height_px, 100 * width_px / height_px)
    village(brush)
    return upload(brush.finish())
