"""What surrounds every page, as values. Presenters fill them; no Kivy here."""

from dataclasses import dataclass, field, replace

from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.states import Shown
from kiosk.text import AnyText, Language, Text, failure_next, failure_what, say
from provisioning.catalogue.words import Words
from screens.scan_steps import Pace


@dataclass(frozen=True, slots=True)
class Button:
    """Words to touch and what a touch means."""

    words: str
    action: Action = field(repr=False)
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Trouble:
    """What went wrong and what to do now, in words; the code is for the helper."""

    what: str
    next_step: str
    code: str = ""


@dataclass(frozen=True, slots=True)
class PageView:
    """The frame of one page. ``key`` changes when it is another page, not a new look of one."""

    key: str
    title: str = field(repr=False)
    picture: str
    hint: str = field(default="", repr=False)
    about: str = field(default="", repr=False)  # whom it is about
    way_on: Button | None = None
    back: Button | None = None
    leave: Button | None = None
    others: tuple[Button, ...] = ()
    trouble: Trouble | None = None
    stage: int = 0  # of STAGES; 0 where there is none
    is_door: bool = False  # the first page: its way on is as wide as the window
    told: str = ""  # above the doorstep: what the town answered, or that it is being called
    lane: tuple[Button, ...] = ()  # of the green lane: low and wide on every page


def key_about(page: str, whom: Words, kind: str = "") -> str:
    """Name a page by whom it is about: "sign/applicant", "sign/father/mark"."""
    who = whom.en.lower().replace(" ", "_") or "applicant"
    return "/".join(filter(None, (page, who, kind)))


STAGES = 6  # card, what, questions, papers, check, slip


@dataclass(frozen=True, slots=True)
class Around:
    """What a presenter knows beside its own state: the language and the ways out."""

    language: Language = Language.ZH
    can_go_back: bool = False
    can_leave: bool = False
    green: bool = False  # little at once
    pace: Pace | None = None  # of the focus that moves by itself, for one switch

    @classmethod
    def of(cls, shown: Shown, pace: Pace | None = None) -> "Around":
        """Take it out of what the glass shows."""
        return cls(shown.language, shown.can_go_back, shown.can_leave, shown.green, pace)

    def say(self, text: AnyText, **values: object) -> str:
        """Say a text of the kiosk."""
        return say(self.language, text, **values)

    def words(self, words: Words) -> str:
        """Say words of the catalogue."""
        return words.to(self.language.value)

    def whose(self, about: Words) -> str:
        """Say whose a paper is; nothing where an office asked for it without naming anybody."""
        who = self.words(about)
        return self.say(Text.PAPER_OF, who=who) if who else ""

    def button(self, text: AnyText, action: Action, sign: str = "") -> Button:
        """Make a button that says a text."""
        return Button(self.say(text), action, sign)

    def back(self) -> Button | None:
        """Return the button back, where there is a way back."""
        return (
            self.button(Text.BUTTON_BACK, actions.Back(), "arrow_left")
            if self.can_go_back
            else None
        )

    def leave(self) -> Button | None:
        """Return the button that leaves the visit."""
        return self.button(Text.BUTTON_LEAVE, actions.Leave(), "door") if self.can_leave else None

    def with_ways_out(self, page: PageView) -> PageView:
        """Add back and leave to a page, where they exist."""
        return replace(page, back=self.back(), leave=self.leave())

    def trouble(self, code: str | None) -> Trouble | None:
        """Explain a failure code to the resident."""
        if code is None:
            return None
        return Trouble(
            failure_what(self.language, code),
            failure_next(self.language, code),
            self.say(Text.FRAME_CODE, code=code),
        )
