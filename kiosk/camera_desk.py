"""The camera's one owner thread: live pictures, pages, and codes of slips.

Every look is one short errand in that thread; while one runs, no other is
begun, so a slow camera slows the picture and never the glass. What a look was
begun for may be over when it ends: then its result is dropped, because it may
show the paper, or open the slip, of the person before. After a visit that used the camera
it looks whether a paper was left there, and again from time to time until it is gone; of
that picture nothing is kept but yes or no.
"""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from functools import partial

from devices.document_camera.contract import CameraState, DocumentCamera, Frame
from devices.document_camera.scanned_page import PageFlag
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import TakePicture
from kiosk.parts import Devices
from kiosk.text import ProblemText

FLAWS = {
    PageFlag.NO_PAGE: ProblemText.FLAW_NO_PAGE,
    PageFlag.CUT_OFF: ProblemText.FLAW_CUT_OFF,
    PageFlag.TOO_DARK: ProblemText.FLAW_TOO_DARK,
    PageFlag.BLURRED: ProblemText.FLAW_BLURRED,
    PageFlag.MOVED: ProblemText.FLAW_MOVED,
    PageFlag.GLARE: ProblemText.FLAW_GLARE,
    PageFlag.COVERED: ProblemText.FLAW_COVERED,
    PageFlag.TOO_SMALL: ProblemText.FLAW_TOO_SMALL,
    PageFlag.BLANK: ProblemText.FLAW_BLANK,
    PageFlag.WRONG_WAY_UP: ProblemText.FLAW_WRONG_WAY_UP,
    PageFlag.TWICE: ProblemText.FLAW_TWICE,
    PageFlag.PORTRAIT_SIZE: ProblemText.FLAW_PORTRAIT_SIZE,
    PageFlag.PORTRAIT_FACE: ProblemText.FLAW_PORTRAIT_FACE,
    PageFlag.PORTRAIT_GROUND: ProblemText.FLAW_PORTRAIT_GROUND,
}
_PUMPS_BETWEEN = 300  # frames of the window: some ten seconds
_ENOUGH_LOOKS = 6  # a public code alone: the private one may be out of sight for a moment

Opener = Callable[[list[str]], Action | None]


class CameraDesk:
    """Asks the camera for what the page in sight needs. Methods: UI thread only."""

    def __init__(self, devices: Devices) -> None:
        self._devices = devices
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="camera")
        self._running: Future[Action | None] | None = None
        self._page_wanted: TakePicture | None = None
        self._is_late = False
        self._is_open = False
        self._was_open = False  # in this visit
        self._looks_back_in: int | None = None  # pumps
        self._is_looking_back = False
        self._is_new = False  # nobody's page was watched yet
        self._looks = 0
        self.opener: Opener | None = None
        self.frame: Frame | None = None

    def take_page(self, wanted: TakePicture) -> None:
        """Take one page as soon as the camera is free; `pump` returns how it went."""
        self._page_wanted = wanted
        self._drop_running()

    def look_for_slip(self, opener: Opener | None) -> None:
        """Look for codes in every picture, or stop looking."""
        self.opener, self._looks = opener, 0
        self._drop_running()

    def forget(self) -> None:
        """Drop every picture."""
        self.frame, self.opener, self._page_wanted = None, None, None
        self._is_new = True
        if self._was_open and self._devices.watcher is not None:
            self._looks_back_in = 0
        self._was_open = False
        self._drop_running()

    def pump(self, *, is_wanted: bool) -> Action | None:
        """Collect what the last look brought and begin the next. Never blocks."""
        action = self._collect(is_wanted=is_wanted)
        if self._running is None:
            self._begin(is_wanted=is_wanted)
        return action

    def fault(self) -> str | None:
        """Look once whether the camera sees, for the helper's page. Blocks: not the UI thread."""
        return self._thread.submit(self._check).result()

    def stop(self) -> None:
        """End the thread and switch the camera off; waits for the look that runs."""
        self._thread.submit(self._devices.camera.close)
        self._thread.shutdown(wait=True)

    def _collect(self, *, is_wanted: bool) -> Action | None:
        if self._running is None or not self._running.done():
            return None
        action = self._running.result()  # a bug in the camera's thread surfaces here
        is_late, self._running, self._is_late = self._is_late, None, False
        is_back, self._is_looking_back = self._is_looking_back, False
        if is_back:  # a camera that saw nothing is asked again, as one that saw a paper
            is_gone = isinstance(action, actions.PaperLies) and not action.lies
            self._looks_back_in = None if is_gone else _PUMPS_BETWEEN
            return None if is_late or is_wanted else action
        if not is_wanted or (is_late and self._page_wanted is None):
            self.frame = None  # the paper in it may be somebody else's
        return self._patient(action) if is_wanted and not is_late else None

    def _drop_running(self) -> None:
        self._is_late = self._running is not None

    def _patient(self, action: Action | None) -> Action | None:
        if not isinstance(action, actions.SlipPublicOnly):
            return action
        self._looks += 1
        return action if self._looks >= _ENOUGH_LOOKS else None

    def _begin(self, *, is_wanted: bool) -> None:
        if not is_wanted:
            if self._is_open:
                self._is_open = False
                self._running = self._thread.submit(self._close)
            elif self._looks_back_in is not None:
                self._looks_back_in -= 1
                if self._looks_back_in < 0:
                    self._looks_back_in, self._is_looking_back = None, True
                    self._running = self._thread.submit(self._look_back)
            return
        self._is_open = self._was_open = True
        self._looks_back_in = None
        wanted, self._page_wanted = self._page_wanted, None
        errand = self._look if wanted is None else partial(self._take, wanted)
        self._running = self._thread.submit(errand)

    # -- in the camera's thread --------------------------------------------------

    def _see(self) -> Frame | None:
        camera = self._devices.camera
        if camera.state is CameraState.CLOSED:
            camera.open()
        self.frame = camera.frame()
        return self.frame

    def _look(self) -> Action | None:
        frame, opener = self._see(), self.opener
        if opener is None:
            return self._watch(frame) if frame is not None else None
        if frame is None:
            return actions.SlipFailed(_state(self._devices.camera))
        return opener(self._devices.read_codes(frame))

    def _watch(self, frame: Frame) -> Action | None:
        """Outline the page in the live picture; ask for it to be taken when it lies still."""
        watcher = self._devices.watcher
        if watcher is None:
            return None
        if self._is_new:
            self._is_new = False
            watcher.forget()
        look = watcher.look(frame)
        self.frame = look.shown
        return actions.TakePage() if look.is_ready else None

    def _look_back(self) -> Action | None:
        """Say whether a paper lies there; the picture is dropped at once."""
        watcher = self._devices.watcher
        if watcher is None:
            return None
        frame = self._see()
        self._close()
        if frame is None:
            return None
        watcher.forget()
        return actions.PaperLies(watcher.look(frame).outline is not None)

    def _take(self, wanted: TakePicture) -> Action | None:
        frame = self._see()
        if frame is None:
            return actions.ScanFailed(_state(self._devices.camera))
        page = self._devices.inspect(
            self._devices.scan(frame), wanted.beside, is_portrait=wanted.is_portrait
        )
        flaw = FLAWS[page.flags[0]] if page.flags else None
        return actions.ScanTaken(page.picture, flaw)

    def _check(self) -> str | None:
        seen = self._see()
        fault = None if seen is not None else _state(self._devices.camera)
        self._close()
        return fault

    def _close(self) -> None:
        """A page that was taken and still lies there is not taken again when the camera opens."""
        self._devices.camera.close()
        self.frame = None


def _state(camera: DocumentCamera) -> str:
    return camera.state.value
