"""What the kiosk does for its helper: errands of the sign-in and of her page, and her time."""

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import assert_never

from kiosk.camera_desk import CameraDesk
from kiosk.helper_desk import HelperDesk
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.duty import Duty
from kiosk.journeys.effects import (
    AboutTake,
    CheckCode,
    CopyUnsent,
    EndDuty,
    LookAtStation,
    PrintSheet,
    SettleStore,
    StampConfirmation,
)
from kiosk.journeys.helper_states import Copy, StationLook
from kiosk.journeys.visit import Step, Visit
from kiosk.parts import Devices, Store
from kiosk.station_errands import print_morning, settle
from kiosk.station_look import look_at_station
from kiosk.stick_copy import copy_unsent
from kiosk.voice.contract import Voice
from provisioning.catalogue.model import Edition
from provisioning.clock import Clock, today
from provisioning.errors import ProvisioningError
from provisioning.wire.roster import RosterRefusedError

logger = logging.getLogger(__name__)

HelperEffect = (
    AboutTake
    | CheckCode
    | StampConfirmation
    | LookAtStation
    | CopyUnsent
    | PrintSheet
    | SettleStore
    | EndDuty
)


class HelperService:
    """Serves one kiosk's helpers; without a desk nobody can sign in. UI thread, errands apart."""

    def __init__(
        self,
        desk: HelperDesk | None,
        edition: Edition,
        devices: Devices,
        store: Store,
        camera: CameraDesk,
        clock: Clock,
        voice: Voice,
    ) -> None:
        self._voice = voice
        self._desk, self._edition, self._devices = desk, edition, devices
        self._store, self._camera, self._clock = store, camera, clock
        self._told_wait_s = 0
        self._edition_fault: Callable[[], str | None] = lambda: None

    def watch_edition(self, fault: Callable[[], str | None]) -> None:
        """Ask here whether what the kiosk serves from is over. Called off the UI thread."""
        self._edition_fault = fault

    def serve_from(self, edition: Edition) -> None:
        """Tell of another edition from now on."""
        self._edition = edition

    @property
    def duty(self) -> Duty:
        """Say who is on duty."""
        return self._desk.duty if self._desk else Duty(fault=RosterRefusedError.code)

    @property
    def recorded(self) -> int | None:
        """How many prompts are the station's own; None where nothing can be recorded."""
        return self._devices.recorder.count if self._devices.recorder else None

    def errand(self, effect: HelperEffect) -> Callable[[], Action] | None:  # noqa: PLR0911 - one case an effect
        """Return what takes time about an effect; what does not is done at once."""
        desk, store = self._desk, self._store
        match effect:
            case CheckCode(code):
                return lambda: desk.check(code) if desk else actions.CodeRefused()
            case StampConfirmation():
                return lambda: _stamped(store)
            case LookAtStation():
                return self._look
            case AboutTake():
                recorder, on = self._devices.recorder, today(self._clock)
                return (lambda: recorder.do(effect, on)) if recorder else None
            case CopyUnsent():
                return lambda: actions.StationSeen(replace(self._seen(), copy=self._copied()))
            case PrintSheet(sheet):
                return lambda: print_morning(sheet, self._devices.printer)
            case SettleStore():
                return lambda: settle(store)
            case EndDuty():
                if desk:
                    desk.sign_out()
                return None
            case _:
                assert_never(effect)

    def touch(self, visit: Visit) -> None:
        """What is done in a visit she joined, or on her page, keeps her signed in."""
        if self._desk and (
            visit.helper is not None or visit.place.step in (Step.HELPER, Step.RECORD)
        ):
            self._desk.touch()

    def keep(self) -> None:
        """She does something that no visit here knows of: she practises."""
        if self._desk:
            self._desk.touch()

    def tick(self, visit: Visit) -> actions.DutyEnded | None:
        """Return that a duty ended just now, because its time is over."""
        is_alone = visit.helper is None and visit.place.step is Step.WELCOME
        has_ended = self._desk is not None and self._desk.tick(is_alone=is_alone)
        return actions.DutyEnded() if has_ended else None

    def is_counting(self, visit: Visit) -> bool:
        """Say whether the wait after wrong codes is another second shorter, and is in sight."""
        wait_s = self.duty.wait_s if visit.place.step is Step.SIGN_IN else self._told_wait_s
        is_new, self._told_wait_s = wait_s != self._told_wait_s, wait_s
        return is_new

    def _look(self) -> Action:
        return actions.StationSeen(self._seen())

    def _seen(self) -> StationLook:
        printer, camera = self._devices.printer, self._camera.fault
        beside = (self._edition_fault(), self._voice.look())
        look = look_at_station(self._store, printer, camera, self._edition, self._clock, *beside)
        has_stick, can_off = self._devices.stick is not None, self._devices.switch_off is not None
        undrawn = self._devices.undrawn
        return replace(look, takes_stick=has_stick, can_switch_off=can_off, undrawn=undrawn)

    def _copied(self) -> Copy | None:
        stick = self._devices.stick
        return copy_unsent(self._store, stick) if stick else None


def _stamped(store: Store) -> Action:
    """A store that fails just now stamps nothing: the resident touches "all right" again."""
    try:
        return actions.ConfirmationStamped(store.stamp())
    except ProvisioningError as error:
        logger.warning("a confirmation was not stamped: %s", error.code)
        return actions.Touch()
