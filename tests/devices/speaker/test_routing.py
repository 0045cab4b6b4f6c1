"""Nothing private ever goes into the room (rules of a visit, 7; row Z02)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from devices.speaker.contract import Output
from devices.speaker.routing import Part, Withheld, output_for, routed

ROOM, BOTH = frozenset({Output.ROOM}), frozenset(Output)
PARTS = st.lists(st.builds(Part, st.sampled_from("甲乙丙"), st.booleans()), max_size=6)
OUTPUTS = st.sets(st.sampled_from(list(Output))).map(frozenset)


@pytest.mark.row("Z02")
@given(PARTS, OUTPUTS)
def test_no_private_part_ever_has_the_room_as_its_way_out(
    parts: list[Part], outputs: frozenset[Output]
) -> None:
    for one in routed(parts, outputs):
        if isinstance(one, Part) and one.is_private:
            assert output_for(is_private=True, outputs=outputs) is Output.HANDSET
            assert Output.HANDSET in outputs


@given(PARTS)
def test_with_a_handset_everything_is_said_in_order_at_one_ear(parts: list[Part]) -> None:
    assert list(routed(parts, BOTH)) == parts
    assert output_for(is_private=False, outputs=BOTH) is Output.HANDSET


def test_without_a_handset_each_gap_is_named_once_and_the_rest_is_said() -> None:
    parts = [
        Part("您的申请"),
        Part("张桂兰", is_private=True),
        Part("529901", is_private=True),
        Part("已经受理"),
        Part("1234 元", is_private=True),
    ]
    assert routed(parts, ROOM) == (Part("您的申请"), Withheld(), Part("已经受理"), Withheld())


def test_without_any_output_there_is_nothing_to_say() -> None:
    assert routed([Part("您好")], frozenset()) == ()
    assert output_for(is_private=False, outputs=frozenset()) is None
