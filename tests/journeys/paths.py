"""The ways through a title: every combination of answers to its pages, or a bounded part."""

from collections.abc import Iterator
from itertools import islice

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.plan import Plan, make_plan
from provisioning.catalogue.rules.titles import Title

Choices = dict[str, str]

FOR_WHOM: tuple[Choices, ...] = (
    {"for_whom": "myself"},
    {"for_whom": "behalf"},
    {"for_whom": "family", "family": "adult"},
    {"for_whom": "family", "family": "ward"},
)


def every_way(catalogue: Catalogue, title: Title, start: Choices) -> Iterator[Plan]:
    """Go every way, taking each option of each open page in turn."""
    plan = make_plan(catalogue, title, start)
    page = plan.open_page
    if page is None:
        yield plan
        return
    for option in page.options:
        yield from every_way(catalogue, title, {**start, page.key: option.id})


def spread(catalogue: Catalogue, title: Title, start: Choices, most: int) -> list[Plan]:
    """Return all ways if there are at most ``most``, else as many spread evenly over them."""
    ways = list(islice(every_way(catalogue, title, start), 20_000))
    step = max(1, -(-len(ways) // most))
    return ways[::step]


def covering(plans: list[Plan]) -> list[Plan]:
    """Return few of the plans that together still take every option of every page."""
    open_ones = {taken for plan in plans for taken in _taken(plan)}
    chosen: list[Plan] = []
    while open_ones:
        best = max(plans, key=lambda plan: len(open_ones & _taken(plan)))
        open_ones -= _taken(best)
        chosen.append(best)
    return chosen or plans[:1]


def choices_of(plan: Plan, start: Choices) -> Choices:
    """Return the choices that led to a plan."""
    return start | {page.key: page.chosen for page in plan.pages if page.chosen}


def _taken(plan: Plan) -> set[tuple[str, str]]:
    return {(page.key, page.chosen) for page in plan.pages if page.chosen}
