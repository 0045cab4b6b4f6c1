"""What a run of the simulation says to a person: what went wrong, and how to see it again."""

from collections.abc import Iterator

from edge_sync.simulation.checks import Outcome
from edge_sync.simulation.report import Findings
from edge_sync.simulation.shrink import shortest
from provisioning.trust.suite import Suite

_MOST_SHRUNK = 3


def troubles(findings: Findings, suite: Suite) -> Iterator[str]:
    """Tell the first wrong schedules, each as short as it can be made."""
    for outcome in findings.wrong[:_MOST_SHRUNK]:
        yield from _trouble(outcome, suite)
    if len(findings.wrong) > _MOST_SHRUNK:
        seeds = ", ".join(str(outcome.seed) for outcome in findings.wrong[_MOST_SHRUNK:][:20])
        yield f"and {len(findings.wrong) - _MOST_SHRUNK} more seeds: {seeds}"


def _trouble(outcome: Outcome, suite: Suite) -> Iterator[str]:
    yield f"seed {outcome.seed}:"
    yield from (f"  {line}" for word in outcome.words for line in word.splitlines())
    steps = shortest(suite, outcome.seed)
    yield from (f"  {step}" for step in steps)
    only = ",".join(str(step.number) for step in steps)
    yield f"  main.py simulate sync --schedules 1 --seed {outcome.seed} --only {only}"
