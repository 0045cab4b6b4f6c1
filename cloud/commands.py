"""The cloud's verbs: its processes, its quarantine, what it shows a checker."""

import json
import logging
import random
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from provisioning.command_line import AsJson, MachineClock, Settings, give_up
from provisioning.process import spare_the_collector, start_logging, until_told

if TYPE_CHECKING:
    from cloud.town import Town

logger = logging.getLogger(__name__)

cloud_verbs = typer.Typer()
quarantine_verbs = typer.Typer(no_args_is_help=True, help="What the intake could not take.")
cloud_verbs.add_typer(quarantine_verbs, name="quarantine")

Address = Annotated[str, typer.Option("--database", help="postgresql://… instead of the file's.")]


def town(settings: Path, database: str = "") -> "Town":
    """Put one town's cloud together."""
    from cloud.settings import read_town_settings
    from cloud.town import Town
    from provisioning.trust.international import InternationalSuite

    file = read_town_settings(settings).on(database)
    return Town(file, MachineClock(file.clock_ahead_s), InternationalSuite())


@cloud_verbs.command("all")
def cloud_all(settings: Settings, database: Address = "") -> None:
    """Run intake, desk and clock in one process, on one SQLite file: enough for a town."""
    from cloud.watching import TownWatch, almanac, watched

    start_logging()
    whole, rules = town(settings, database), almanac()
    spare_the_collector()
    watch = {"town": TownWatch(lambda: whole.watch(rules))}
    with until_told() as stop, whole.desk() as server, watched(watch):
        logger.info("desk at %s", server.url)
        whole.run_intake(random.random, stop)


@cloud_verbs.command()
def intake(
    settings: Settings,
    worker: Annotated[int, typer.Option(min=1, help="Which of several, from 1 on.")] = 1,
    of: Annotated[int, typer.Option(min=1, help="How many workers share the kiosks.")] = 1,
) -> None:
    """Run the intake, alone or as one of several workers on PostgreSQL."""
    start_logging()
    with until_told() as stop:
        whole = town(settings)
        spare_the_collector()
        whole.run_intake(random.random, stop, worker, of)


@cloud_verbs.command("take")
def cloud_take(settings: Settings, bundle: Path) -> None:
    """Take in a bundle that `rescue` wrote; twice, or after the kiosk itself, is harmless."""
    report = town(settings).take_bundle(bundle)
    for line in report.lines:
        typer.echo(line)
    if report.trouble:
        give_up(report.trouble)


@quarantine_verbs.command("list")
def quarantine_list(settings: Settings, *, as_json: AsJson = False) -> None:
    """Say what could not be taken, since when, why, and how often it came."""
    from cloud.quarantine_lines import line, record

    for kept in town(settings).quarantine.all():
        typer.echo(json.dumps(record(kept)) if as_json else line(kept))


@quarantine_verbs.command("retry")
def quarantine_retry(settings: Settings, places: list[int]) -> None:
    """Have the running intake take these again, as if they had just come."""
    asked = town(settings).quarantine.ask_retry(
        places, int(MachineClock().now().timestamp() * 1000)
    )
    typer.echo(f"{asked} on their way; look at the list again in a few seconds")


@cloud_verbs.command()
def desk(settings: Settings) -> None:
    """Run the officers' desk alone."""
    start_logging()
    with until_told() as stop, town(settings).desk() as server:
        logger.info("desk at %s", server.url)
        stop.wait()


@cloud_verbs.command()
def clock(
    settings: Annotated[list[Path], typer.Option(help="A town's file; repeat it for more.")],
    every: Annotated[float, typer.Option(min=1, help="Seconds between two looks.")] = 60.0,
    rules: Annotated[Path | None, typer.Option(help="Rules of this place (TOML).")] = None,
    year: Annotated[list[Path] | None, typer.Option(help="A published year; repeat it.")] = None,
    *,
    once: Annotated[bool, typer.Option(help="Look once, say what was found, and end.")] = False,
) -> None:
    """Supervise the cases of one town or several: remind, warn, count."""
    from cloud.clock.supervision import Regions, supervise
    from cloud.watching import opened_towns

    start_logging()
    with Regions(opened_towns(settings, town, rules, tuple(year or ()))) as regions:
        if not once:
            with until_told() as stop:
                supervise(regions, stop, every)
            return
        told = regions.look(600)
    for one in told:
        typer.echo(one.line)
    if any(one.result is None for one in told):
        give_up("not every town could be looked at")


@cloud_verbs.command()
def broker(
    settings: Settings,
    kind: Annotated[str, typer.Option(help="mosquitto, or nats for one node of a cluster.")] = (
        "mosquitto"
    ),
    node: Annotated[int, typer.Option(min=1, help="Which node of the cluster, from 1 on.")] = 1,
) -> None:
    """Run the broker with our certificates and topic rules, in its private folder."""
    from cloud.settings import read_town_settings
    from cloud.town import town_broker, town_node

    start_logging()
    if kind not in {"mosquitto", "nats"}:
        give_up(f"There is no broker {kind}; there are mosquitto and nats.")
    file = read_town_settings(settings)
    ours = town_node(file, node) if kind == "nats" else town_broker(file)
    with until_told() as stop, ours as running:
        while running.is_running and not stop.wait(0.5):
            pass
        if not stop.is_set():
            give_up(f"{kind} has ended; see {running.log}")


@cloud_verbs.command("rebuild")
def cloud_rebuild(
    settings: Settings,
    database: Address = "",
    *,
    repair: Annotated[bool, typer.Option(help="Put right what differs.")] = False,
) -> None:
    """Compare the tables of cases with their events; ends with 1 where something differs."""
    found = town(settings, database).rebuild(repair=repair)
    for line in found:
        typer.echo(line)
    typer.echo(f"{len(found)} differences{', put right' if repair and found else ''}")
    if found and not repair:
        raise typer.Exit(1)


@cloud_verbs.command("results")
def cloud_results(
    settings: Settings,
    matter: str,
    first: datetime,
    last: datetime,
    until: Annotated[datetime, typer.Option(help="The last day on which it is shown.")],
    database: Address = "",
) -> None:
    """Write what was granted from FIRST to LAST as a posting, by masked names, to be looked at."""
    days = first.date(), last.date(), until.date()
    typer.echo(town(settings, database).results(matter, *days))


@cloud_verbs.command("journals")
def cloud_journals(
    settings: Settings,
    database: Address = "",
    *,
    as_json: AsJson = False,
) -> None:
    """Say what does not fit in the kiosks' journals; ends with 1 on a fork or a broken link."""
    report = town(settings, database).journal_report()
    typer.echo(report.json() if as_json else str(report))
    if report.is_broken:
        raise typer.Exit(1)


@cloud_verbs.command("export")
def cloud_export(settings: Settings, what: str, out: Path, database: Address = "") -> None:
    """Write for `verify`: a kiosk's journal (k000001), a case (its slip's number), or `log`."""
    whole = town(settings, database)
    out.write_bytes(whole.exported(what))
    typer.echo(f"{what} in {out}")
