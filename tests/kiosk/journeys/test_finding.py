"""Finding a matter: by event, in words, by habit; and asking how without saying who."""

from dataclasses import replace

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from devices.printer.sheet import Item, Line, Pair, Title
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import CountUse, PrintGuide, ReadCards
from kiosk.journeys.finding_states import GuidePrint
from kiosk.journeys.guide import guide_to, sample_of
from kiosk.journeys.guide_sheet import guide_sheet
from kiosk.journeys.here import Here
from kiosk.journeys.visit import Context, Visit
from kiosk.text import Language
from provisioning.catalogue.matters import Depth
from provisioning.catalogue.rules.titles import titles
from provisioning.catalogue.search.finder import Finder
from tests.kiosk.resident import LI, MYSELF, Resident, context

PENSION = "MT-PENSION-REG"
FINDER = Finder(context().catalogue)
WORLD = replace(context(), here=Here("529901100201", {PENSION: 30.0}, FINDER))


def asking() -> Resident:
    """One who only asks how something is done."""
    resident = Resident(world=WORLD)
    resident.do(a.AskHow())
    return resident


def choosing() -> Resident:
    """One who is known and stands before the life events."""
    resident = Resident(world=WORLD)
    resident.do(a.Start(), a.Agree(), MYSELF, a.CardRead(LI), a.Agree())
    assert isinstance(resident.state, s.Choose)
    return resident


def with_depth(title: str, depth: Depth) -> Context:
    """The world, with one matter taken less far by a kiosk."""
    old = WORLD.catalogue
    matters = {**old.matters, title: msgspec.structs.replace(old.matters[title], depth=depth)}
    return replace(WORLD, catalogue=msgspec.structs.replace(old, matters=matters))


@pytest.mark.row("M06")
def test_a_life_event_leads_to_a_title_and_back() -> None:
    resident = choosing()
    state = resident.do(a.ChooseEvent("birth"))
    assert isinstance(state, s.ChooseFrom)
    assert "PK-BIRTH" in {title.id for title in state.titles}
    assert isinstance(resident.do(a.ChooseTitle("PK-BIRTH")), s.Members)
    assert resident.do(a.Back()) == state
    assert isinstance(resident.do(a.Back()), s.Choose)


@pytest.mark.row("F16")
def test_words_find_a_title_while_they_are_typed() -> None:
    resident = choosing()
    resident.do(a.AskInWords(), a.LookFor("yang"))
    state = resident.do(a.LookFor("yanglao"))
    assert isinstance(state, s.Search)
    assert PENSION in {title.id for title in state.found}
    assert isinstance(resident.do(a.ChooseTitle(PENSION)), s.Needs)
    assert resident.do(a.Back()) == state  # the words are still there


def test_at_most_five_are_found_and_nothing_is_said_plainly() -> None:
    resident = choosing()
    many = resident.do(a.AskInWords(), a.LookFor("老人"))
    assert isinstance(many, s.Search)
    assert 0 < len(many.found) <= 5
    nothing = resident.do(a.LookFor("火车票"))
    assert isinstance(nothing, s.Search)
    assert nothing.found == ()


@pytest.mark.row("M10")
def test_what_is_often_done_here_has_its_own_way() -> None:
    resident = choosing()
    assert isinstance(resident.state, s.Choose)
    assert resident.state.often is not None
    state = resident.do(a.ChooseEvent(resident.state.often.id))
    assert isinstance(state, s.ChooseFrom)
    assert [title.id for title in state.titles] == [PENSION]


@pytest.mark.row("U01")
def test_who_is_not_identified_sees_guides_alone_and_no_card_is_read() -> None:
    resident = asking()
    state = resident.do(a.ChooseTitle(PENSION))
    assert isinstance(state, s.Guide)
    assert ReadCards(on=True) not in resident.effects
    assert resident.visit.title == ""


@pytest.mark.row("U01")
def test_from_a_guide_one_begins_and_is_not_asked_again_for_what() -> None:
    resident = asking()
    resident.do(a.ChooseTitle(PENSION))
    assert isinstance(resident.do(a.Agree()), s.AskForWhom)
    resident.do(a.Agree(), MYSELF, a.CardRead(LI))
    assert isinstance(resident.do(a.Agree()), s.Needs)
    assert resident.visit.title == PENSION


@pytest.mark.row("M01")
def test_every_title_has_a_guide_that_says_of_what_day_it_is() -> None:
    for title in titles(WORLD.catalogue):
        facts = guide_to(title.id, WORLD)
        assert facts.published == WORLD.catalogue.heading.published
        assert facts.version == WORLD.catalogue.heading.version
        assert facts.office.zh


@pytest.mark.row("M13")
def test_every_material_of_every_guide_has_a_sample_or_says_why_not() -> None:
    for title in titles(WORLD.catalogue):
        for paper in guide_to(title.id, WORLD).papers:
            sample = sample_of(WORLD.catalogue.materials[paper.key])
            assert (sample.drawing and sample.points) or sample.instead, paper.key


def test_a_sample_is_opened_from_the_guide_and_leads_back() -> None:
    resident = asking()
    guide = resident.do(a.ChooseTitle("PK-BIRTH"))
    assert isinstance(guide, s.Guide)
    key = guide.facts.papers[0].key
    assert isinstance(resident.do(a.ShowSample(key)), s.SampleOf)
    assert resident.do(a.Back()) == guide
    assert resident.do(a.ShowSample("M-NONE")) == guide


def test_a_matter_that_is_only_told_about_is_never_begun() -> None:
    resident = choosing()
    resident.world = with_depth(PENSION, Depth.GUIDE)
    state = resident.do(a.ChooseTitle(PENSION))
    assert isinstance(state, s.Guide)
    assert not state.may_begin
    assert resident.do(a.Agree()) == state
    assert CountUse(PENSION) in resident.effects


def test_a_matter_filled_in_here_shows_its_guide_and_then_begins() -> None:
    resident = choosing()
    resident.world = with_depth(PENSION, Depth.PREFILL)
    state = resident.do(a.ChooseTitle(PENSION))
    assert isinstance(state, s.Guide)
    assert state.may_begin
    assert isinstance(resident.do(a.Agree()), s.Needs)


def test_a_guide_is_printed_once_however_often_it_is_touched() -> None:
    resident = asking()
    resident.do(a.ChooseTitle(PENSION), a.PrintGuide(), a.PrintGuide())
    assert sum(isinstance(effect, PrintGuide) for effect in resident.effects) == 1
    state = resident.do(a.GuideNotPrinted(PENSION, "DEV-40"))
    assert isinstance(state, s.Guide)
    assert state.fault == "DEV-40"
    again = resident.do(a.PrintGuide(), a.GuidePrinted("PK-BIRTH"), a.GuidePrinted(PENSION))
    assert isinstance(again, s.Guide)
    assert again.printing is GuidePrint.PRINTED


@pytest.mark.parametrize("language", list(Language))
def test_the_printed_guide_says_what_to_bring_and_marks_figures_without_a_source(
    language: Language,
) -> None:
    facts = guide_to(PENSION, WORLD)
    elements = guide_sheet(facts, language).elements
    said = [e.text for e in elements if isinstance(e, Title | Line | Item)]
    values = [e.value for e in elements if isinstance(e, Pair)]
    assert facts.name.to(language.value) in said
    assert any(facts.published in text for text in said)
    mark = {Language.ZH: "示例", Language.EN: "illustrative"}[language]
    assert any(mark in value for value in values) is facts.limit.illustrative


def test_leaving_a_guide_ends_the_visit_without_a_question() -> None:
    resident = asking()
    resident.do(a.ChooseTitle(PENSION))
    assert isinstance(resident.do(a.Leave()), s.Welcome)
    assert resident.visit == Visit()


EVENTS = st.sampled_from(["birth", "old-age", "often", "none", ""])
DEEDS = st.one_of(
    st.builds(a.ChooseEvent, EVENTS),
    st.builds(a.AskInWords),
    st.builds(a.LookFor, st.text("养老 yanglao补贴", max_size=8)),
    st.builds(a.ChooseTitle, st.sampled_from([PENSION, "PK-BIRTH", "MT-NONE"])),
    st.builds(a.ShowSample, st.sampled_from(["M-HUKOU", "M-BANK", "M-NONE"])),
    st.builds(a.PrintGuide),
    st.builds(a.GuidePrinted, st.just(PENSION)),
    st.builds(a.Back),
)


@pytest.mark.row("U01")
@settings(deadline=None)  # a busy machine is no fault of the visit
@given(st.lists(DEEDS, max_size=12))
def test_whatever_one_touches_while_asking_nobody_is_asked_who_they_are(
    deeds: list[a.Action],
) -> None:
    resident = asking()
    for deed in deeds:
        state = resident.do(deed)
        assert isinstance(
            state, s.Welcome | s.Choose | s.ChooseFrom | s.Search | s.Guide | s.SampleOf
        )
        if isinstance(state, s.Welcome):
            break
