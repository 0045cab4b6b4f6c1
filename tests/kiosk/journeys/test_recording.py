"""The helper's page of recording: one sentence after the other, and hers alone."""

from dataclasses import dataclass, field, replace

from edge_sync.wire.application import HelperId
from kiosk.journeys.actions import Action, Back, DutyEnded
from kiosk.journeys.duty import Duty, OnDuty
from kiosk.journeys.effects import AboutTake, Effect
from kiosk.journeys.recording_states import (
    DoTake,
    NextPrompt,
    OpenRecording,
    RecordPrompt,
    TakeDeed,
    TakeDone,
    TakeStage,
)
from kiosk.journeys.show import show
from kiosk.journeys.states import HelperPage, State, Welcome
from kiosk.journeys.step import step
from kiosk.journeys.visit import Context, Place, Step, Visit
from tests.kiosk.resident import context


def on_duty(recorded: int | None = 0) -> Context:
    helper = OnDuty(HelperId("h1"), "张秀兰")
    return replace(context(), duty=Duty(on=helper), recorded=recorded)


@dataclass
class Walk:
    world: Context = field(default_factory=on_duty)
    visit: Visit = field(default_factory=lambda: Visit(place=Place(Step.HELPER)))
    effects: list[Effect] = field(default_factory=list)

    def do(self, *deeds: Action) -> State:
        for deed in deeds:
            self.visit, effects = step(self.visit, deed, self.world)
            self.effects += effects
        return show(self.visit, self.world).state

    def at(self, *deeds: Action) -> RecordPrompt:
        state = self.do(*deeds)
        assert isinstance(state, RecordPrompt)
        return state


def test_a_sentence_is_taken_heard_and_kept_and_the_next_one_stands_there() -> None:
    walk = Walk()
    first = walk.at(OpenRecording())
    assert (first.at, first.stage) == (0, TakeStage.READY)
    assert walk.at(DoTake(TakeDeed.START)).stage is TakeStage.LISTENING
    taken = walk.at(TakeDone(TakeDeed.START), DoTake(TakeDeed.STOP), TakeDone(TakeDeed.STOP))
    assert taken.stage is TakeStage.TAKEN
    walk.at(DoTake(TakeDeed.PLAY), TakeDone(TakeDeed.PLAY), DoTake(TakeDeed.KEEP))
    after = walk.at(TakeDone(TakeDeed.KEEP))
    assert (after.at, after.stage) == (1, TakeStage.READY)
    assert after.text != first.text
    deeds = [one.deed for one in walk.effects if isinstance(one, AboutTake)]
    assert deeds == [TakeDeed.START, TakeDeed.STOP, TakeDeed.PLAY, TakeDeed.KEEP]
    assert {one.who for one in walk.effects if isinstance(one, AboutTake)} == {"h1"}


def test_what_came_to_nothing_says_why_and_is_said_once_more() -> None:
    walk = Walk()
    failed = walk.at(
        OpenRecording(), DoTake(TakeDeed.START), TakeDone(TakeDeed.START), DoTake(TakeDeed.STOP)
    )
    failed = walk.at(TakeDone(TakeDeed.STOP, "DEV-64"))
    assert (failed.stage, failed.fault) == (TakeStage.READY, "DEV-64")
    assert walk.at(DoTake(TakeDeed.START)).fault == ""


def test_a_sentence_may_be_left_as_it_is_and_the_list_goes_round() -> None:
    walk = Walk()
    count = walk.at(OpenRecording()).count
    assert walk.at(NextPrompt()).at == 1
    assert walk.at(*[NextPrompt()] * (count - 1)).at == 0


def test_a_kiosk_without_a_microphone_has_no_such_page() -> None:
    assert isinstance(Walk(on_duty(None)).do(OpenRecording()), HelperPage)


def test_the_page_ends_with_her_duty_and_leads_back_to_her_station() -> None:
    walk = Walk()
    walk.at(OpenRecording())
    assert isinstance(walk.do(Back()), HelperPage)
    assert AboutTake(TakeDeed.DROP, "", "") in walk.effects
    walk.at(OpenRecording())
    assert isinstance(walk.do(DutyEnded()), Welcome)
