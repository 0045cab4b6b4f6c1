"""The verb of the deterministic simulation of the sync."""

import json
import os
import random
from typing import Annotated

import typer

from provisioning.command_line import AsJson, give_up

simulate_verbs = typer.Typer()


@simulate_verbs.command("sync")
def simulate_sync(
    schedules: Annotated[int, typer.Option(min=1)] = 2000,
    seed: Annotated[int | None, typer.Option(help="Default: a new one, printed.")] = None,
    only: Annotated[str, typer.Option(help="Of one schedule, these steps: 3,7,12.")] = "",
    processes: Annotated[int | None, typer.Option(help="Default: one a processor.")] = None,
    *,
    as_json: AsJson = False,
) -> None:
    """Cut power and link at every turn, over the real engine, store and intake."""
    from dataclasses import asdict

    from edge_sync.simulation.report import simulate
    from edge_sync.simulation.telling import troubles
    from provisioning.trust.international import InternationalSuite

    chosen = random.SystemRandom().randrange(10**9) if seed is None else seed
    steps = [int(number) for number in only.split(",")] if only else None
    suite, several = InternationalSuite(), processes or os.cpu_count() or 1
    findings = simulate(suite, schedules, chosen, several if schedules > 1 else 1, steps)
    typer.echo(json.dumps(asdict(findings.report)) if as_json else str(findings.report))
    if findings.wrong:
        for line in troubles(findings, suite):
            typer.echo(line, err=True)
        give_up(f"Something was lost, came twice or went wrong; the seed is {chosen}.")
