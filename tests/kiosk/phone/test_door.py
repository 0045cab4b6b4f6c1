"""A phone sends a picture over the station's network: real server, real sockets, real client."""

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kiosk.errors import NoPhoneDoorError
from kiosk.help_line.messenger import Messenger, MessengerSettings
from kiosk.phone.door import PhoneDoor, PhoneDoorSettings, wifi_code
from kiosk.phone.line import Gone, Heard, PhoneLine, Picture
from kiosk.phone.wire import LARGEST_PICTURE_BYTES, Await, Opened, Ready
from provisioning.catalogue.words import Words

SOON_S = 60.0
PAUSE = threading.Event()
HERE = PhoneDoorSettings("127.0.0.1/8", 0)
REGISTER = Words("户口簿", "household register")


@dataclass
class Station:
    """The small process of a kiosk: its socket, and the door for phones."""

    socket: Path
    door: PhoneDoor

    def wait(self, token: str = "") -> PhoneLine:
        return PhoneLine(self.socket, Await(token or secrets.token_hex(16), REGISTER))


@contextmanager
def station(folder: Path, at: PhoneDoorSettings = HERE) -> Iterator[Station]:
    door = PhoneDoor(at, time.monotonic)
    path = folder / "help.sock"
    messenger = Messenger(MessengerSettings(path, b"", "", 0), door)
    yield Station(path, door)
    messenger.close()
    door.close()


def heard(line: PhoneLine) -> Heard:
    until = time.monotonic() + SOON_S
    while time.monotonic() < until:
        if said := line.pump():
            return said
        PAUSE.wait(0.005)
    raise AssertionError("the line says nothing")


def ready(line: PhoneLine) -> Ready:
    said = heard(line)
    assert isinstance(said, Ready)
    return said


def ask(url: str, body: bytes | None = None, source: str = "127.0.0.1") -> tuple[int, str]:
    """Ask as a phone does: get the page, or post a picture."""
    parts = urlsplit(url)
    phone = HTTPConnection(parts.netloc, timeout=SOON_S, source_address=(source, 0))
    phone.request("POST" if body is not None else "GET", parts.path, body=body)
    answer = phone.getresponse()
    text = answer.read().decode()
    phone.close()
    return answer.status, text


def picture(size: int = 2_000_000) -> bytes:
    return b"\xff\xd8\xff" + secrets.token_bytes(size - 3)


@pytest.mark.row("C03")
def test_a_phone_opens_the_page_and_its_picture_arrives_whole(tmp_path: Path) -> None:
    sent = picture()
    with station(tmp_path) as here:
        line = here.wait()
        at = ready(line)
        status, page = ask(at.url)
        assert status == 200
        assert page.index("户口簿") < page.index("household register")
        assert heard(line) == Opened()
        assert ask(at.url, sent) == (204, "")
        assert heard(line) == Picture(sent)
        line.hang_up()
    assert not list(tmp_path.rglob("*")), "something stayed on the disk"


def test_a_code_is_good_for_one_picture_and_a_broken_one_uses_nothing_up(tmp_path: Path) -> None:
    with station(tmp_path) as here:
        line = here.wait()
        at = ready(line)
        assert ask(at.url, b"%PDF-1.7 no picture")[0] == 415
        parts = urlsplit(at.url)
        broken = HTTPConnection(parts.netloc, timeout=SOON_S)
        broken.putrequest("POST", parts.path)
        broken.putheader("Content-Length", "5000")
        broken.endheaders(picture(100))
        broken.close()
        assert ask(at.url, picture(500))[0] == 204
        assert ask(at.url, picture(500))[0] == 410
        line.hang_up()


def test_a_code_ends_when_nobody_waits_any_more(tmp_path: Path) -> None:
    with station(tmp_path) as here:
        line = here.wait()
        at = ready(line)
        line.hang_up()
        until = time.monotonic() + SOON_S
        while ask(at.url)[0] != 410 and time.monotonic() < until:
            PAUSE.wait(0.01)
        status, page = ask(at.url)
        assert status == 410
        assert "这个码不能用了" in page
        assert ask(at.url, picture(500))[0] == 410
        assert line.pump() is None


def test_who_has_no_code_has_no_page_and_nothing_larger_than_a_picture_is_read(
    tmp_path: Path,
) -> None:
    with station(tmp_path) as here:
        line = here.wait()
        at = ready(line)
        for other in ("/", "/p/", f"/p/{'0' * 32}", "/p/../etc/passwd"):
            assert ask(at.url.replace(urlsplit(at.url).path, other))[0] == 410
        parts = urlsplit(at.url)
        phone = HTTPConnection(parts.netloc, timeout=SOON_S)
        phone.putrequest("POST", parts.path)
        phone.putheader("Content-Length", str(LARGEST_PICTURE_BYTES + 1))
        phone.endheaders()
        assert phone.getresponse().status == 413
        phone.close()
        line.hang_up()


def test_only_the_stations_network_is_answered(tmp_path: Path) -> None:
    with station(tmp_path, PhoneDoorSettings("127.0.0.9/29", 0)) as here:
        line = here.wait()
        at = ready(line)
        assert urlsplit(at.url).hostname == "127.0.0.9"
        with pytest.raises(ConnectionError):
            ask(at.url, source="127.0.0.1")
        assert ask(at.url, source="127.0.0.10")[0] == 200
        line.hang_up()
    for wrong in ("8.8.8.8/24", "192.168.9.1/0", "somewhere"):
        with pytest.raises(NoPhoneDoorError):
            PhoneDoor(PhoneDoorSettings(wrong, 0), time.monotonic)


def test_a_phone_that_is_already_sending_does_not_let_another_in(tmp_path: Path) -> None:
    with station(tmp_path) as here:
        line = here.wait()
        at = ready(line)
        said: list[int] = []
        phones = [
            threading.Thread(target=lambda: said.append(ask(at.url, picture(900_000))[0]))
            for _ in range(4)
        ]
        for phone in phones:
            phone.start()
        for phone in phones:
            phone.join()
        assert sorted(said) == [204, 410, 410, 410]
        assert isinstance(heard(line), Picture)
        line.hang_up()


def test_without_a_door_or_a_messenger_it_is_told_so(tmp_path: Path) -> None:
    line = PhoneLine(tmp_path / "nobody", Await("0" * 32, REGISTER))
    assert heard(line) == Gone()
    path = tmp_path / "help.sock"
    messenger = Messenger(MessengerSettings(path, b"", "", 0))
    line = PhoneLine(path, Await("0" * 32, REGISTER))
    assert heard(line) == Gone()
    messenger.close()


def test_the_code_to_join_keeps_its_signs_apart(tmp_path: Path) -> None:
    assert wifi_code("家;门", 'a"b\\c:d,') == 'WIFI:T:WPA;S:家\\;门;P:a\\"b\\\\c\\:d\\,;;'
    assert wifi_code("open", "") == "WIFI:T:nopass;S:open;P:;;"
    with station(tmp_path, PhoneDoorSettings("127.0.0.1/8", 0, "JiaMenKou", "k")) as here:
        line = here.wait()
        assert ready(line).join == "WIFI:T:WPA;S:JiaMenKou;P:k;;"
        line.hang_up()
