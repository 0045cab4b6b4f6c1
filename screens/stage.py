"""The stage: shows what the visit shows, a fresh page for each step, and carries touches back.

It compares values: nothing is drawn again while the view stays equal, and a
page is thrown away as soon as another one is due.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final, Protocol

from kivy.core.window import Window
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from devices.speaker.routing import Part
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.states import Privacy, Shown
from kiosk.text import Language, Text, say
from kiosk.text.packs import runs_to_left
from provisioning.clock import CHINA
from screens.band import BandView, band_of
from screens.forgetting import collect_soon, forget_soon
from screens.lane import sentence, sentence_of, with_lane
from screens.page_classes import PAGES
from screens.page_view import Around
from screens.presenters import View, present
from screens.reciter import Reciter
from screens.scan_steps import Pace
from screens.settings import ScreenSettings
from screens.theme.colours import PAPER, Theme, rgba, set_theme
from screens.theme.measure import set_large
from screens.theme.mirror import is_mirrored, set_mirrored
from screens.welcome.presenter import WelcomeView
from screens.widgets.cover import Cover
from screens.widgets.header import Header
from screens.widgets.preview import Frame

if TYPE_CHECKING:
    from screens.widgets.page import Page

STAGES: Final = (
    Text.SCREEN_STAGE_CARD,
    Text.SCREEN_STAGE_MATTER,
    Text.SCREEN_STAGE_FORM,
    Text.SCREEN_STAGE_PAPERS,
    Text.SCREEN_STAGE_CHECK,
    Text.SCREEN_STAGE_SLIP,
)


class Kiosk(Protocol):
    """The part of the kiosk that the glass sees. All of it in the UI thread."""

    @property
    def shown(self) -> Shown:
        """What the glass shows now."""

    def apply(self, action: Action) -> None:
        """Do what the resident touched."""

    def pump(self) -> None:
        """Take in what devices and time have to say. Never blocks."""

    def preview(self) -> Frame | None:
        """Return the camera's newest picture, or None. Never blocks."""

    def read_aloud(self, parts: Sequence[Part]) -> None:
        """Say what stands on a page. Never blocks."""


class Stage:
    """What stands in the window; ``root`` is its widget."""

    def __init__(self, kiosk: Kiosk, settings: ScreenSettings, now: Callable[[], datetime]) -> None:
        self.root = FloatLayout()
        self.root.bind(on_touch_down=self._touched, on_touch_up=lambda *_: collect_soon())
        self._kiosk, self._settings, self._now = kiosk, settings, now
        self._shown: Shown | None = None
        self._view: View | None = None
        self.page: Page | None = None
        self.pace: Pace | None = None  # of one switch; stays when a visit ends
        self._reciter = Reciter(kiosk.read_aloud)
        self.asked_again = 0  # how often a page was to be heard once more
        self._look = (Language.ZH, False, False)  # language, green lane, dark
        self._home = BoxLayout()
        self._band = BandView()
        set_theme(Theme.LIGHT)
        self._dress()

    def _dress(self) -> None:
        """Make what outlives a page, in the colours of the theme in force."""
        self._cover = Cover()
        self._cover.bind(on_uncover=lambda _cover: self.uncover())
        self._header = Header(pos_hint={"top": 1})
        self._header.bind(on_tool=lambda _header, name: self._use(name))
        self.root.clear_widgets()
        self.root.add_widget(self._home)
        self.root.add_widget(self._header)

    def refresh(self) -> None:
        """Let the kiosk move on and show what it shows now."""
        self._kiosk.pump()
        self.show(self._kiosk.shown)

    def show(self, shown: Shown) -> None:
        """Show this. Equal values are not drawn again."""
        self._tell_time(shown.language)
        if shown == self._shown:
            return
        self._shown = shown
        self._set_look(shown)
        self._draw_band(shown)
        around = Around.of(shown, self.pace)
        view = with_lane(present(shown.state, around, self._settings.help_phone), shown)
        if self._is_other_page(view, shown):
            self._open(view, shown)
        if view != self._view and self.page is not None:
            self.page.show(view)
            if shown.green:
                self._reciter.drawn(self.page, shown.language)
        self._view = view
        self._draw_cover(shown)

    def _is_other_page(self, view: View, shown: Shown) -> bool:
        before = self._view
        if before is None or self._look != _look_of(shown):
            return True
        return type(before) is not type(view) or before.page.key != view.page.key

    def _set_look(self, shown: Shown) -> None:
        """Take on another theme, or other letters, before anything is made in them."""
        was_dark, is_dark = self._look[2], shown.contrast
        set_large(on=shown.green)
        if is_mirrored() != (is_turned := runs_to_left(shown.language)):
            set_mirrored(on=is_turned)
            self._dress()
            self._tell_time(shown.language)
        if was_dark != is_dark:
            set_theme(Theme.CONTRAST if is_dark else Theme.LIGHT)
            Window.clearcolor = rgba(PAPER)
            self._dress()
            self._tell_time(shown.language)

    def _open(self, view: View, shown: Shown) -> None:
        """Put a fresh page in place of the old one, which keeps nothing."""
        language = shown.language
        self._look = _look_of(shown)
        stages = [say(language, text) for text in STAGES]
        if isinstance(view, WelcomeView) and self.page is not None:
            forget_soon()
        collect_soon()
        page = PAGES[type(view)](act=self._act, stages=stages)
        page.look = self._kiosk.preview
        self.put(page)

    def put(self, page: "Page") -> None:
        """Put a page in place of the old one; the gallery has one that no state leads to."""
        self._home.clear_widgets()
        self._home.add_widget(page)
        self.page, self._view = page, None
        self._reciter.leave()

    def _draw_band(self, shown: Shown) -> None:
        self._band = band_of(shown)
        self._header.station = self._settings.station.to(shown.language.value)
        self._header.is_practice = self._band.is_practice
        self._header.band, self._header.tools = self._band.words, list(self._band.tools)

    def _use(self, name: str) -> None:
        """Do what a tool on top does."""
        self._act(next(tool.action for tool in self._band.tools if tool.name == name))

    def _draw_cover(self, shown: Shown) -> None:
        """Cover an idle visit, and count down before it is wiped."""
        if shown.privacy is Privacy.CLEAR:
            self.root.remove_widget(self._cover)
            return
        speak, cover = shown.language, self._cover
        is_warned = shown.privacy is Privacy.WARNED
        cover.title = say(speak, Text.SCREEN_STILL_THERE if is_warned else Text.FRAME_MASKED)
        cover.seconds = str(shown.wiped_in_s) if is_warned else ""
        cover.hint = (
            say(speak, Text.SCREEN_COUNTDOWN, seconds=shown.wiped_in_s)
            if is_warned
            else say(speak, Text.SCREEN_COVERED)
        )
        cover.stay = say(speak, Text.BUTTON_STAY)
        if cover.parent is None:
            self.root.add_widget(cover)

    @property
    def in_sight(self) -> Widget:
        """What a person can see: the cover hides everything else."""
        return self._cover if self.is_covered else self.root

    @property
    def language(self) -> Language:
        """The language of the page in sight."""
        return self._look[0]

    def tool_words(self, name: str) -> str:
        """Return what a tool on top says, also where there is room for its sign alone."""
        return next((tool.words for tool in self._band.tools if tool.name == name), "")

    @property
    def is_covered(self) -> bool:
        """Whether the page is hidden from sight."""
        return self._cover.parent is not None

    def uncover(self) -> None:
        """Say that somebody is there."""
        self._act(actions.Touch())

    def do(self, action: Action) -> None:
        """Do what a key asked for."""
        self._act(action)

    def _act(self, action: Action) -> None:
        """Do what was touched, and show at once what came of it."""
        if isinstance(action, actions.ReadPageAgain):
            self.asked_again += 1
            self._read_page()
        if isinstance(action, actions.TurnSwitch):
            self.pace = Pace.after(self.pace)
            self._shown = None
        before = self._shown
        self._kiosk.apply(action)
        if isinstance(action, actions.ChooseDialect):
            self._read_page()  # so it sounds now
        self.show(self._kiosk.shown)
        if self._shown == before and not isinstance(action, actions.Touch | actions.ReadPageAgain):
            self._say_trouble()

    def _read_page(self) -> None:
        """Say what stands there; in the green lane, all that is in sight."""
        language, is_green, _dark = self._look
        if is_green:
            self._kiosk.read_aloud(self._reciter.whole())
        elif self._view is not None:
            words = sentence_of(self._view, language)
            self._kiosk.read_aloud((Part(words, is_of_page=True),))

    def _say_trouble(self) -> None:
        """What was refused as before looks as before; who goes by ear is told so once more."""
        language, is_green, _dark = self._look
        trouble = self._view.page.trouble if self._view is not None else None
        if is_green and trouble is not None:
            words = sentence((trouble.what, trouble.next_step), language)
            self._kiosk.read_aloud((Part(words, is_of_page=True),))

    def _touched(self, _root: object, _touch: object) -> bool:
        """Every touch anywhere keeps the visit alive; a cover is lifted by the finger's end."""
        if not self.is_covered:
            self._kiosk.apply(actions.Touch())
        return False

    def _tell_time(self, language: Language) -> None:
        is_wide = Window.width > Window.height
        self._header.time = clock_words(self._now(), language, has_day=is_wide)


def _look_of(shown: Shown) -> tuple[Language, bool, bool]:
    """Return what makes every page another one."""
    return shown.language, shown.green, shown.contrast


def clock_words(now: datetime, language: Language, *, has_day: bool) -> str:
    """Say minute, and day where there is room, as in the header: China keeps one time."""
    local = now.astimezone(CHINA)
    if not has_day:
        return f"{local:%H:%M}"
    if language is Language.EN:
        return f"{local:%d %b %H:%M}"
    return f"{local.month}月{local.day}日 {local:%H:%M}"  # as whatever a brought language lacks
