"""Every matter and every package, lodged on every path (rows M15, M17, F01).

By the rules alone every combination of answers is gone through. Through the
pages of a visit go as many as still take every option of every page.
"""

from collections import Counter
from datetime import date

import msgspec
import pytest

from cloud.casework.retelling import choices_of as retold
from cloud.casework.retelling import own_form, plan_of
from edge_sync.wire.application import Application, ForWhom
from edge_sync.wire.submissions import Submitted
from kiosk.journeys.application import build
from kiosk.journeys.outcome import work_out
from provisioning.catalogue.rules.documents import documents
from provisioning.catalogue.rules.filled import as_text
from provisioning.catalogue.rules.form import merged_form, questions, values_of
from provisioning.catalogue.rules.forms import filled_form
from provisioning.catalogue.rules.graph import stages
from provisioning.catalogue.rules.plan import Plan
from provisioning.catalogue.rules.resolving import resolve
from provisioning.catalogue.rules.titles import Title, titles
from tests.journeys.paths import FOR_WHOM, Choices, choices_of, covering, every_way, spread
from tests.journeys.walker import Walker
from tests.kiosk.making import making
from tests.shipped import shipped_edition

TODAY = date(2026, 11, 21)
CATALOGUE = shipped_edition().catalogue
TITLES = titles(CATALOGUE)
MOST_PLANS = 200  # of which the covering ones are taken


def hold_together(plan: Plan) -> None:
    """Whatever the way: nothing asked twice, every line met, everybody known, no ring."""
    form = merged_form(CATALOGUE, plan, {}, {}, TODAY)
    asked = Counter((f.party, f.matter, f.element.id) for f in questions(form))
    assert set(asked.values()) <= {1}
    papers = documents(CATALOGUE, plan, ())
    lines = resolve(plan, papers, ())
    assert len(lines) == sum(len(member.lines) for member in plan.applied)
    assert len({paper.key for paper in papers}) == len(papers)
    known = {party.role for party in plan.parties}
    assert {plan.holder, plan.principal} <= known
    assert {field.party for field in form} | {paper.party for paper in papers} <= known
    assert sum(len(stage) for stage in stages(plan)) == len(plan.applied)
    assert set(plan.signers) <= known


@pytest.mark.row("F01", "M05")
@pytest.mark.parametrize("title", TITLES, ids=lambda title: title.id)
def test_every_path_holds_together(title: Title) -> None:
    for start in FOR_WHOM:
        for plan in every_way(CATALOGUE, title, start):
            hold_together(plan)


def ways_of(title: Title) -> list[tuple[Plan, Choices]]:
    """For oneself all options; for others one way through a matter and two through a package."""
    ways: list[tuple[Plan, Choices]] = []
    for start in FOR_WHOM:
        plans = spread(CATALOGUE, title, start, MOST_PLANS)
        is_other = start["for_whom"] != "myself"
        most = (2 if title.is_package else 1) if is_other else len(plans)
        taken = covering([plan for plan in plans if not plan.is_empty])[:most]
        ways += [(plan, choices_of(plan, start)) for plan in taken]
    return ways


@pytest.mark.row("M15", "M17", "F01")
@pytest.mark.parametrize("title", TITLES, ids=lambda title: title.id)
def test_every_title_is_lodged_on_every_path(title: Title) -> None:
    for plan, choices in ways_of(title):
        walker = Walker(title=title.id, choices=choices).go()
        assert len(walker.asked) == len(set(walker.asked))
        application = build(walker.visit, walker.world, making()).application
        assert application.title == title.id
        assert application.for_whom is ForWhom(choices["for_whom"])
        applied = [m.matter for m in application.members if m.choice.value == "apply"]
        assert applied == [member.matter.id for member in plan.applied]
        assert_retold(walker, application)


def assert_retold(walker: Walker, application: Application) -> None:
    """It travels, and the cloud writes every department's form as the kiosk would."""
    data = msgspec.msgpack.encode(application)
    assert msgspec.msgpack.decode(data, type=Submitted) == application
    outcome = work_out(walker.visit, walker.world)
    told = plan_of(CATALOGUE, application)
    assert [party.role for party in told.parties] == [p.role for p in outcome.plan.parties], retold(
        told.title, application
    )
    values = values_of(outcome.form)
    for member in outcome.plan.applied:
        matter = member.matter.id
        standings = {
            (line.line.id, line.party): line.resolution
            for line in outcome.lines
            if line.matter == matter
        }
        here = filled_form(CATALOGUE, outcome.plan, matter, values, standings)
        assert as_text(own_form(CATALOGUE, application, matter), "zh") == as_text(here, "zh")


@pytest.mark.row("D18")
def test_what_a_division_asks_in_addition_travels_in_its_extension_alone() -> None:
    walker = Walker(title="MT-OLDAGE", choices={"for_whom": "myself", "MT-OLDAGE.low": "no"})
    application = build(walker.go().visit, walker.world, making()).application
    [member] = application.members
    asked = {
        wanted.element: wanted.extension
        for wanted in CATALOGUE.matters["MT-OLDAGE"].fields
        if wanted.extension
    }
    assert asked.keys() == member.extension.keys() != set()
    assert CATALOGUE.heading.division.startswith(tuple(asked.values()))
    core = {*member.answers, *(name for person in application.persons for name in person.values)}
    assert not core & asked.keys()
