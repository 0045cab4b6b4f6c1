"""Fear of data discrimination (row A06): whoever one is, the same is offered, with its reasons."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.actions import ReadCard
from kiosk.journeys.guide import guide_to
from kiosk.journeys.here import Here
from kiosk.journeys.outcome import usual_outcome
from kiosk.journeys.papers import REASONS
from kiosk.journeys.visit import Visit
from kiosk.text import Language, say
from provisioning.catalogue.rules.themes import themes_of, titles_under
from provisioning.catalogue.rules.titles import titles
from provisioning.catalogue.search.finder import Finder
from tests.kiosk.resident import MYSELF, Resident, context

FINDER = Finder(context().catalogue)
WORLD = replace(context(), here=Here("529901100201", {}, FINDER))
TITLES = tuple(title.id for title in titles(WORLD.catalogue))
NATIONS = ("汉", "苗", "维吾尔", "藏", "满", "彝")
AREAS = ("529901", "110105", "654321", "542421")  # where a number was given: here, and far away
LANE = st.booleans()  # whether the green one is taken
CALM = settings(max_examples=40, deadline=None, print_blob=True)


def card(birth: date, area: str, serial: int, nation: str, name: str) -> ReadCard:
    body = f"{area}{birth:%Y%m%d}{serial:03}"
    return ReadCard(
        name=name,
        number=body + str(mod_11_2.calc_check_digit(body)),
        sex="男" if serial % 2 else "女",
        nation=nation,
        birth=birth,
        address=f"{area} {name}家",
        valid_to=None,
    )


@st.composite
def two_alike(draw: st.DrawFn) -> tuple[ReadCard, ReadCard]:
    """Two people of one age: of any sex, nation, name, household, from anywhere."""
    birth = draw(st.dates(date(1930, 1, 1), date(2015, 12, 31)))

    def one() -> ReadCard:
        area, serial = draw(st.sampled_from(AREAS)), draw(st.integers(1, 999))
        name = draw(st.text("王李阿依古丽扎西多吉买买提", min_size=2, max_size=6))
        return card(birth, area, serial, draw(st.sampled_from(NATIONS)), name)

    return one(), one()


def choosing(who: ReadCard, *, green: bool, language: Language) -> Resident:
    """One who is known and stands before the life events."""
    resident = Resident(world=WORLD)
    resident.do(a.SpeakLanguage(language))
    resident.do(a.TakeGreenLane()) if green else resident.do(a.Start())
    for _page in range(8):
        match resident.state:
            case s.Choose():
                return resident
            case s.AskForWhom():
                resident.do(MYSELF)
            case s.Identify(reading) if reading.stage is not s.CardStage.READ:
                resident.do(a.CardRead(who))
            case _:
                resident.do(a.Agree())
    raise AssertionError(f"never came to the choice, but to {resident.state}")


def offered(resident: Resident) -> dict[str, object]:
    """Everything there is to choose, page by page."""
    found: dict[str, object] = {"first": resident.state}
    assert isinstance(resident.state, s.Choose)
    for event in resident.state.events:
        found[event.id] = resident.do(a.ChooseEvent(event.id))
        resident.do(a.Back())
    return found


def asked_of(who: ReadCard, title: str) -> tuple[object, ...]:
    """What a title asks, wants and tells, without the values that are one's own."""
    outcome = usual_outcome(Visit(title=title, card=who), WORLD)
    return (
        [(member.matter.id, member.choice) for member in outcome.plan.members],
        [(field.key, field.standing, field.required) for field in outcome.form],
        [(paper.key, paper.wish, paper.reason, paper.places) for paper in outcome.papers],
        [(line.matter, line.line.id, line.resolution, line.reason) for line in outcome.lines],
        [advice.key for advice in outcome.unmet],
        outcome.is_to_be_verified,
    )


@pytest.mark.row("A06")
@settings(CALM, max_examples=15)
@given(two_alike(), st.tuples(LANE, LANE), st.sampled_from(Language))
def test_who_one_is_and_which_lane_one_takes_hides_no_service(
    pair: tuple[ReadCard, ReadCard], green: tuple[bool, bool], language: Language
) -> None:
    one, other = pair
    mine = offered(choosing(one, green=green[0], language=Language.ZH))
    assert mine == offered(choosing(other, green=green[1], language=language))


@pytest.mark.row("A06")
@settings(CALM, max_examples=150)
@given(two_alike(), st.sampled_from(TITLES))
def test_people_of_one_age_are_asked_the_same_for_the_same(
    pair: tuple[ReadCard, ReadCard], title: str
) -> None:
    one, other = pair
    assert asked_of(one, title) == asked_of(other, title)


@pytest.mark.row("A06", "M10")
@CALM
@given(st.dictionaries(st.sampled_from(TITLES), st.floats(0, 1e6)))
def test_no_count_of_uses_takes_a_service_away(uses: dict[str, float]) -> None:
    shown = [
        title.id
        for theme in themes_of(WORLD.catalogue, WORLD.here.division)
        for title in titles_under(WORLD.catalogue, theme, uses)
    ]
    assert set(shown) == set(TITLES)


@pytest.mark.row("A06", "T08")
def test_every_threshold_and_every_paper_says_its_reason_and_none_ends_the_way() -> None:
    for matter in WORLD.catalogue.matters.values():
        for threshold in matter.thresholds:
            words = (threshold.reason, threshold.way_on)
            assert all(word.zh and word.en for word in words), matter.id
    for title in TITLES:
        for paper in guide_to(title, WORLD).papers:
            assert all(say(language, paper.reason) for language in Language)
    assert all(say(language, key) for key in REASONS.values() for language in Language)


@pytest.mark.row("A06")
@CALM
@given(two_alike(), st.sampled_from(TITLES))
def test_who_does_not_meet_a_threshold_is_told_why_and_may_go_on(
    pair: tuple[ReadCard, ReadCard], title: str
) -> None:
    resident = choosing(pair[0], green=False, language=Language.ZH)
    state = resident.do(a.ChooseTitle(title))
    while isinstance(state, s.NotYet):
        assert state.reason.zh
        assert state.way_on.zh
        before = state.key
        state = resident.do(a.Agree())
        assert not (isinstance(state, s.NotYet) and state.key == before)
    assert not isinstance(state, s.Goodbye | s.Welcome | s.OutOfService)
