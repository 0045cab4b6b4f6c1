"""Which pictures of the gallery are drawn: those that somebody looks at, and no others."""

from screens.contact_sheet import PICTURES
from screens.wanted import Wanted


def test_all_states_or_those_that_begin_so_are_drawn() -> None:
    assert Wanted().wants("paper", "portrait-zh-paper")
    assert Wanted(only=("paper",)).wants("paper-flaw", "landscape-en-paper-flaw")
    assert not Wanted(only=("paper",)).wants("welcome", "portrait-zh-welcome")


def test_a_sheet_draws_the_pictures_that_stand_on_it_and_no_others() -> None:
    wanted = Wanted(pictures=PICTURES)
    assert wanted.wants("welcome", "portrait-zh-welcome")
    assert not wanted.wants("welcome", "portrait-en-welcome")
    assert not wanted.wants("choose-often", "portrait-zh-choose-often")
