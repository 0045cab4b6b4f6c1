"""A person who cannot read: acts on what was said aloud, on pictures, and on where things are.

It never looks at a word on the glass or at what a button is called inside. What was not heard
in the room before a touch is no reason for one. She knows figures, as who counts money does.
"""

import re
from dataclasses import dataclass, field

from screens.theme.colours import GREEN
from screens.widgets.page import Page
from screens.widgets.sight import Box, box_of, touchables, visible
from screens.widgets.signature import SignaturePad
from screens.widgets.touch import Key, Touchable, WayOnButton
from tests.screens.hands import draw, touch_at
from tests.screens.standing_kiosk import StandingKiosk

CROSS = [[(400.0, 100.0), (500.0, 200.0), (600.0, 300.0)], [(600.0, 100.0), (400.0, 300.0)]]
NAME = [[(200.0 + 40 * n, 60.0 + 30 * (n % 5)) for n in range(12)], [(600.0, 80.0), (700.0, 260.0)]]
_CHOICES = re.compile("可以选：(.+?)。")
_SMALL = re.compile("小一点的按钮：(.+?)。")
_BIG = "请按下面的大按钮"
_FURTHER = "请按向下的箭头"
MOST_STEPS = 80


class LostError(AssertionError):
    """She does not know what to do: nothing that was said or drawn tells her."""


@dataclass
class Unlettered:
    """``wants`` are words to listen for, those she would rather take first."""

    kiosk: StandingKiosk
    wants: tuple[str, ...]
    figures: dict[str, str]  # what to give where the machine says this
    witness: str  # whose card it is that a witness lays down
    card: str
    log: list[tuple[str, str]] = field(default_factory=list)  # page, and why she touched it
    papers: str = ""

    def go(self, until: str) -> None:
        """Go on until a page is in sight."""
        for _ in range(MOST_STEPS):
            self.kiosk.settle()
            if self.kiosk.page == until:
                return
            self._step()
        raise LostError(f"never came to {until}: {self.log}")

    # -- inside ------------------------------------------------------------------

    def _step(self) -> None:
        kiosk, page = self.kiosk, self.kiosk.page
        kiosk.until(lambda: bool(kiosk.ears.room) or kiosk.page != page, "something to be heard")
        heard = "".join(kiosk.ears.room)
        if kiosk.page != page or self._give_card(heard):
            return
        self._draw(heard)
        if "大按钮“" not in heard and not self._is_question(heard):
            self._wait(page, heard)
        elif not self._choose(heard) and not self._press_small(heard):
            self._type(heard)
            self._press_big(heard)

    def _is_question(self, heard: str) -> bool:
        return bool(_CHOICES.search(heard)) or bool(_SMALL.search(heard))

    def _give_card(self, heard: str) -> bool:
        kiosk = self.kiosk
        if "身份证放" not in heard:
            return False
        page, who = kiosk.page, self.witness if "作证" in heard else self.card
        kiosk.hands("insert-card", person=who)
        kiosk.until(lambda: "卡可以拿走了" in "".join(kiosk.ears.room), "the card read")
        kiosk.hands("remove-card")
        kiosk.until(lambda: kiosk.page != page, "the page after the card")
        self._note(page, "a card was asked for")
        return True

    def _draw(self, heard: str) -> None:
        """A cross into the empty frame; beside it her neighbour writes a name."""
        has_frame = any(isinstance(one, SignaturePad) for one in visible(self._page_in_sight()))
        if has_frame and ("记号" in heard or "作证" in heard):
            draw(self.kiosk.studio, NAME if "作证" in heard else CROSS)

    def _choose(self, heard: str) -> bool:
        """Take the one she wants, by its place in what was said; else turn the page."""
        if (said := _CHOICES.search(heard)) is None:
            return False
        offered = re.split("；", said[1]) if "；" in said[1] else re.split("、", said[1])
        cards = self._cards()
        assert len(cards) == len(offered), "what is said is what is seen"
        for want in self.wants:
            for at, words in enumerate(offered):
                if want in words:
                    self._touch(cards[at], heard, f"“{words}” was said, as number {at + 1}")
                    return True
        if _FURTHER in heard:
            arrow = next(one for one in self._seen() if getattr(one, "sign", "") == "more")
            self._touch(box_of(arrow), heard, "there is more below the arrow")
            return True
        raise LostError(f"none of {offered} at {self.kiosk.page}")

    def _press_small(self, heard: str) -> bool:
        if (said := _SMALL.search(heard)) is None:
            return False
        offered = re.split("；|、", said[1])
        for want in self.wants:
            if want in offered:
                small = [one for one in self._seen() if one.touch_id.startswith("other.")]
                ordered = sorted(small, key=lambda one: (-box_of(one).y, box_of(one).x))
                self._touch(box_of(ordered[offered.index(want)]), heard, f"“{want}” was said")
                return True
        return False

    def _type(self, heard: str) -> None:
        if "点下面的数字" not in heard:
            return
        number = next((given for asked, given in self.figures.items() if asked in heard), None)
        if number is None:
            raise LostError(f"no figures for {heard}")
        for digit in number:
            key = next(one for one in self._seen() if isinstance(one, Key) and one.words == digit)
            touch_at(self.kiosk.studio, *box_of(key).centre)

    def _press_big(self, heard: str) -> None:
        """The green one at the bottom, the largest."""
        if self.papers and "拍照" in heard:
            self.kiosk.hands("lay-paper", paper=self.papers)
        green = [one for one in self._seen() if isinstance(one, WayOnButton)]
        assert len(green) == 1
        box = box_of(green[0])
        assert green[0].face == GREEN
        assert box.y < self.kiosk.studio.stage.root.height / 4
        self._touch(box, heard, "the large button was said")

    def _wait(self, page: str, heard: str) -> None:
        kiosk = self.kiosk
        kiosk.until(
            lambda: kiosk.page != page or "".join(kiosk.ears.room) != heard, "the machine to go on"
        )

    def _touch(self, box: Box, heard: str, why: str) -> None:
        """Touch a place. What made her do it was heard, every word of it in the room."""
        kiosk, page = self.kiosk, self.kiosk.page
        assert heard
        self._note(page, why)
        touch_at(kiosk.studio, *box.centre)
        kiosk.settle()

    def _note(self, page: str, why: str) -> None:
        self.log.append((page, why))

    def _seen(self) -> list[Touchable]:
        return touchables(self.kiosk.studio.stage.in_sight)

    def _page_in_sight(self) -> Page:
        page = self.kiosk.studio.stage.page
        assert page is not None
        return page

    def _cards(self) -> list[Box]:
        """The cards with answers, as they lie: from the top, each row from the left."""
        lying = [box_of(one) for one in touchables(self._page_in_sight().ids.body.__self__)]
        large = [box for box in lying if box.height > 60]
        return sorted(large, key=lambda box: (-round(box.y), box.x))
