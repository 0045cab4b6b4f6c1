"""The two sockets: plain lines to whoever connects, and nobody waits for a slow one."""

import socket
import stat
from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.speaker.routing import Part
from kiosk.text import Language
from screens.screen_reader.lines import EAR, ROOM, LineDoors

NAME = (Part("王秀英", is_private=True),)
HEADING = (Part("标题：您好"),)


@pytest.fixture
def doors(tmp_path: Path) -> Iterator[LineDoors]:
    made = LineDoors(tmp_path / "lines")
    yield made
    made.close()


def _in(folder: Path, door: str) -> socket.socket:
    made = socket.socket(socket.AF_UNIX)
    made.settimeout(60)
    made.connect(str(folder / "lines" / door))
    return made


def test_each_door_hears_whole_lines_and_only_its_own(doors: LineDoors, tmp_path: Path) -> None:
    assert not doors.has_anyone()
    with _in(tmp_path, EAR) as ear, _in(tmp_path, ROOM) as room:
        assert doors.has_anyone()
        doors.send((HEADING, NAME), "welcome", Language.ZH)
        assert ear.recv(1000).decode() == "标题：您好\n王秀英\n"
        assert "王秀英" not in room.recv(1000).decode()


def test_only_the_kiosks_own_user_comes_in(tmp_path: Path, doors: LineDoors) -> None:
    assert doors is not None
    for door in (EAR, ROOM):
        assert stat.S_IMODE((tmp_path / "lines" / door).stat().st_mode) == 0o600


def test_whoever_went_away_or_never_listens_is_let_go(doors: LineDoors, tmp_path: Path) -> None:
    with _in(tmp_path, EAR), _in(tmp_path, ROOM) as gone:
        gone.close()
        assert doors.has_anyone()
        for _ in range(2000):
            doors.send((HEADING * 40,), "welcome", Language.ZH)
        assert not doors.has_anyone()
