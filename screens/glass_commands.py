"""What the glass socket can do, each command as steps with a frame between them."""

from collections.abc import Generator
from pathlib import Path
from typing import Annotated, Any

import msgspec
import numpy as np
from kivy.core.window import Window
from kivy.graphics.opengl import GL_RGB, GL_UNSIGNED_BYTE, glReadPixels
from numpy.typing import NDArray
from PIL import Image

from screens.entry.pinyin import pinyin
from screens.entry.writing_pad import WritingPad
from screens.stage import Stage
from screens.widgets.finger import Finger
from screens.widgets.sight import box_of, says, texts, touchables, visible
from screens.widgets.signature import SignaturePad
from screens.widgets.touch import Touchable

Task = Generator[None, None, dict[str, object] | None]
_Place = Annotated[float, msgspec.Meta(ge=-10_000, le=10_000)]  # JSON knows NaN, a finger not
_Stroke = Annotated[list[tuple[_Place, _Place]], msgspec.Meta(min_length=1)]
_Strokes = list[_Stroke]

FRAMES_AFTER_TOUCH = 2
PAD = "pad"  # what is drawn on, where a place is asked for
MOST_PAGES_OF_CANDIDATES = 12


class NotSeenError(LookupError):
    """What should be touched is not on the glass; says what is."""


class Commands:
    """Commands on one stage. UI thread only."""

    def __init__(self, stage: Stage) -> None:
        self._stage = stage

    def start(self, command: dict[str, Any]) -> Task:  # noqa: PLR0911 - one case a command
        """Return the steps of a command."""
        match command:
            case {"do": "texts"}:
                return self._texts()
            case {"do": "state"}:
                return self._state()
            case {"do": "where", "id": str(touch_id)}:
                return self._where(touch_id)
            case {"do": "tap", "id": str(touch_id)}:
                return self._tap_id(touch_id)
            case {"do": "tap", "text": str(text)}:
                return self._tap_text(text)
            case {"do": "type", "text": str(text)}:
                return self._type(text)
            case {"do": "draw", "strokes": list(strokes)}:
                return self._draw(strokes)
            case {"do": "shot", "file": str(file)}:
                return self._shot(Path(file))
            case _:
                return self._unknown()

    def _unknown(self) -> Task:
        yield from ()
        raise NotSeenError("no such command")

    def _texts(self) -> Task:
        yield
        touch = {one.touch_id: says(one) for one in touchables(self._stage.in_sight)}
        return {"texts": texts(self._stage.in_sight), "touch": touch}

    def _state(self) -> Task:
        yield
        page = self._stage.page
        key = page.view.key if page is not None and page.view is not None else ""
        return {"page": key, "covered": self._stage.is_covered}

    def _where(self, touch_id: str) -> Task:
        yield
        there = self._pad() if touch_id == PAD else self._by_id(touch_id)
        box, height = box_of(there), Window.system_size[1]
        x, y = box.centre
        return {"x": x, "y": height - y, "width": box.width, "height": box.height}

    def _tap_id(self, touch_id: str) -> Task:
        yield from self._tap(self._by_id(touch_id))
        return None

    def _tap_text(self, text: str) -> Task:
        found = [one for one in touchables(self._stage.in_sight) if text in says(one)]
        exact = [one for one in found if says(one) == text]
        if len(exact or found) != 1:
            raise self._not_seen(f"{len(exact or found)} say {text!r}")
        yield from self._tap((exact or found)[0])
        return None

    def _by_id(self, touch_id: str) -> Touchable:
        for one in touchables(self._stage.in_sight):
            if one.touch_id == touch_id:
                return one
        raise self._not_seen(f"nothing is called {touch_id!r}")

    def _not_seen(self, why: str) -> NotSeenError:
        names = [one.touch_id for one in touchables(self._stage.in_sight)]
        return NotSeenError(f"{why}; seen: {texts(self._stage.in_sight)}; to touch: {names}")

    def _tap(self, target: Touchable) -> Generator[None, None, None]:
        finger = Finger(*box_of(target).centre)
        finger.down()
        yield
        finger.up()
        for _ in range(FRAMES_AFTER_TOUCH):
            yield

    def _type(self, text: str) -> Task:
        for character in text:
            if character.isascii():
                yield from self._show_key(character)
                yield from self._tap(self._key(character))
            else:
                yield from self._type_hanzi(character)
        return None

    def _show_key(self, character: str) -> Generator[None, None, None]:
        """Have the pad shown that the key is on: letters instead of writing, or the digits."""
        way = "entry.turn" if character.isalpha() else "entry.signs"
        ids = {one.touch_id for one in touchables(self._stage.in_sight)}
        wanted = next((one for one in ("key.switch", way) if one in ids), None)
        if f"key.{character}" not in ids and wanted is not None:
            yield from self._tap(self._by_id(wanted))

    def _key(self, character: str) -> Touchable:
        return self._by_id(f"key.{character}")

    def _type_hanzi(self, character: str) -> Generator[None, None, None]:
        letters = pinyin().spelling(character)
        if letters is None:
            raise NotSeenError(f"no pinyin for U+{ord(character):04X}")
        for letter in letters:
            yield from self._show_key(letter)
            yield from self._tap(self._key(letter))
        for _ in range(MOST_PAGES_OF_CANDIDATES):
            for one in touchables(self._stage.in_sight):
                if one.touch_id == f"candidate.{character}":
                    yield from self._tap(one)
                    return
            yield from self._tap(self._by_id("candidates.more"))
        raise self._not_seen("the candidate is on no page")

    def _draw(self, strokes: object) -> Task:
        try:
            sound = msgspec.convert(strokes, _Strokes)
        except msgspec.ValidationError as error:
            raise NotSeenError(f"no strokes: {error}") from error
        yield from self._draw_on_pad(sound)
        return None

    def _draw_on_pad(self, strokes: _Strokes) -> Generator[None, None, None]:
        box = box_of(self._pad())
        for stroke in strokes:
            points = [
                (box.x + x * box.width / 1000, box.y + box.height - y * box.width / 1000)
                for x, y in stroke
            ]
            finger = Finger(*points[0])
            finger.down()
            for point in points[1:]:
                yield
                finger.along(*point)
            finger.up()
            yield

    def _pad(self) -> SignaturePad | WritingPad:
        for one in visible(self._stage.in_sight):
            if isinstance(one, SignaturePad | WritingPad):
                return one
        raise self._not_seen("no pad to draw on")

    def _shot(self, file: Path) -> Task:
        yield
        yield
        take_shot(file)
        return {"file": str(file)}


def pixels_of_window() -> NDArray[np.uint8]:
    """Return what the window shows: rows from the top, columns, red green blue."""
    width, height = Window.system_size
    Window.on_draw()
    raw = glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE)
    return np.frombuffer(raw, np.uint8).reshape(height, width, 3)[::-1]


def take_shot(file: Path) -> None:
    """Write what the window shows, to exactly this path (Kivy's own adds a counter)."""
    file.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(pixels_of_window()).save(file, compress_level=3)
