"""The kiosk: one visit at a time, its devices and its store, without a picture.

`apply` and `pump` belong to one thread, the one that draws. Devices post
events from their own threads onto a queue; lodging, printing and the camera
run in a thread each and come back as actions. Nothing here blocks the glass.
"""

import logging
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import replace

from devices.document_camera.contract import Frame
from devices.speaker.routing import Part
from edge_sync.errors import SlipNumberTakenError
from kiosk.brought_pictures import BroughtPictures
from kiosk.camera_desk import CameraDesk
from kiosk.card_desks import CardDesks
from kiosk.draft_errands import forget_draft, tidy_drafts
from kiosk.due_slips import due_slips
from kiosk.edition_desk import EditionDesk
from kiosk.errands import print_missing
from kiosk.farewell import Farewell
from kiosk.finding_desk import FindingDesk
from kiosk.helper_desk import HelperDesk
from kiosk.helper_service import HelperService
from kiosk.idle_clock import IdleClock
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.effects import (
    AskCloud,
    CallTheTown,
    CountUse,
    CountWrong,
    CutPower,
    Effect,
    ForgetDraft,
    Lodge,
    LookAtStick,
    LookForSlip,
    PrintGuide,
    PrintMissing,
    PrintPaper,
    PrintSlip,
    ReadCards,
    ReadPaper,
    SaveDraft,
    Speak,
    SpeakAloud,
    StopAsking,
    TakeFromStick,
    TakePicture,
    WaitForPhone,
    Wipe,
)
from kiosk.journeys.show import show
from kiosk.journeys.signing_course import SIGNING_STEPS
from kiosk.journeys.states import DueSlip, OutOfService, Privacy, Shown
from kiosk.journeys.step import step
from kiosk.journeys.visit import Context, Step, Visit
from kiosk.lodging import Lodging
from kiosk.night_desk import NightDesk
from kiosk.paper_errands import OnPaper, on_paper
from kiosk.parts import Devices, Senses, Station, Store
from kiosk.question_desk import QuestionDesk
from kiosk.reading_desk import ReadingDesk
from kiosk.records.uses import UseRecord
from kiosk.slip_reading import open_slip
from kiosk.text import say
from kiosk.town_desk import TownDesk
from kiosk.voice.page_voice import PageVoice
from provisioning.catalogue.model import Edition
from provisioning.clock import Clock, today
from provisioning.storage.errors import DamagedError, DiskFullError

logger = logging.getLogger(__name__)

_WITH_CAMERA = (Step.PAPER, Step.FROM_PAPER, Step.BRING, Step.SIGNED_PAPER, Step.READ_SLIP)
_WITH_NUMBER = SIGNING_STEPS | {
    Step.CONSENT,
    Step.CHECK,
    Step.LODGING,
}  # what is signed names the slip
_REFUSED_FOR_S = 30
_OF_NOBODY = (  # nobody stands here
    actions.Idle | actions.TownAnswered | actions.TownSilent | actions.PowerFails,
    actions.PhoneReady | actions.PhoneFailed | actions.PaperTold | actions.PaperLies,
    actions.StickSeen | actions.StickAwaited | actions.StickFailed,
)


class KioskApp:
    """A kiosk that serves. See `kiosk.refusal` for one that cannot.

    `apply` and `pump` raise StorageError leaves when the store is lost, a
    damaged one as soon as the visit that met it has ended: then open it anew.
    """

    def __init__(
        self,
        edition: Edition,
        station: Station,
        devices: Devices,
        store: Store,
        clock: Clock,
        senses: Senses,
        helpers: HelperDesk | None = None,
    ) -> None:
        self._edition, self._station, self._devices = edition, station, devices
        self._editions: EditionDesk | None = None
        self._store, self._clock, self._senses = store, clock, senses
        self._visit = Visit()
        self._cards = CardDesks(devices.reader, devices.social_reader)
        self._camera = CameraDesk(devices)
        self._reading = ReadingDesk(devices.paper_teller)
        about = (edition, devices, store, self._camera, clock, senses.voice)
        self._helper = HelperService(helpers, *about)
        self._clerk = ThreadPoolExecutor(1, thread_name_prefix="clerk")
        self._errands: list[Future[Action]] = []
        self._questions = QuestionDesk(store, clock)
        self._town = TownDesk(station, senses, clock)
        self._voice = PageVoice(senses.voice)
        self._brought = BroughtPictures(devices, senses)
        self._idle = IdleClock(clock)
        self._night = NightDesk(station.rota, clock)
        self._farewell = Farewell(clock)
        self._tidied = today(clock)
        uses = senses.uses or UseRecord(None, self._tidied)
        self._finding = FindingDesk(edition.catalogue, station.division, uses)
        self._due: tuple[DueSlip, ...] = ()
        self._lodging = Lodging(store, edition, station, senses)
        self._refusal: str | None = None
        self._is_damaged = False
        self._shown: Shown | None = None
        self.on_shown: Callable[[Shown], None] | None = None

    def start(self) -> None:
        """Begin to watch the devices, and offer the slips of an earlier life again."""
        self._due = due_slips(self._store)
        self._cards.start()
        if self._due:
            self.apply(actions.ShowDue())

    def watch(self, editions: EditionDesk) -> None:
        """Take up what comes to this desk between visits. Before `start`."""
        self._editions = editions
        self._helper.watch_edition(editions.fault)

    def stop(self) -> None:
        """Let every errand come to its end and let go of the devices."""
        self._cards.stop()
        self._camera.stop()
        for beside in (self._reading, self._questions, self._town, self._brought):
            beside.stop()
        if self._editions is not None:
            self._editions.stop()
        self._clerk.shutdown(wait=True)

    def take_leave(self, close: Callable[[], None]) -> None:
        """Keep what may be kept, then call ``close``. Any thread, a signal's handler too."""
        self._farewell.ask(close)

    def read_aloud(self, parts: Sequence[Part]) -> None:
        """Say what stands on a page. Never blocks."""
        self._voice.read(parts, self._visit.language)

    @property
    def shown(self) -> Shown:
        """What the glass shows now."""
        if self._shown is None:
            self._shown = self._show()
        return self._shown

    def keep_helper(self) -> None:
        """Note that the helper on duty is doing something, at a practice in this kiosk's place."""
        self._helper.keep()

    @property
    def edition(self) -> Edition:
        """What visits are served from that begin now."""
        return self._edition

    def preview(self) -> Frame | None:
        """Return the camera's newest picture, or None. Never blocks."""
        return self._camera.frame

    def apply(self, action: Action) -> None:
        """Do what the resident, a device or the clock did."""
        if not isinstance(action, _OF_NOBODY):
            self._idle.touch()
            self._helper.touch(self._visit)
        if isinstance(action, actions.ChooseDialect):
            self._voice.speak_as(action.pack)
        if self._is_refused(action):
            self._changed()
            return
        before = self._visit
        self._visit, effects = step(self._visit, action, self._context())
        self._voice.follow(before.place, self._visit.place, action)
        for effect in effects:
            self._carry_out(effect)
        if self._visit != before or effects or isinstance(action, actions.ChooseDialect):
            self._changed()

    def pump(self) -> None:
        """Take in what devices, errands and time have to say. Never blocks."""
        while self._cards.has_events:
            self._take_event()
        for errand in [errand for errand in self._errands if errand.done()]:
            self._errands.remove(errand)
            self._take_result(errand.result())  # a bug in an errand surfaces here
        is_wanted = self._visit.place.step in _WITH_CAMERA
        camera, questions = self._camera.pump(is_wanted=is_wanted), self._questions.pump()
        brought = self._brought.pump(self._visit.scanning)
        for action in (camera, questions, self._reading.pump(), self._town.pump(), brought):
            if action:
                self.apply(action)
        self._tidy_daily()
        if self._farewell.pump(self._visit, self.apply):
            return
        self._tend_helper()
        if self._night.has_turned(is_helper_here=self._helper.duty.on is not None):
            self._changed()
        self._take_up_edition()
        if self._voice.is_speaking and self._visit.privacy is Privacy.CLEAR:
            self._idle.touch()  # to listen is not to be away
        seconds = self._idle.tick()
        if seconds is not None:
            self.apply(actions.Idle(seconds))

    # -- inside ------------------------------------------------------------------

    def _show(self) -> Shown:
        if self._refusal:
            return Shown(OutOfService(self._refusal), self._visit.language, can_leave=True)
        shown = show(self._visit, self._context())
        return replace(shown, dialect=self._voice.other_dialect())

    def _changed(self) -> None:
        self._shown = None
        if self.on_shown:
            self.on_shown(self.shown)

    def _context(self) -> Context:
        day = today(self._clock)
        is_near_end = self._visit.place.step in _WITH_NUMBER
        return Context(
            catalogue=self._edition.catalogue,
            today=day,
            due=self._due,
            reader_fault=self._cards.fault,
            duty=self._helper.duty,
            slip=self._store.next_slip_number() if is_near_end else "",
            social_fault=self._cards.social_fault,
            takes_social=self._cards.takes_social,
            here=self._finding.here(day),
            reads_papers=self._reading.can_read,
            has_help_line=self._town.has_line,
            recorded=self._helper.recorded,
            takes_phones=self._brought.by_phone,
            takes_sticks=self._brought.by_stick,
            night=self._night.now(is_helper_here=self._helper.duty.on is not None),
        )

    def _is_refused(self, action: Action) -> bool:
        """A visit begins only while there is room on the disk for its end."""
        begins = isinstance(action, actions.Start | actions.TakeGreenLane)
        if begins and self._visit.place.step is Step.WELCOME:
            self._refusal = None if self._store.has_room() else DiskFullError.code
            return self._refusal is not None
        if self._refusal and _ends_refusal(action):
            self._refusal = None
            return True
        return self._refusal is not None

    def _take_event(self) -> None:
        before = (self._cards.fault, self._cards.social_fault)
        action = self._cards.next_action()
        if action:
            self.apply(action)
        if (self._cards.fault, self._cards.social_fault) != before:
            self._changed()

    def _take_result(self, action: Action) -> None:
        if isinstance(action, actions.LodgeFailed):
            self._is_damaged = action.code == DamagedError.code
            if action.code == SlipNumberTakenError.code:
                self._lodging.forget()  # touched again, the visit takes a fresh number
        elif isinstance(action, actions.LodgeDone):
            self._is_damaged = False
            self._count_use(self._visit.title)
        self.apply(action)
        if isinstance(action, actions.Printed | actions.PrintFailed):
            self._due = due_slips(self._store)
            self._changed()

    def _carry_out(self, effect: Effect) -> None:  # noqa: C901, PLR0912 - one case an effect
        match effect:
            case ReadCards(on):
                self._cards.let_through(on=on)
            case Speak(text):
                self._voice.say(say(self._visit.language, text), self._visit.language)
            case PrintMissing(sheet):
                self._begin(lambda: print_missing(sheet, self._devices.printer))
            case SpeakAloud(words, is_private):
                self._voice.say_aloud(words, self._visit.language, is_private=is_private)
            case TakePicture():
                self._camera.take_page(effect)
            case WaitForPhone() | LookAtStick() | TakeFromStick():
                self._brought.carry_out(effect)
            case ReadPaper(picture):
                self._reading.read(picture)
            case LookForSlip(on):
                self._camera.look_for_slip(self._opener() if on else None)
            case Lodge() | PrintSlip() | PrintPaper() | PrintGuide() | SaveDraft():
                self._begin(self._errand(effect))
                if isinstance(effect, PrintGuide):
                    self._night.count_guide()
            case CountUse(title):
                self._count_use(title)
            case CountWrong(number):
                self._night.count_wrong(number)
            case AskCloud():
                self._questions.ask(effect, self._visit.language)
            case StopAsking():
                self._questions.forget()
            case CallTheTown():
                self._town.call(effect)
            case ForgetDraft(draft):
                self._clerk.submit(forget_draft, draft, self._store)
            case Wipe():
                self._wipe()
            case CutPower():
                if self._devices.switch_off:
                    self._devices.switch_off()
            case _:
                errand = self._helper.errand(effect)
                if errand:
                    self._begin(errand)

    def _tend_helper(self) -> None:
        ended = self._helper.tick(self._visit)
        if ended:
            self.apply(ended)
        if ended or self._helper.is_counting(self._visit):
            self._changed()

    def _take_up_edition(self) -> None:
        """Serve from a new edition, between visits alone: a visit ends with what it began with."""
        is_free = self._visit.place.step is Step.WELCOME and not self._errands
        edition = self._editions.pump(is_free=is_free) if self._editions else None
        if edition is not None:
            self._edition = edition
            self._finding = self._finding.of(edition.catalogue)
            self._helper.serve_from(edition)
            logger.info("serving from edition %d", edition.version)
            self._changed()

    def _count_use(self, title: str) -> None:
        self._clerk.submit(self._finding.count, title, self._context().today)

    def _errand(self, effect: Lodge | OnPaper) -> Callable[[], Action]:
        visit, context = self._visit, self._context()
        if isinstance(effect, Lodge):
            return self._lodging.errand(visit, context)
        printer = self._devices.printer
        return lambda: on_paper(effect, visit, context, self._store, self._station, printer)

    def _begin(self, errand: Callable[[], Action]) -> None:
        self._errands.append(self._clerk.submit(errand))

    def _tidy_daily(self) -> None:
        """Delete expired drafts once a day while nobody is here; opening did it at the start."""
        day = today(self._clock)
        if day != self._tidied and self._visit.place.step is Step.WELCOME:
            self._tidied = day
            self._clerk.submit(tidy_drafts, self._store)

    def _opener(self) -> Callable[[list[str]], Action | None]:
        language = self._visit.language
        return lambda codes: open_slip(codes, self._store, language)

    def _wipe(self) -> None:
        """Forget the person: every picture, and an application that was not lodged."""
        self._lodging.forget()
        self._camera.forget()
        self._reading.forget()
        self._town.hang_up()
        self._voice.forget()
        self._brought.forget()
        if self._is_damaged:
            raise DamagedError("the store has to be opened anew")
        self._due = due_slips(self._store)


def _ends_refusal(action: Action) -> bool:
    if isinstance(action, actions.Idle):
        return action.seconds >= _REFUSED_FOR_S
    return isinstance(action, actions.Leave | actions.Back)
