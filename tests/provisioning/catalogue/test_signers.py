"""Who signs is always a person who can hold a card, whatever is chosen and for whomever it is."""

from collections.abc import Iterator, Mapping
from itertools import islice

import pytest

from provisioning.catalogue.rules.plan import ForWhom, Plan, make_plan
from provisioning.catalogue.rules.signatures import signers
from provisioning.catalogue.rules.signed_text import APPLICATION
from provisioning.catalogue.rules.titles import title_of, titles
from tests.shipped import shipped_edition

CATALOGUE = shipped_edition().catalogue
_PATHS = 120  # of each title and for whom: every option near the root, the first ones deeper


def plans(title: str, choices: Mapping[str, str]) -> Iterator[Plan]:
    """Every plan to which the pages of a title lead, in the order of their options."""
    plan = make_plan(CATALOGUE, title_of(CATALOGUE, title), choices)
    page = plan.open_page
    if page is None:
        if plan.applied:
            yield plan
        return
    for option in page.options[:3]:
        yield from plans(title, {**choices, page.key: option.id})


@pytest.mark.row("R14", "L02")
@pytest.mark.parametrize("for_whom", ForWhom)
@pytest.mark.parametrize("title", [title.id for title in titles(CATALOGUE)])
def test_every_signer_is_a_person_who_can_hold_a_card(title: str, for_whom: ForWhom) -> None:
    for plan in islice(plans(title, {"for_whom": for_whom.value}), _PATHS):
        people = {party.role for party in plan.parties if party.card and not party.organisation}
        found = signers(CATALOGUE, plan)
        assert {signer.party for signer in found} <= people
        [here] = [signer for signer in found if signer.stands_here]
        assert here.party == plan.holder
        assert [paper.paper for paper in here.papers].count(APPLICATION) == 1
        for signer in found:
            named = [paper.paper for paper in signer.papers]
            assert len(named) == len(set(named))


@pytest.mark.row("R14")
@pytest.mark.parametrize("for_whom", ForWhom)
def test_the_new_shop_s_own_papers_are_signed_by_its_operator(for_whom: ForWhom) -> None:
    choices = {"for_whom": for_whom.value, "group.food": "MT-SMALL-CATERING"}
    plan = next(plans("PK-BIZ", choices))
    signed = {
        paper.paper: signer.party
        for signer in signers(CATALOGUE, plan)
        for paper in signer.papers
        if paper.paper != APPLICATION
    }
    expected = plan.holder if plan.is_ward else "operator"
    assert signed["M-FOODSAFETY/MT-SMALL-CATERING"] == expected
