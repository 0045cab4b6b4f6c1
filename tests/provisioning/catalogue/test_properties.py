"""What holds for every catalogue and whatever is answered; hypothesis prints the seed."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace as changed

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.documents import documents
from provisioning.catalogue.rules.form import merged_form, questions
from provisioning.catalogue.rules.graph import lock_of, stages, waits_for
from provisioning.catalogue.rules.plan import Choice, Plan, make_plan
from provisioning.catalogue.rules.resolving import Way, promised_day, resolve, ways
from provisioning.catalogue.rules.titles import title_of
from tests.provisioning.catalogue.random_catalogues import catalogues

TODAY = date(2026, 11, 21)
_KEYS = ["for_whom", "family", "holder", "holder.of", "count.child"]
_KEYS += [f"member.MT-{letter}" for letter in "ABCDE"] + [f"MT-{letter}.how" for letter in "ABCDE"]
_ANSWERS = ["myself", "family", "behalf", "ward", "adult", "husband", "wife", "relative"]
_ANSWERS += ["0", "1", "2", "apply", "done-already", "left-out", "plain", "less", "nonsense"]
CHOICES = st.dictionaries(st.sampled_from(_KEYS), st.sampled_from(_ANSWERS))
CALM = settings(
    max_examples=80,
    deadline=None,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)


def settled(catalogue: Catalogue, choices: dict[str, str]) -> Plan:
    """Answer what is still open with what stands first."""
    title = title_of(catalogue, "PK-X")
    while page := make_plan(catalogue, title, choices).open_page:
        choices = {**choices, page.key: page.options[0].id}
    return make_plan(catalogue, title, choices)


@pytest.mark.row("F05", "T08")
@CALM
@given(catalogues(), CHOICES, st.data())
def test_every_line_is_met_in_exactly_one_way(
    catalogue: Catalogue, choices: dict[str, str], data: st.DataObject
) -> None:
    plan = settled(catalogue, choices)
    papers = documents(catalogue, plan, ())
    keys = [paper.key for paper in papers]
    scanned = data.draw(st.sets(st.sampled_from(keys))) if keys else set()
    chosen = {key: data.draw(st.sampled_from(Way)) for key in keys}
    lines = resolve(plan, papers, scanned, chosen)
    wanted = [(m.matter.id, w.line.id, w.party) for m in plan.applied for w in m.lines]
    assert [(line.matter, line.line.id, line.party) for line in lines] == wanted
    pending = {line.document for line in lines if line.resolution.value == "pending"}
    committed = {line.document for line in lines if line.resolution.value == "committed"}
    assert not pending & committed
    for paper in papers:
        assert (paper.key not in pending) or Way.PENDING in ways(paper)
        assert (paper.key not in committed) or Way.COMMIT in ways(paper)


@pytest.mark.row("F01", "F04")
@CALM
@given(catalogues(), CHOICES)
def test_nothing_is_asked_or_wanted_twice(catalogue: Catalogue, choices: dict[str, str]) -> None:
    plan = settled(catalogue, choices)
    asked = [
        (f.party, f.element.id) for f in questions(merged_form(catalogue, plan, {}, {}, TODAY))
    ]
    assert len(asked) == len(set(asked))
    keys = [paper.key for paper in documents(catalogue, plan, ())]
    assert len(keys) == len(set(keys))


@pytest.mark.row("F01")
@CALM
@given(catalogues(), CHOICES)
def test_the_order_of_lines_and_fields_does_not_matter(
    catalogue: Catalogue, choices: dict[str, str]
) -> None:
    turned = changed(
        catalogue,
        matters={
            name: changed(m, lines=m.lines[::-1], fields=m.fields[::-1])
            for name, m in catalogue.matters.items()
        },
    )
    assert _outcome(catalogue, choices) == _outcome(turned, choices)


def _outcome(catalogue: Catalogue, choices: dict[str, str]) -> tuple[object, ...]:
    plan = settled(catalogue, choices)
    papers = documents(catalogue, plan, ())
    form = merged_form(catalogue, plan, {}, {}, TODAY)
    return (
        {party.role for party in plan.parties},
        {(paper.key, paper.wish, frozenset(paper.lines)) for paper in papers},
        {(f.key, f.standing, f.required) for f in form},
    )


@pytest.mark.row("M07")
@CALM
@given(catalogues(), CHOICES)
def test_what_is_locked_stays_and_nothing_goes_without_what_it_needs(
    catalogue: Catalogue, choices: dict[str, str]
) -> None:
    plan = settled(catalogue, choices)
    taken = {member.matter.id: member.choice for member in plan.members}
    for member in plan.members:
        if lock_of(plan, member.matter.id):
            assert member.choice is not Choice.LEFT_OUT
        if member.choice is Choice.APPLY:
            assert all(taken[need] is not Choice.LEFT_OUT for need in member.member.needs)
    order = [matter for stage in stages(plan) for matter in stage]
    for matter in order:
        assert all(order.index(need) < order.index(matter) for need in waits_for(plan, matter))


@pytest.mark.row("M05")
@CALM
@given(catalogues(), CHOICES)
def test_a_choice_that_no_page_offers_is_as_if_not_made(
    catalogue: Catalogue, choices: dict[str, str]
) -> None:
    plan = settled(catalogue, choices)
    offered = {page.key: page.chosen for page in plan.pages if page.chosen}
    kept = {name: choice for name, choice in offered.items() if name != "for_whom"}
    again = settled(catalogue, {"for_whom": plan.for_whom.value, **kept})
    assert replace(again, title=plan.title) == plan


@CALM
@given(catalogues(), CHOICES)
def test_a_promised_day_is_never_after_the_limit(
    catalogue: Catalogue, choices: dict[str, str]
) -> None:
    plan = settled(catalogue, choices)
    for paper in documents(catalogue, plan, ()):
        if Way.PENDING in ways(paper):
            matters = {place.matter for place in paper.places if place.is_tolerable}
            limits = [m.promised_limit.value for m in plan.applied if m.matter.id in matters]
            assert promised_day(plan, paper, TODAY) <= TODAY + timedelta(days=min(limits))
