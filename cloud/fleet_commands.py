"""The verbs of central operations: kiosks, their keys, and the helpers of a station."""

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from cloud.accounts.officers import Role
from cloud.commands import town
from provisioning.command_line import MachineClock, Settings, day_of
from provisioning.errors import ProvisioningError

if TYPE_CHECKING:
    from provisioning.cloud.registrar import Registrar
    from provisioning.cloud.rosters import Rosters

fleet_verbs = typer.Typer()
roster_verbs = typer.Typer(no_args_is_help=True, help="The helpers of a station and their codes.")
fleet_verbs.add_typer(roster_verbs, name="roster")


@fleet_verbs.command("found")
def fleet_found(
    registrar: Path,
    keys: Path,
    workers: Annotated[int, typer.Option(help="Of an intake spread over several.")] = 0,
    node: Annotated[list[str] | None, typer.Option(help="Host of a NATS node; repeat it.")] = None,
) -> None:
    """Make the authority, the cloud's keys and its services' certificates."""
    from cloud.town import found_nodes, found_town

    founded = registrar_of(registrar)
    found_town(founded, keys, workers)
    found_nodes(founded, keys, node or ())
    typer.echo(f"founded: keys in {keys}")


@fleet_verbs.command()
def enrol(registrar: Path, kiosk_id: str, station: str, out: Path) -> None:
    """Give a kiosk its identity; the folder OUT is taken to the kiosk."""
    enrolment = registrar_of(registrar).enrol_kiosk(kiosk_id, station, out)
    typer.echo(f"enrolled {enrolment.kiosk} at {enrolment.station}")


@fleet_verbs.command("list")
def fleet_list(registrar: Path) -> None:
    """List the kiosks and their standing."""
    registry = registrar_of(registrar).registry
    for name in registry.names():
        try:
            entry = registry.find(name)
        except ProvisioningError as error:
            typer.echo(f"{name}  {error.code} {error}")
            continue
        if entry is not None:
            typer.echo(f"{entry.kiosk}  {entry.station}  {entry.standing.value}")


@fleet_verbs.command("officer")
def fleet_officer(
    settings: Settings,
    account: str,
    name: str,
    department: str,
    *,
    role: Role = Role.OFFICER,
    place: Annotated[str, typer.Option(help="Division code that bounds what it sees.")] = "",
    last: Annotated[str, typer.Option("--until", help="Last day, 2026-11-30.")] = "",
) -> None:
    """Open an officer's account; its password is read from standard input."""
    from cloud.accounts.register import NEED_A_FACTOR

    password = sys.stdin.readline().rstrip("\n")
    ends = day_of(last) if last else None
    accounts = town(settings).accounts
    accounts.open_account(account, name, department, password, role, place, ends)
    typer.echo(f"opened {account} for {department}")
    if role in NEED_A_FACTOR:
        typer.echo(f"it needs a second factor: fleet factor {account}")


@fleet_verbs.command("factor")
def fleet_factor(settings: Settings, account: str) -> None:
    """Bind a new second factor to an account; its key is told this once.

    The first security administrator begins so. Further ones are bound at the desk.
    """
    from cloud.accounts.factors import key_of

    key = key_of(town(settings).accounts.add_factor(account))
    typer.echo(f"key of {account} for a code app: {key}")


@roster_verbs.command("found")
def roster_found(registrar: Path, station: str) -> None:
    """Begin a station's roster of helpers."""
    rosters_of(registrar).found(station)
    typer.echo(f"the roster of {station} is begun")


@roster_verbs.command("add")
def roster_add(
    registrar: Path,
    station: str,
    name: str,
    *,
    volunteer: Annotated[bool, typer.Option(help="Helps, and speaks for nobody.")] = False,
    first: Annotated[str, typer.Option("--from", help="First day, 2026-11-21.")] = "",
    last: Annotated[str, typer.Option("--until", help="Last day; default: after a year.")] = "",
) -> None:
    """Take a helper in; the code is told this once."""
    from provisioning.wire.roster import Limits

    begins = day_of(first) if first else MachineClock().today()
    ends = day_of(last) if last else begins + timedelta(days=365)
    limits = Limits.VOLUNTEER if volunteer else Limits.STAFF
    helper, code = rosters_of(registrar).add(station, name, limits, begins, ends)
    typer.echo(f"{helper} {name} until {ends}: code {code}")


@roster_verbs.command("revoke")
def roster_revoke(registrar: Path, station: str, helper: str) -> None:
    """Take a helper out; kiosks know it from the next roster written."""
    rosters_of(registrar).revoke(station, helper)
    typer.echo(f"{helper} is out; write the roster and bring it to the station")


@roster_verbs.command("write")
def roster_write(
    registrar: Path,
    keys: Path,
    station: str,
    out: Path,
    days: Annotated[int, typer.Option(min=1, help="How long kiosks believe it.")] = 180,
) -> None:
    """Sign a station's roster into the file OUT, which goes into its kiosks' identity folders."""
    from provisioning.cloud.registrar import read_cloud_keys

    key, now = read_cloud_keys(keys).receipt, MachineClock().now()
    roster = rosters_of(registrar).write(station, key, now, out, timedelta(days=days))
    typer.echo(f"roster {roster.version} of {station}: {len(roster.helpers)} helpers")


def rosters_of(registrar: Path) -> "Rosters":
    """Return the rosters of a registrar's folder."""
    from provisioning.cloud.rosters import Rosters
    from provisioning.trust.international import InternationalSuite

    return Rosters(registrar / "rosters", InternationalSuite())


def registrar_of(folder: Path) -> "Registrar":
    """Return the registrar of a folder."""
    from provisioning.cloud.registrar import Registrar
    from provisioning.trust.international import InternationalSuite

    return Registrar(folder, InternationalSuite(), MachineClock().now())
