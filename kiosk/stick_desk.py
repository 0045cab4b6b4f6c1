"""A resident's stick, as the kiosk's app sees it: its pages shown small, the chosen one judged.

One errand at a time in a thread of its own, so that a stick that hangs holds up nobody: a
file is looked at, then the next, and a page that was chosen meanwhile goes before. When
nobody wants the stick any more, the process that looks at it is killed, and what it saw is
dropped.
"""

import logging
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from threading import Event

from devices.errors import DeviceError, EmptyStickError
from devices.stick.contract import MOST_FILES, FileName, Found, Leaf, StickPages
from kiosk.camera_desk import FLAWS
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import TakePicture
from kiosk.journeys.paper_states import StickLeaf
from kiosk.parts import Devices, Inspect

logger = logging.getLogger(__name__)

_BETWEEN_LOOKS_S = 0.5  # for a stick that is not there yet
_AT_ONCE = 6  # leaves, a sheet of them, are shown before all are known
_MOST_LEAVES = MOST_FILES


@dataclass(frozen=True, slots=True)
class _Nothing:
    """No stick is put in."""


@dataclass(frozen=True, slots=True)
class _Failed:
    """The stick gives nothing more."""

    code: str


_Result = Found | tuple[Leaf, ...] | _Nothing | _Failed | actions.ScanTaken | actions.ScanFailed
_Errand = Callable[[], _Result]


class StickDesk:
    """Methods: UI thread only; none blocks, but `stop`."""

    def __init__(self, devices: Devices) -> None:
        self._stick = devices.stick_pages
        self._inspect = devices.inspect
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="stick")
        self._over = Event()
        self._running: Future[_Result] | None = None
        self._late: Future[_Result] | None = None  # dropped, and not over yet
        self._errands: deque[_Errand] = deque()  # what is still to be looked at
        self._taking: _Errand | None = None  # goes before them
        self._leaves: list[Leaf] = []
        self._is_used = False  # since the stick was looked at, until it is forgotten
        self._told = 0  # leaves
        self._is_cut = False

    @property
    def has_place(self) -> bool:
        """Say whether a stick may be put into this kiosk."""
        return self._stick is not None

    def look(self) -> None:
        """Look what a stick has, from its beginning."""
        self.forget()
        if self._stick is not None:
            self._is_used = True
            self._errands.append(partial(_find, self._stick))

    def take(self, place: int, wanted: TakePicture) -> None:
        """Make a page of a leaf, before whatever else is to be looked at."""
        if self._stick is not None and place < len(self._leaves):
            leaf = self._leaves[place]
            self._taking = partial(_take, self._stick, self._inspect, leaf, wanted)

    def pump(self, *, is_wanted: bool) -> Action | None:
        """Return what the stick gave. Where nobody wants it any more, it is forgotten."""
        if not is_wanted or self._stick is None:
            self.forget()
            return None
        action = None
        if self._running is not None and self._running.done():
            result, self._running = self._running.result(), None  # a bug surfaces here
            action = self._taken_in(self._stick, result)
        if self._running is None and self._taking is not None:
            self._running, self._taking = self._thread.submit(self._taking), None
        elif self._running is None and self._errands:
            self._running = self._thread.submit(self._errands.popleft())
        return action

    def forget(self) -> None:
        """Whoever chose has gone on: all that was seen is dropped, and its process is killed."""
        if not self._is_used or self._stick is None:
            self._end_late()
            return
        if self._running is not None and not self._running.cancel():
            self._late = self._running
        self._is_used = False
        self._over.set()
        self._over = Event()
        self._stick.forget()
        self._running, self._taking = None, None
        self._errands, self._leaves = deque(), []
        self._told, self._is_cut = 0, False

    def stop(self) -> None:
        """Give up what is under way."""
        self.forget()
        self._thread.shutdown(wait=True)
        self._end_late()

    def _end_late(self) -> None:
        """An errand that was under way may have begun another process: that one ends too."""
        if self._stick is not None and self._late is not None and self._late.done():
            self._stick.forget()
            self._late = None

    def _taken_in(self, stick: StickPages, result: _Result) -> Action | None:
        """Note what an errand brought, and say what it means for the visit."""
        match result:
            case actions.ScanTaken() | actions.ScanFailed():
                return result
            case _Nothing():
                self._errands.append(partial(_find, stick, self._over))
                return actions.StickAwaited()
            case Found(files, is_cut):
                self._is_cut = is_cut
                self._errands.extend(partial(_leaves, stick, file) for file in files)
                return None
            case _Failed(code):
                self._errands.clear()
                return self._seen(code)
            case _:
                room = _MOST_LEAVES - len(self._leaves)
                self._leaves += result[:room]
                if room <= len(result) and self._errands:
                    self._is_cut = True
                    self._errands.clear()
                return self._seen(EmptyStickError.code)

    def _seen(self, otherwise: str) -> Action | None:
        """Tell a sheet of leaves as soon as there is one, and the rest when all are known."""
        is_all = not self._errands
        if not is_all and (self._told or len(self._leaves) < _AT_ONCE):
            return None
        if not self._leaves:
            return actions.StickFailed(otherwise)
        self._told = len(self._leaves)
        shown = tuple(StickLeaf(one.picture, one.page) for one in self._leaves)
        return actions.StickSeen(shown, is_all, self._is_cut)


# -- in the stick's thread ---------------------------------------------------------


def _find(stick: StickPages, over: Event | None = None) -> _Result:
    """Find the files of a stick, if one is put in; after a moment, where there was none."""
    if over is not None:
        over.wait(_BETWEEN_LOOKS_S)
    if not stick.is_in():
        return _Nothing()
    try:
        return stick.find()
    except DeviceError as error:
        logger.info("%s: a stick gives no page", error.code)
        return _Failed(error.code)


def _leaves(stick: StickPages, file: FileName) -> _Result:
    try:
        return stick.leaves(file)
    except DeviceError as error:
        logger.info("%s: a stick gives no more pages", error.code)
        return _Failed(error.code)


def _take(stick: StickPages, inspect: Inspect, leaf: Leaf, wanted: TakePicture) -> _Result:
    """Make a page of a leaf; it is judged like one of the camera's."""
    try:
        page = stick.take(leaf, is_portrait=wanted.is_portrait)
    except DeviceError as error:
        logger.info("%s: a page of a stick cannot be taken", error.code)
        return actions.ScanFailed(error.code)
    page = inspect(page, wanted.beside, is_portrait=wanted.is_portrait)
    return actions.ScanTaken(page.picture, FLAWS[page.flags[0]] if page.flags else None)
