"""Whatever the resident answers, the visit reaches the check and asks nothing twice."""

from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from kiosk.journeys import actions, states
from kiosk.journeys.outcome import work_out
from provisioning.catalogue.rules.form import questions
from tests.kiosk.resident import Resident


def _picker(data: st.DataObject) -> Resident:
    def pick(options: Sequence[str]) -> str:
        if list(options) == ["enough", "another"]:
            return data.draw(st.sampled_from(["enough", "enough", "another"]))
        return data.draw(st.sampled_from(list(options)))

    return Resident(pick=pick)


_CALM = settings(
    deadline=None,
    phases=[Phase.explicit, Phase.reuse, Phase.generate, Phase.shrink],
    report_multiple_bugs=False,
    suppress_health_check=[HealthCheck.too_slow],
)


@pytest.mark.row("F01", "M05")
@settings(_CALM, max_examples=40)
@given(data=st.data(), title=st.sampled_from(["PK-BIRTH", "MT-PENSION-REG"]))
def test_every_path_of_answers_reaches_the_check(data: st.DataObject, title: str) -> None:
    resident = _picker(data)
    resident.title = title
    check = resident.walk_to(states.Check, limit=400)
    assert isinstance(check, states.Check)
    asked = [state.key for state in resident.seen if isinstance(state, states.Question)]
    assert len(asked) == len(set(asked)), "a field was shown twice on the way"
    form = work_out(resident.visit, resident.world).form
    assert not [field.key for field in form if field.is_open]
    filled = {field.key for field in form if field.is_filled_in}
    assert {field.key for field in questions(form)} <= set(asked) | filled
    changeable = {item.key for group in check.groups for item in group.items}
    assert {f"answer/{key}" for key in filled} <= changeable, "what nobody asked is looked at"


_DEEDS = st.sampled_from(
    [
        actions.Start(),
        actions.Agree(),
        actions.Back(),
        actions.Leave(),
        actions.Confirm(),
        actions.TypeInstead(),
        actions.NoAnswer(),
        actions.AnswerField("x"),
        actions.AnswerField(""),
        actions.AnswerScenario("yes"),
        actions.ChooseTitle("PK-BIRTH"),
        actions.ChooseTitle("nonsense"),
        actions.TakePage(),
        actions.AcceptPage(),
        actions.AcceptPage(another=True),
        actions.Retake(),
        actions.Retry(),
        actions.SkipPaper(),
        actions.Change("answer/child.name"),
        actions.Change("paper/nothing"),
        actions.Change("nonsense"),
        actions.Sign(()),
        actions.GoOn(),
        actions.Idle(31),
        actions.Idle(121),
        actions.LodgeFailed("PRO-10"),
        actions.StartReadingSlip(),
        actions.SlipNotOurs(),
        actions.ShowDue(),
    ]
)


@settings(_CALM, max_examples=60)
@given(st.lists(st.one_of(st.none(), st.none(), _DEEDS), max_size=80))
def test_no_sequence_of_touches_breaks_a_visit(deeds: list[actions.Action | None]) -> None:
    """None goes on as a sensible resident would, so that deep pages are reached too."""
    resident = Resident()
    for deed in deeds:
        resident.do(*((deed,) if deed else resident.deeds(resident.state)))
        assert resident.shown == resident.shown
