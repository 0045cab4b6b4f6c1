"""Opens the typeface for every widget, and lends it the rare characters of other fonts.

SDL draws with one font at a time and has no fallback. `_LendingLabel` splits a
line into runs by what each font covers and draws every run with its own font on
one base line (facts measured with random characters of Extensions B to F). What no font is
promised for stands as its code in a frame.
"""

import logging
import re
import struct
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import kivy.core.text
from kivy.core.text import DEFAULT_FONT, LabelBase

from provisioning import typeface
from provisioning.typeface.coverage import Coverage

logger = logging.getLogger(__name__)


class _LendingLabel(kivy.core.text.Label):
    """Kivy's text drawer, with more than one font."""

    lenders: tuple[tuple[str, Coverage], ...] = ()  # file name and what it covers
    own: Coverage = Coverage(())
    plain: re.Pattern[str] = re.compile("")  # what is ours alone, and needs no lender

    def _runs(self, text: str) -> Iterator[tuple[str | None, str]]:
        """Yield runs of text with the file of the font that lends its shapes, None for ours."""
        for lender, run in groupby(text, self._lender):
            yield lender, "".join(run)

    def _lender(self, character: str) -> str | None:
        if ord(character) in self.own or character.isspace():
            return None
        return next((file for file, has in self.lenders if ord(character) in has), None)

    def _with_font(self, lender: str | None, draw: Any) -> Any:  # noqa: ANN401 - Kivy's own
        own = self.options["font_name_r"]
        self.options["font_name_r"] = lender or own
        try:
            return draw()
        finally:
            self.options["font_name_r"] = own

    def get_extents(self, text: str) -> tuple[int, int]:
        """Return the size of a line, its height always that of the typeface."""
        if not self.lenders or not isinstance(text, str):
            size: tuple[int, int] = super().get_extents(text)
            return size
        if self.plain.fullmatch(text):
            ours: tuple[int, int] = super().get_extents(text)
            return ours
        sizes = [
            self._with_font(lender, lambda run=run: super(_LendingLabel, self).get_extents(run))
            for lender, run in self._runs(text)
        ]
        height = super().get_extents(" ")[1]
        return sum(width for width, _ in sizes), height

    def _render_text(self, text: str, x: int, y: int) -> None:
        ascent = self.get_ascent()
        for lender, run in self._runs(text):
            rise = self._with_font(lender, self.get_ascent)
            draw = super()._render_text
            self._with_font(
                lender,
                lambda run=run, x=x, rise=rise, draw=draw: draw(run, x, y + ascent - rise),
            )
            x += self._with_font(
                lender, lambda run=run: super(_LendingLabel, self).get_extents(run)
            )[0]


def open_fonts(rare: tuple[Path, ...]) -> tuple[Path, ...]:
    """Make the typeface the font of every widget; return the rare fonts that were found.

    Call before any widget is imported: Kivy's labels keep the drawer they see.
    """
    LabelBase.register(DEFAULT_FONT, str(typeface.REGULAR), fn_bold=str(typeface.BOLD))
    found = dict(_lenders(rare))
    lenders = found | {typeface.BOXES: Coverage.of(typeface.BOXES)}  # the last: a frame, no shape
    _LendingLabel.own = Coverage.of(typeface.REGULAR)
    _LendingLabel.plain = _all_of(_LendingLabel.own)
    _LendingLabel.lenders = tuple((str(font), has) for font, has in lenders.items())
    kivy.core.text.Label = _LendingLabel
    return tuple(found)


def _all_of(has: Coverage) -> re.Pattern[str]:
    ranges = "".join(rf"\U{first:08X}-\U{last:08X}" for first, last in has.ranges)
    return re.compile(rf"[\s{ranges}]*")


def _lenders(rare: tuple[Path, ...]) -> Iterator[tuple[Path, Coverage]]:
    """Yield the fonts that are there; a damaged one costs rare characters, not the kiosk."""
    for font in rare:
        try:
            yield font, Coverage.of(font)
        except FileNotFoundError:
            logger.info("no font %s: rare characters stay boxes", font.name)
        except (OSError, struct.error):
            logger.warning("font %s is damaged", font.name)
