"""Pictures of papers that the kiosk's own camera did not take: from a phone, from a stick."""

from kiosk.journeys.actions import Action
from kiosk.journeys.effects import LookAtStick, TakeFromStick, WaitForPhone
from kiosk.journeys.states import PaperStage
from kiosk.journeys.visit import Scanning
from kiosk.parts import Devices, Senses
from kiosk.phone_desk import PhoneDesk
from kiosk.stick_desk import StickDesk

Bring = WaitForPhone | LookAtStick | TakeFromStick


class BroughtPictures:
    """Both ways, of which a visit uses one at a time. Methods: UI thread only."""

    def __init__(self, devices: Devices, senses: Senses) -> None:
        self._phone, self._stick = PhoneDesk(devices, senses), StickDesk(devices)

    @property
    def by_phone(self) -> bool:
        """Say whether phones can reach this kiosk at all."""
        return self._phone.has_door

    @property
    def by_stick(self) -> bool:
        """Say whether a stick may be put into it."""
        return self._stick.has_place

    def carry_out(self, effect: Bring) -> None:
        """Begin what a visit asks for."""
        match effect:
            case WaitForPhone(paper, wanted):
                self._phone.wait_for(paper, wanted)
            case LookAtStick():
                self._stick.look()
            case TakeFromStick(place, wanted):
                self._stick.take(place, wanted)

    def pump(self, scan: Scanning) -> Action | None:
        """Return what came. Never blocks."""
        phone = self._phone.pump(is_wanted=scan.stage is PaperStage.PHONE)
        return self._stick.pump(is_wanted=scan.stick is not None) or phone

    def forget(self) -> None:
        """Drop whatever is on its way."""
        self._phone.forget()
        self._stick.forget()

    def stop(self) -> None:
        """Give up what is under way."""
        self._phone.stop()
        self._stick.stop()
