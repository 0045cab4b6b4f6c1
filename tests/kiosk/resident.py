"""A scripted resident: answers whatever page the visit shows, by a choice handed in."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import assert_never

from edge_sync.wire.application import ForWhom, Point, SlipNumber, Stamp
from kiosk.journeys import actions, states
from kiosk.journeys.actions import Action, ReadCard
from kiosk.journeys.effects import Effect, Speak
from kiosk.journeys.show import show
from kiosk.journeys.signing import SignWay
from kiosk.journeys.states import AskStage, CardStage, PaperStage, PrintStage, Shown, State, Strokes
from kiosk.journeys.step import step
from kiosk.journeys.visit import Context, Visit
from kiosk.text import say
from provisioning.catalogue.model import FieldKind
from provisioning.catalogue.rules.resolving import Way
from tests.kiosk.playpeople import card_of, number_of
from tests.shipped import shipped_edition

TODAY = date(2026, 11, 21)
STAMP = Stamp(device_ms=1_795_225_800_000, error_ms=None, sequence=7, boot="b", monotonic_ms=9)
NUMBER = SlipNumber("K000001-000001")

LI = ReadCard(
    name="李春燕",
    number="529901199703150029",
    sex="女",
    nation="汉",
    birth=date(1997, 3, 15),
    address="示例村三组7号",
    valid_to=date(2036, 5, 1),
)
CHEN = ReadCard(
    name="陈大山",
    number="529901199506200015",
    sex="男",
    nation="苗",
    birth=date(1995, 6, 20),
    address="示例村五组2号",
    valid_to=None,
)
ZHAO = ReadCard(
    name="赵有田",
    number="529901197003030035",
    sex="男",
    nation="汉",
    birth=date(1970, 3, 3),
    address="示例村一组1号",
    valid_to=None,
)
CANARIES = (LI.name, LI.number, LI.address, CHEN.name, CHEN.number, CHEN.address)

MYSELF = actions.ChooseForWhom(ForWhom.MYSELF)
SIGNATURE: Strokes = (tuple(Point(100 + 40 * i, 200 + 10 * i, 12 * i) for i in range(16)),)
JPEG = bytes.fromhex("ffd8ffc0001108000a001403012200021101031101ffd9")

Choose = Callable[[Sequence[str]], str]
TYPED = {
    FieldKind.PHONE: "13812345678",
    FieldKind.DISABILITY_NO: "52990119970315002941",
    FieldKind.BANK_ACCOUNT: "6228480402564890018",
    FieldKind.DATE: "20261105",
    FieldKind.NUMBER: "2026",
    FieldKind.MONEY: "12000",
    FieldKind.DECIMAL: "10",
    FieldKind.TEXT: "陈小宝",
    FieldKind.CREDIT_CODE: "91350100M000100Y43",
    FieldKind.ADDRESS: "示例村三组7号",
}
NUMBERS = tuple(number_of(date(1979, 4, 2), serial) for serial in range(1, 40))


@cache
def context() -> Context:
    return Context(shipped_edition().catalogue, TODAY, slip=NUMBER)


def first(options: Sequence[str]) -> str:
    """Choose what stands first."""
    return options[0]


@dataclass
class Resident:
    """Walks one visit. ``pick`` decides wherever there is more than one way on."""

    pick: Choose = first
    title: str = "PK-BIRTH"
    world: Context = field(default_factory=context)
    visit: Visit = field(default_factory=Visit)
    effects: list[Effect] = field(default_factory=list)
    seen: list[State] = field(default_factory=list)
    _drawn: tuple[Visit, Context, Shown] | None = None

    @property
    def shown(self) -> Shown:
        """What the glass shows: worked out once for each visit, however often it is looked at."""
        drawn = self._drawn
        if drawn is None or drawn[0] is not self.visit or drawn[1] is not self.world:
            drawn = self._drawn = self.visit, self.world, show(self.visit, self.world)
        return drawn[2]

    @property
    def state(self) -> State:
        return self.shown.state

    def do(self, *deeds: Action) -> State:
        for deed in deeds:
            self.visit, effects = step(self.visit, deed, self.world)
            self.effects += effects
            for spoken in (one for one in effects if isinstance(one, Speak)):
                assert say(self.visit.language, spoken.text), "a kiosk that cannot say it stops"
            self.seen.append(self.state)
        return self.state

    def walk_to(self, kind: type[State], limit: int = 120) -> State:
        """Go on until a page of this kind is shown."""
        for _ in range(limit):
            if isinstance(self.state, kind):
                return self.state
            self.do(*self.deeds(self.state))
        raise AssertionError(f"never came to {kind.__name__}; last seen {self.seen[-5:]}")

    def deeds(self, state: State) -> tuple[Action, ...]:  # noqa: C901, PLR0911, PLR0912 - one case a state
        match state:
            case states.Welcome() | states.Resting():
                return (actions.Start(),)
            case states.CollectCode():
                return (actions.Back(),)
            case states.Members() | states.AskConsent():
                return (actions.Agree(),)
            case states.Notice() | states.NotYet() | states.Needs() | states.Guide():
                return (actions.Agree(),)
            case states.AskForWhom():
                who = self.pick([one.value for one in ForWhom])
                return (actions.ChooseForWhom(ForWhom(who)),)
            case states.Identify(card):
                return self._card(card, LI)
            case states.FurtherPerson(role, _about, card):
                return self._card(card, CHEN if role == "father" else card_of(role))
            case states.Choose() | states.ChooseFrom() | states.Search():
                return (actions.ChooseTitle(self.title),)
            case states.Scenario(_id, _question, options):
                return (actions.AnswerScenario(self.pick([option.id for option in options])),)
            case states.Question():
                return self._answer(state)
            case states.Paper():
                return self._paper(state)
            case states.ReadFromPaper():
                return (actions.WriteMyself(),)
            case states.SampleOf() | states.FilledSample() | states.Postings():
                return (actions.Back(),)
            case states.Vouch():
                return (actions.Agree(),)
            case states.Without(_key, _material, _about, possible):
                ways = [way.value for way in possible if way is not Way.LATER]
                return (actions.TakeWay(Way(self.pick(ways))),)
            case states.Commitment():
                return (actions.Agree(),)
            case states.Check():
                return (actions.Confirm(),)
            case states.Sign():
                return (actions.Sign(SIGNATURE),)
            case states.Signers():
                return self._signers(state)
            case states.SignerWays(ways=ways):
                return (actions.ChooseWay(SignWay(self.pick([way.value for way in ways]))),)
            case states.SignerCard(card=card, may_type=may_type):
                return self._signer_card(card, may_type=may_type)
            case states.SignText():
                return (actions.Agree(),)
            case states.InkPaper(is_printed=is_printed):
                printed = (actions.PrintPaper(), actions.PaperPrinted())
                return (actions.Agree(),) if is_printed else printed
            case states.Witness(_about, party, options):
                others = [option.id for option in options]
                return (actions.ChooseWitness(self.pick([*others, f"witness/{party}"])),)
            case states.Lodging():
                return (actions.LodgeDone(NUMBER),)
            case states.LodgeFailed():
                return (actions.Retry(),)
            case states.Printing():
                return self._printing(state)
            case states.Goodbye() | states.SlipWaiting() | states.OutOfService():
                return (actions.Leave(),)
            case states.ReadSlip():
                return (actions.GoOn(),)
            case states.AskByCard(stage=AskStage.CARD):
                return (actions.CardRead(LI),)
            case states.AskByCard(stage=stage):
                asking = stage is AskStage.ASKING
                return (actions.NoAnswerCame() if asking else actions.GoOn(),)
            case states.Leaving():
                return (actions.Back(),)
            case states.Saving(fault):
                return (actions.Confirm() if fault else actions.DraftSaved("2026-12-21"),)
            case states.Withdraw():
                return (actions.Confirm(),)
            case states.Saved():
                return (actions.GoOn(),)
            case states.Resuming(_title, wants_card):
                return (actions.CardRead(LI) if wants_card else actions.Agree(),)
            case states.SignIn() | states.HelperPage() | states.RecordPrompt():
                return (actions.Back(),)
            case states.AskTown():
                return (actions.Back(),)
            case states.HandOver():
                return (actions.Confirm(), actions.ConfirmationStamped(STAMP))
            case _:
                assert_never(state)

    def _card(self, card: states.CardReading, own: ReadCard) -> tuple[Action, ...]:
        if card.stage is CardStage.READ:
            return (actions.Agree(),)
        if self.pick(["card", "typed"]) == "typed":
            return (actions.TypeInstead(),)
        return (actions.CardSeen(), actions.CardRead(own), actions.CardLifted())

    def _answer(self, asked: states.Question) -> tuple[Action, ...]:
        if asked.way_out and self.pick(["answer", "way out"]) == "way out":
            return (actions.NoAnswer(),)
        if asked.options:
            text = self.pick([option.id for option in asked.options])
        elif asked.kind is FieldKind.ID_CARD:
            text = self._unused_number()
        elif asked.key.startswith("date/"):
            text = self.world.today.strftime("%Y%m%d")  # of a paper: a fresh one
        else:
            text = asked.text or self._typed(asked)
        return (actions.AnswerField(text, despite_warning=True),)

    def _typed(self, asked: states.Question) -> str:
        """A figure keeps within its bounds; anything else is what its kind takes."""
        if asked.kind not in (FieldKind.NUMBER, FieldKind.DECIMAL, FieldKind.MONEY):
            return TYPED[asked.kind]
        owner, _, name = asked.key.rpartition(".")
        catalogue = self.world.catalogue
        matter = catalogue.matters.get(owner)
        own = {element.id: element for element in matter.elements} if matter else {}
        element = own.get(name) or catalogue.elements[name]
        return str(element.least or 1)

    def _unused_number(self) -> str:
        """Nobody types the number of another person of the visit."""
        visit = self.visit
        used = {card.number for card in (visit.card, *visit.cards.values()) if card}
        used |= {given.text for given in (*visit.answers.values(), *visit.own.values())}
        return next(number for number in NUMBERS if number not in used)

    def _paper(self, paper: states.Paper) -> tuple[Action, ...]:
        if paper.stage is PaperStage.TAKEN:
            return (actions.AcceptPage(another=self.pick(["enough", "another"]) == "another"),)
        if self.pick(["lay", "skip"]) == "skip":
            return (actions.NotToHand(),)
        return (actions.TakePage(), actions.ScanTaken(JPEG))

    def _printing(self, printing: states.Printing) -> tuple[Action, ...]:
        if printing.stage is PrintStage.FAILED:
            return (actions.GoOn(),)
        return (actions.Printed(printing.number),)

    def _signers(self, state: states.Signers) -> tuple[Action, ...]:
        """The next who has not signed, then everything is handed in."""
        is_open = (row for row in state.rows if row.standing is states.SignerStanding.OPEN)
        following = next(is_open, None)
        return (actions.OpenSigner(following.party) if following else actions.Confirm(),)

    def _signer_card(self, card: states.CardReading, *, may_type: bool) -> tuple[Action, ...]:
        """The card must bear the number that was typed; else whoever signs has none."""
        if card.stage is CardStage.READ:
            return (actions.Agree(),)
        if may_type:
            return (actions.TypeInstead(),)
        return (actions.CardSeen(), actions.CardRead(ZHAO), actions.CardLifted())
