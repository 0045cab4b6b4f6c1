"""What a guided question shows."""

from dataclasses import dataclass

from kiosk.journeys import actions
from kiosk.journeys.states import Option, Scenario
from kiosk.text import Text
from screens.page_view import Around, Button, PageView


@dataclass(frozen=True, slots=True)
class ChoiceView:
    """One answer that can be touched."""

    id: str
    button: Button
    is_chosen: bool = False


@dataclass(frozen=True, slots=True)
class ScenarioView:
    """The question and its answers."""

    page: PageView
    choices: tuple[ChoiceView, ...]
    more: str
    less: str


def present(state: Scenario, around: Around) -> ScenarioView:
    """Ask it; a touch answers and goes on, and an earlier answer may be kept."""
    at, of = state.progress.at, state.progress.of
    kept = state.chosen and actions.AnswerScenario(state.chosen)
    page = PageView(
        key=f"scenario/{state.id}",
        title=around.words(state.question),
        picture="question",
        hint=around.say(Text.SCREEN_QUESTION_OF, at=at, of=of),
        way_on=around.button(Text.BUTTON_GO_ON, kept) if kept else None,
        stage=2,
    )
    return ScenarioView(
        around.with_ways_out(page),
        tuple(choice(option, state.chosen, around) for option in state.options),
        around.say(Text.SCREEN_MORE),
        around.say(Text.SCREEN_LESS),
    )


def choice(option: Option, chosen: str | None, around: Around) -> ChoiceView:
    """Turn an option of a scenario into a card."""
    return ChoiceView(
        option.id,
        Button(around.words(option.label), actions.AnswerScenario(option.id)),
        is_chosen=option.id == chosen,
    )
