"""A resident who goes one given way through a title, page by page, to the lodging."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from edge_sync.wire.application import ForWhom
from kiosk.journeys import actions, states
from kiosk.journeys.actions import Action
from kiosk.journeys.show import show
from kiosk.journeys.states import State
from kiosk.journeys.step import step
from tests.kiosk.resident import Resident

LONGEST = 600  # pages


@dataclass
class Walker(Resident):
    """Takes the options of ``choices``; everywhere else what stands first."""

    choices: Mapping[str, str] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def go(self) -> "Walker":
        """Walk to the lodging, looking at every page once."""
        for _ in range(LONGEST):
            state = show(self.visit, self.world).state
            if isinstance(state, states.Lodging):
                return self
            if isinstance(state, states.Question):
                self.asked.append(state.key)
            for deed in self.deeds(state):
                self.visit, _effects = step(self.visit, deed, self.world)
        raise AssertionError(f"{self.title} never came to the lodging: {self.asked[-3:]}")

    def deeds(self, state: State) -> tuple[Action, ...]:
        match state:
            case states.AskForWhom():
                return (actions.ChooseForWhom(ForWhom(self.choices["for_whom"])),)
            case states.Scenario(key, _question, _options):
                return (actions.AnswerScenario(self.choices[key]),)
            case _:
                return super().deeds(state)
