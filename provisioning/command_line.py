"""What the verbs of every part share: their options, their clock and how they fail.

A ``commands.py`` beside a part holds its verbs; each imports what it needs when it
runs, so that a kiosk carries no cloud library. ``main.py`` puts them together.
"""

import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from provisioning.clock import today

Settings = Annotated[Path, typer.Option("--settings", help="A settings file (TOML).")]
AsJson = Annotated[bool, typer.Option("--json", help="One line of JSON a finding.")]


class MachineClock:
    """The clock of this machine, told apart from the business clock by ``ahead_s``."""

    def __init__(self, ahead_s: int = 0) -> None:
        self._ahead = timedelta(seconds=ahead_s)

    def now(self) -> datetime:
        """Return the current time, in UTC."""
        return datetime.now(UTC) + self._ahead

    def monotonic(self) -> float:
        """Return seconds that only grow."""
        return time.monotonic()

    def today(self) -> date:
        """Return the date in China, where every station is."""
        return today(self)


def give_up(sentence: str) -> NoReturn:
    """End with a failure that a person can read."""
    typer.echo(sentence, err=True)
    raise typer.Exit(1)


def day_of(text: str) -> date:
    """Return the day that an option names."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        give_up(f"a day is written 2026-11-21, not {text}")
