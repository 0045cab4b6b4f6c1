"""The peer: zinnia with Debian's simplified Chinese model, through its C interface."""

import ctypes
from collections.abc import Sequence
from ctypes.util import find_library
from pathlib import Path
from typing import Final

MODEL: Final = Path("/usr/share/tegaki/models/zinnia/handwriting-zh_CN.model")
SIDE: Final = 1000
# Names and kinds of the C functions that are used: zinnia.h, 0.06.
_FUNCTIONS: Final = {
    "zinnia_recognizer_new": (ctypes.c_void_p, ()),
    "zinnia_recognizer_open": (ctypes.c_int, (ctypes.c_void_p, ctypes.c_char_p)),
    "zinnia_recognizer_size": (ctypes.c_size_t, (ctypes.c_void_p,)),
    "zinnia_recognizer_value": (ctypes.c_char_p, (ctypes.c_void_p, ctypes.c_size_t)),
    "zinnia_recognizer_classify": (
        ctypes.c_void_p,
        (ctypes.c_void_p, ctypes.c_void_p, ctypes.c_size_t),
    ),
    "zinnia_character_new": (ctypes.c_void_p, ()),
    "zinnia_character_destroy": (None, (ctypes.c_void_p,)),
    "zinnia_character_set_width": (None, (ctypes.c_void_p, ctypes.c_size_t)),
    "zinnia_character_set_height": (None, (ctypes.c_void_p, ctypes.c_size_t)),
    "zinnia_character_add": (
        ctypes.c_int,
        (ctypes.c_void_p, ctypes.c_size_t, ctypes.c_int, ctypes.c_int),
    ),
    "zinnia_result_size": (ctypes.c_size_t, (ctypes.c_void_p,)),
    "zinnia_result_value": (ctypes.c_char_p, (ctypes.c_void_p, ctypes.c_size_t)),
    "zinnia_result_destroy": (None, (ctypes.c_void_p,)),
}


class ZinniaMissingError(Exception):
    """The peer is not installed: apt-get install libzinnia0 tegaki-zinnia-simplified-chinese."""


class Zinnia:
    """One open recogniser."""

    def __init__(self) -> None:
        name = find_library("zinnia")
        if name is None or not MODEL.exists():
            raise ZinniaMissingError(ZinniaMissingError.__doc__)
        self._c = ctypes.CDLL(name)
        for function, (gives, takes) in _FUNCTIONS.items():
            getattr(self._c, function).restype = gives
            getattr(self._c, function).argtypes = takes
        self._recogniser = self._c.zinnia_recognizer_new()
        if not self._c.zinnia_recognizer_open(self._recogniser, str(MODEL).encode()):
            raise ZinniaMissingError("zinnia cannot open its model")

    def known(self) -> set[str]:
        """Return the characters that it can tell."""
        size = self._c.zinnia_recognizer_size(self._recogniser)
        return {self._c.zinnia_recognizer_value(self._recogniser, n).decode() for n in range(size)}

    def candidates(self, strokes: Sequence[Sequence[tuple[float, float]]], most: int) -> list[str]:
        """Return the likeliest first."""
        character = self._c.zinnia_character_new()
        self._c.zinnia_character_set_width(character, SIDE)
        self._c.zinnia_character_set_height(character, SIDE)
        for number, stroke in enumerate(strokes):
            for x, y in stroke:
                self._c.zinnia_character_add(character, number, round(x), round(y))
        result = self._c.zinnia_recognizer_classify(self._recogniser, character, most)
        found = []
        if result:
            size = self._c.zinnia_result_size(result)
            found = [self._c.zinnia_result_value(result, n).decode() for n in range(size)]
            self._c.zinnia_result_destroy(result)
        self._c.zinnia_character_destroy(character)
        return found
