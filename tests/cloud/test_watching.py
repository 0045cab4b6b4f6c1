"""The clock's process: several towns, one of them broken, and the verb that looks once."""

import subprocess
import sys
from pathlib import Path
from threading import Event

import pytest

from cloud.clock.supervision import Regions, Round, Supervision
from cloud.errors import CalendarRefusedError, ClockRulesRefusedError
from cloud.settings import TownSettings
from cloud.town import Town
from cloud.watching import almanac, opened_towns, watched
from provisioning.settings import SettingsError
from provisioning.trust.international import InternationalSuite
from tests.cloud.hands import SetClock

PLACES = ("registrar", "keys", "data", "broker")
MAIN = Path(__file__).resolve().parents[2] / "main.py"


def town(folder: Path) -> Town:
    if not folder.exists():
        raise SettingsError("there is no such town")
    registrar, keys, data, broker = (str(folder / name) for name in PLACES)
    settings = TownSettings(registrar, keys, data, broker, "localhost", 1)
    return Town(settings, SetClock(), InternationalSuite())


def test_a_town_that_cannot_be_opened_stops_no_other_and_is_tried_again(tmp_path: Path) -> None:
    sound, late = tmp_path / "sound", tmp_path / "late"
    sound.mkdir()
    with Regions(opened_towns([late, sound], town)) as regions:
        broken, whole = regions.look(120)
        late.mkdir()
        mended = regions.look(120)[0]
    assert (broken.trouble, broken.line) == ("SettingsError", f"{late}: CLD-24 SettingsError")
    assert whole.result == Round(0, (), ())
    assert mended.line == f"{late}: 0 cases, 0 warnings, 0 broken"


def test_supervision_looks_beside_other_work_and_ends_with_it() -> None:
    looked, closed = Event(), Event()

    class HandWatch:
        def round(self) -> Round:
            looked.set()
            return Round(0, (), ())

        def close(self) -> None:
            closed.set()

    with watched({"town": HandWatch()}, every_s=30):
        assert looked.wait(120)
        assert not closed.is_set()
    assert closed.is_set()


def test_departments_of_a_town_are_active_from_the_beginning(tmp_path: Path) -> None:
    states = town(tmp_path).bodies.states()
    assert {state.value for state in states.values()} == {"active"}
    assert "D-RS" in states
    assert isinstance(town(tmp_path).watch(almanac()), Supervision)


def test_rules_and_years_that_cannot_be_used_are_refused(tmp_path: Path) -> None:
    wrong = tmp_path / "wrong.toml"
    wrong.write_text("version = 1", encoding="utf-8")
    with pytest.raises(ClockRulesRefusedError):
        almanac(wrong)
    with pytest.raises(CalendarRefusedError):
        almanac(None, (wrong,))


def test_the_verb_looks_once_and_fails_where_a_town_could_not_be_looked_at(tmp_path: Path) -> None:
    file = tmp_path / "town.toml"
    places = "\n".join(f'{name} = "{name}"' for name in PLACES)
    file.write_text(f'{places}\nbroker_host = "localhost"\nbroker_port = 1\n', encoding="utf-8")
    towns = ["--settings", str(file), "--settings", str(tmp_path / "none.toml")]
    command = [sys.executable, str(MAIN), "cloud", "clock", "--once", *towns]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert f"{file}: 0 cases, 0 warnings, 0 broken\n" in ended.stdout
    assert "none.toml: CLD-24 SettingsError" in ended.stdout
    assert "not every town could be looked at" in ended.stderr
