import pytest

from cloud.casework.states import (
    CONCLUDED,
    IN_WORK,
    Act,
    CaseState,
    MemberState,
    PartState,
    after,
    drawer,
    possible_acts,
    whole,
)

S = MemberState


def test_asking_to_complete_is_possible_once() -> None:
    asked = after(S.RECEIVED, Act.ASK_TO_COMPLETE)
    assert asked is S.TO_BE_COMPLETED
    assert after(asked, Act.ASK_TO_COMPLETE) is None
    assert after(S.ACCEPTED, Act.ASK_TO_COMPLETE) is None


@pytest.mark.parametrize("act", [Act.GRANT, Act.REFUSE])
def test_nothing_is_decided_that_was_not_accepted(act: Act) -> None:
    deciding = [state for state in S if after(state, act) is not None]
    assert deciding
    assert set(deciding) <= IN_WORK


def test_what_is_concluded_stays_so() -> None:
    for state in CONCLUDED:
        assert possible_acts(state) == ()
    assert possible_acts(S.WAITING) == (Act.RETURN,)  # where its predecessor was refused


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ([S.RECEIVED], CaseState.RECEIVED),
        ([S.DONE_ALREADY, S.RECEIVED, S.WAITING], CaseState.RECEIVED),
        ([S.TO_BE_COMPLETED], CaseState.IN_PROGRESS),
        ([S.GRANTED, S.RECEIVED], CaseState.IN_PROGRESS),
        ([S.GRANTED, S.REFUSED, S.LEFT_OUT], CaseState.FINISHED),
        ([S.ACCEPTED, S.REFUSED], CaseState.IN_PROGRESS),
    ],
)
def test_the_whole_case_follows_from_its_members(
    members: list[MemberState], expected: CaseState
) -> None:
    assert whole(members) is expected


def test_a_part_lies_where_its_department_looks_for_it() -> None:
    going, over = CaseState.IN_PROGRESS, CaseState.FINISHED
    assert drawer([S.RECEIVED, S.GRANTED], going, is_lead=False) is PartState.TO_DO
    assert drawer([S.WAITING], going, is_lead=False) is PartState.WAITING
    assert drawer([S.TO_BE_COMPLETED], going, is_lead=False) is PartState.WAITING
    assert drawer([S.GRANTED], going, is_lead=False) is PartState.DONE
    assert drawer([S.GRANTED], going, is_lead=True) is PartState.WAITING
    assert drawer([], going, is_lead=True) is PartState.WAITING
    assert drawer([], over, is_lead=True) is PartState.DONE
