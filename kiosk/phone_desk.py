"""Pictures from phones, as the kiosk's app sees them: found, judged and cleaned like a scan."""

import logging
from concurrent.futures import Future, ThreadPoolExecutor

from devices.document_camera.frames import frame_of_bytes
from devices.errors import UnreadablePictureError
from kiosk.camera_desk import FLAWS
from kiosk.errors import NoPhoneDoorError
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import TakePicture
from kiosk.parts import Devices, Senses
from kiosk.phone.line import Gone, PhoneLine, Picture
from kiosk.phone.wire import TOKEN_BYTES, Await, Opened, Ready
from provisioning.catalogue.words import Words

logger = logging.getLogger(__name__)


class PhoneDesk:
    """One phone at a time, for the paper in sight. Methods: UI thread only; none blocks."""

    def __init__(self, devices: Devices, senses: Senses) -> None:
        self._devices, self._senses = devices, senses
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="phone-page")
        self._line: PhoneLine | None = None
        self._page: Future[Action] | None = None
        self._wanted = TakePicture()

    @property
    def has_door(self) -> bool:
        """Say whether phones can reach this kiosk at all."""
        return self._senses.phone_socket is not None

    def wait_for(self, paper: Words, wanted: TakePicture) -> None:
        """Wait for a picture of this kind of paper, with a fresh token."""
        self.forget()
        self._wanted = wanted
        if self._senses.phone_socket is not None:
            token = self._senses.random(TOKEN_BYTES).hex()
            self._line = PhoneLine(self._senses.phone_socket, Await(token, paper))

    def pump(self, *, is_wanted: bool) -> Action | None:
        """Return what a phone did. Where nobody waits for one, its token ends."""
        if not is_wanted:
            self.forget()
            return None
        if self._page is not None:
            return self._finished(self._page)
        match self._line.pump() if self._line else None:
            case Ready(url, network, join):
                return actions.PhoneReady(url, network, join)
            case Opened():
                return actions.PhoneOpened()
            case Picture(data):
                self._page = self._thread.submit(self._judge, data, self._wanted)
            case Gone():
                self.forget()
                return actions.PhoneFailed(NoPhoneDoorError.code)
            case None:
                pass
        return None

    def forget(self) -> None:
        """Whoever waited has gone on: the token ends, and the picture is dropped."""
        line, self._line, self._page = self._line, None, None
        self._wanted = TakePicture()
        if line is not None:
            line.hang_up()

    def stop(self) -> None:
        """Give up what is under way; waits for the picture that is being judged."""
        self.forget()
        self._thread.shutdown(wait=True)

    def _finished(self, page: Future[Action]) -> Action | None:
        if not page.done():
            return None
        self.forget()
        return page.result()  # a bug in the judging surfaces here

    def _judge(self, data: bytes, wanted: TakePicture) -> Action:
        scan = self._devices.scan_sent or self._devices.scan
        try:
            page = self._devices.inspect(
                scan(frame_of_bytes(data)),
                wanted.beside,
                is_portrait=wanted.is_portrait,
            )
        except UnreadablePictureError as error:
            logger.info("a phone's picture cannot be read: %s", error.code)
            return actions.ScanFailed(error.code)
        flaw = FLAWS[page.flags[0]] if page.flags else None
        return actions.ScanTaken(page.picture, flaw)
