"""A household of four adults who apply together, and sign as each of them can (row M22)."""

from dataclasses import dataclass, field
from datetime import date

from kiosk.journeys import actions, states
from kiosk.journeys.actions import Action, ReadCard
from kiosk.journeys.signing import SignWay
from kiosk.journeys.states import CardStage
from tests.kiosk.resident import CHEN, SIGNATURE, Resident

DIBAO = "MT-DIBAO"


def _card(name: str, number: str, sex: str, birth: date) -> ReadCard:
    return ReadCard(name, number, sex, "汉", birth, "示例村三组7号", None)


GRANDMOTHER = _card("李桂花", "529901195002020047", "女", date(1950, 2, 2))
UNCLE = _card("李长顺", "529901196911110079", "男", date(1969, 11, 11))
FAMILY = {
    "household_member-1": CHEN,
    "household_member-2": GRANDMOTHER,
    "household_member-3": UNCLE,
}
NUMBERS = {f"{role}.id_no": card.number for role, card in FAMILY.items()}
MARK = (SIGNATURE[0][:4],)


@dataclass
class Household(Resident):
    """Four adults; ``here`` are those at this kiosk, ``ways`` says how each signs."""

    title: str = DIBAO
    here: tuple[str, ...] = tuple(FAMILY)
    ways: dict[str, SignWay] = field(default_factory=dict)
    knows_numbers: bool = True  # the applicant types the true numbers of who is not here

    def deeds(self, state: states.State) -> tuple[Action, ...]:
        match state:
            case states.Scenario(id="count.household_member"):
                return (actions.AnswerScenario("3"),)
            case states.FurtherPerson(role, _about, card):
                return self._member(role, card)
            case states.Question(key=key) if self.knows_numbers and key in NUMBERS:
                return (actions.AnswerField(NUMBERS[key]),)
            case states.SignerWays():
                party = self.visit.place.key
                return (actions.ChooseWay(self.ways.get(party, SignWay.HERE)),)
            case states.Sign(is_mark=True):
                return (actions.Sign(MARK),)
            case _:
                return super().deeds(state)

    def _member(self, role: str, card: states.CardReading) -> tuple[Action, ...]:
        if card.stage is CardStage.READ:
            return (actions.Agree(),)
        if role not in self.here:
            return (actions.NotHere(),)
        return (actions.CardSeen(), actions.CardRead(FAMILY[role]), actions.CardLifted())
