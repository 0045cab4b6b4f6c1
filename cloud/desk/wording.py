"""Words and dates of one language: what turns values of a case into what an officer reads."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from cloud.casework.moment import civil_time
from cloud.casework.states import CaseState, MemberState
from cloud.desk.act_text import ActText
from cloud.desk.board_text import BoardText
from cloud.desk.office_text import OfficeText
from cloud.desk.public_text import PublicText
from cloud.desk.text import CASE_STATES, MEMBER_STATES, NOT_DRAWN, Text
from provisioning.catalogue.model import (
    Catalogue,
    Element,
    FieldKind,
    Limit,
    Party,
    Unit,
    Words,
)
from provisioning.typeface.beyond import codes_beyond

_SENTENCES: dict[str, Words] = {
    name: one.value
    for kind in (Text, BoardText, ActText, OfficeText, PublicText)
    for name, one in kind.__members__.items()
}
_UNITS: dict[Unit, Words] = {
    Unit.WORKING_DAY: Words("{value} 个工作日", "{value} working days"),
    Unit.NATURAL_DAY: Words("{value} 天", "{value} days"),
    Unit.IMMEDIATE: Words("即办", "at once"),
    Unit.NONE: Words("无", "none"),
}
_WEEKDAYS = ("星期一", "星期二", "星期三", "星期四", "星期五", "星期六", "星期日")
_DATE_DIGITS = 8


class Tone(Enum):
    """How a state looks. Colour is never the only sign: the word always stands there."""

    TURN = "turn"  # the officer's turn
    WAIT = "wait"
    GOOD = "good"
    BAD = "bad"
    QUIET = "quiet"


TONES: dict[MemberState, Tone] = {
    MemberState.WAITING: Tone.WAIT,
    MemberState.RECEIVED: Tone.TURN,
    MemberState.TO_BE_COMPLETED: Tone.WAIT,
    MemberState.ACCEPTED: Tone.TURN,
    MemberState.GRANTED: Tone.GOOD,
    MemberState.REFUSED: Tone.BAD,
    MemberState.DONE_ALREADY: Tone.QUIET,
    MemberState.LEFT_OUT: Tone.QUIET,
    MemberState.WITHDRAWN: Tone.QUIET,
    MemberState.AWAITING_SIGNER: Tone.WAIT,
    MemberState.ACCEPTED_WITH_GAPS: Tone.TURN,
    MemberState.PASSED_UP: Tone.TURN,
    MemberState.SUSPENDED: Tone.WAIT,
    MemberState.NOT_ACCEPTED: Tone.BAD,
    MemberState.RETURNED: Tone.QUIET,
    MemberState.EXPIRED: Tone.BAD,
}


@dataclass(frozen=True, slots=True)
class Wording:
    """One language over one catalogue. What the catalogue does not know is shown by its id."""

    catalogue: Catalogue
    language: str

    def say(self, name: str, /, **values: object) -> str:
        """Say a sentence of the desk by its name in `Text` or its fellows."""
        text = _SENTENCES[name].to(self.language)
        return text.format(**values) if values else text

    def words(self, words: Words) -> str:
        """Say words of the catalogue or of a table."""
        return words.to(self.language)

    def state(self, state: MemberState) -> str:
        """Name the state of a member."""
        return self.words(MEMBER_STATES[state])

    def case_state(self, state: CaseState) -> str:
        """Name how far a case is as a whole."""
        return self.words(CASE_STATES[state])

    def title(self, title: str) -> str:
        """Name a matter or a package."""
        known = self.catalogue.packages.get(title) or self.catalogue.matters.get(title)
        return self.words(known.name) if known else title

    def department(self, department: str) -> str:
        """Name a department."""
        known = self.catalogue.departments.get(department)
        return self.words(known.name) if known else department

    def element(self, matter: str, element: str) -> str:
        """Name one field of a form."""
        known = self._element(matter, element)
        return self.words(known.label) if known else element

    def answer(self, matter: str, element: str, text: str) -> str:
        """Write an answer as people do: a date with dashes, an option in this language."""
        known = self._element(matter, element)
        if known is None:
            return self.name(text)
        if known.kind is FieldKind.DATE:
            return self.day(text)
        option = next((option for option in known.options if option.zh == text), None)
        return self.words(option) if option else self.name(text)

    def name(self, text: str) -> str:
        """Write a name; the codes of characters for which no font is sure stand behind it."""
        codes = "、".join(codes_beyond(text))
        return f"{text} 〔{self.words(NOT_DRAWN).format(codes=codes)}〕" if codes else text

    def day(self, text: str) -> str:
        """Write a day as people do; what is no day stays as it is."""
        is_day = len(text) == _DATE_DIGITS and text.isdigit()
        return f"{text[:4]}-{text[4:6]}-{text[6:]}" if is_day else text

    def material(self, matter: str, line: str, material: str) -> str:
        """Name a line: the matter's own name for it, or the material's."""
        owner = self.catalogue.matters.get(matter)
        own = next((ln.name for ln in owner.lines if ln.id == line), None) if owner else None
        known = self.catalogue.materials.get(material)
        name = own or (known.name if known else None)
        return self.words(name) if name else material

    def roles(self, title: str, roles: tuple[str, ...]) -> str:
        """Name the roles a person plays, leaving out those that are only a hook for others."""
        labels = [p.label for p in self._parties(title) if p.role in roles]
        return self.joined(self.words(label) for label in labels)

    def scenarios(self, matter: str, chosen: dict[str, str]) -> list[tuple[str, str]]:
        """Pair each scenario's question with the option that was taken."""
        owner = self.catalogue.matters.get(matter)
        pairs = []
        for scenario in owner.scenarios if owner else ():
            option = next((o for o in scenario.options if o.id == chosen.get(scenario.id)), None)
            if option is not None:
                pairs.append((self.words(scenario.question), self.words(option.label)))
        return pairs

    def limit(self, matter: str) -> str:
        """Say the promised limit of a matter."""
        known = self.catalogue.matters.get(matter)
        limit = known.promised_limit if known else Limit(0, Unit.NONE, illustrative=True)
        text = self.words(_UNITS[limit.unit]).format(value=limit.value)
        is_one = self.language == "en" and limit.value == 1
        return text.removesuffix("s") if is_one else text

    def moment(self, at_ms: int) -> str:
        """Write a moment to the minute, Beijing time."""
        return f"{civil_time(at_ms):%Y-%m-%d %H:%M}"

    def seconds(self, at_ms: int) -> str:
        """Write a moment to the second, Beijing time."""
        return f"{civil_time(at_ms):%Y-%m-%d %H:%M:%S}"

    def today(self, now_ms: int) -> str:
        """Write the day and the time of the clock in the corner."""
        now = civil_time(now_ms)
        if self.language == "en":
            return f"{now:%a} {now.day} {now:%b %Y, %H:%M}"
        day = f"{now.year} 年 {now.month} 月 {now.day} 日"
        return f"{day} {_WEEKDAYS[now.weekday()]} {now:%H:%M}"

    def span(self, span: timedelta) -> str:
        """Write a span in days, or in hours below two days."""
        if span < timedelta(days=2):
            return self.say("SPAN_HOURS", count=span // timedelta(hours=1))
        return self.say("SPAN_DAYS", count=span.days)

    def since(self, legal_ms: int, now_ms: int) -> str:
        """Say how many days ago something was received; the day itself does not count."""
        days = (_day(now_ms) - _day(legal_ms)).days
        return self.say("DAYS_SINCE", days=days) if days > 0 else self.say("TODAY")

    def joined(self, texts: Iterable[str]) -> str:
        """Join several names."""
        return ("、" if self.language == "zh" else ", ").join(texts)

    def _element(self, matter: str, element: str) -> Element | None:
        owner = self.catalogue.matters.get(matter)
        own = next((e for e in owner.elements if e.id == element), None) if owner else None
        return own or self.catalogue.elements.get(element)

    def _parties(self, title: str) -> tuple[Party, ...]:
        known = self.catalogue.packages.get(title) or self.catalogue.matters.get(title)
        return known.parties if known else ()


def _day(at_ms: int) -> datetime:
    return civil_time(at_ms).replace(hour=0, minute=0, second=0, microsecond=0)
