"""A helper answers from the town while the internet is down: real processes' parts, real sockets.

Three parts as in the field: the kiosk's app, the messenger beside it, and the
help desk in the town with its page. No broker runs anywhere.
"""

import secrets
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlencode

import pytest

from cloud.help.desk import Addresses, HelpDesk, HelpDeskSettings
from kiosk.help_line.line import HelpLine
from kiosk.help_line.messenger import Messenger, MessengerSettings
from kiosk.journeys import actions as a
from kiosk.journeys.actions import Action
from provisioning.wire.help import About, Call, Reply, UntrueHelpError, enclose, open_call

KEY = secrets.token_bytes(32)
CALL = Call("a" * 32, "k000001", "湾里镇中庄村便民服务站", About.HOW, "question", 1)
SOON_S = 60.0
PAUSE = threading.Event()


@dataclass
class Town:
    """The helper in the town, at her own machine's page."""

    desk: HelpDesk
    at: Addresses

    def look(self, path: str = "/") -> str:
        return self._ask("GET", path)[1]

    def answer(self, call: str, words: str) -> int:
        page = self.look(f"/calls/{call}")
        token = page.partition('name="token" value="')[2].partition('"')[0]
        return self._ask("POST", f"/calls/{call}", {"token": token, "own": words, "ready": ""})[0]

    def answer_without_token(self, call: str) -> int:
        return self._ask("POST", f"/calls/{call}", {"ready": "把钱打给我"})[0]

    def _ask(self, method: str, path: str, form: dict[str, str] | None = None) -> tuple[int, str]:
        page = HTTPConnection(*self.at.page, timeout=SOON_S)
        page.request(method, path, body=urlencode(form) if form else None)
        answer = page.getresponse()
        text = answer.read().decode()
        page.close()
        return answer.status, text


@contextmanager
def town(key: bytes = KEY) -> Iterator[Town]:
    desk = HelpDesk(HelpDeskSettings("杨秀兰", key, "127.0.0.1", 0, 0), time.monotonic)
    with desk.serving() as at:
        yield Town(desk, at)


@contextmanager
def line_to(folder: Path, port: int, key: bytes = KEY) -> Iterator[HelpLine]:
    path = folder / "help.sock"
    settings = MessengerSettings(
        path, key, "127.0.0.1", port, look_every_s=0.02, reached_within_s=SOON_S
    )
    messenger = Messenger(settings)
    line = HelpLine(path)
    yield line
    line.stop()
    messenger.close()


def heard(line: HelpLine) -> Action:
    until = time.monotonic() + SOON_S
    while time.monotonic() < until:
        if said := line.pump():
            return said
    raise AssertionError("the line says nothing")


def listed(one: Town) -> str:
    """Wait until a call stands on the helper's page, and return its id."""
    until = time.monotonic() + SOON_S
    while time.monotonic() < until:
        if waiting := one.desk.calls.listed():
            return waiting[0].call.id
    raise AssertionError("nobody calls")


@pytest.mark.row("C02")
def test_a_helper_in_the_town_answers_over_the_stations_network(tmp_path: Path) -> None:
    with town() as one, line_to(tmp_path, one.at.kiosks[1]) as line:
        line.call(CALL)
        call = listed(one)
        page = one.look()
        for told in ("不会操作", "湾里镇中庄村便民服务站", "填信息"):
            assert told in page
        assert one.answer(call, "请按绿色的按钮，\n我在看着。") == 303
        assert heard(line) == a.TownAnswered("杨秀兰", "请按绿色的按钮， 我在看着。")
        assert "已回" in one.look()


def test_a_ready_answer_takes_one_click_and_no_other_page_can_give_one(tmp_path: Path) -> None:
    with town() as one, line_to(tmp_path, one.at.kiosks[1]) as line:
        line.call(CALL)
        call = listed(one)
        assert one.answer_without_token(call) == 409
        assert line.pump() is None
        assert one.answer(call, "我马上过来") == 303
        assert heard(line) == a.TownAnswered("杨秀兰", "我马上过来")


def test_where_nobody_listens_it_is_told_so(tmp_path: Path) -> None:
    with town() as gone:
        port = gone.at.kiosks[1]
    with line_to(tmp_path, port) as line:
        line.call(CALL)
        assert heard(line) == a.TownSilent()
    absent = HelpLine(tmp_path / "nobody.sock")
    absent.call(CALL)
    assert heard(absent) == a.TownSilent()
    absent.stop()


def test_who_has_not_the_stations_key_neither_calls_nor_answers(tmp_path: Path) -> None:
    with (
        town(secrets.token_bytes(32)) as stranger,
        line_to(tmp_path, stranger.at.kiosks[1]) as line,
    ):
        line.call(CALL)
        assert heard(line) == a.TownSilent()
        assert stranger.desk.calls.listed() == []
        stranger.desk.calls.take(CALL)  # even if it had heard of the call
        stranger.desk.calls.answer(Reply(CALL.id, "别人", "把钱打给我"))
    with pytest.raises(UntrueHelpError):
        open_call(enclose(CALL, KEY), secrets.token_bytes(32))
    with pytest.raises(UntrueHelpError):
        open_call(enclose(Reply(CALL.id, "杨", "好"), KEY), KEY)


def test_a_resident_who_goes_takes_the_call_along(tmp_path: Path) -> None:
    with town() as one, line_to(tmp_path, one.at.kiosks[1]) as line:
        line.call(CALL)
        call = listed(one)
        line.hang_up()
        until = time.monotonic() + SOON_S
        while one.desk.calls.find(call) and time.monotonic() < until:
            PAUSE.wait(0.01)
        assert one.desk.calls.find(call) is None
        assert line.pump() is None


def test_a_kiosk_calls_once_at_a_time_and_old_calls_go() -> None:
    clock = [0.0]
    desk = HelpDesk(HelpDeskSettings("杨", KEY), lambda: clock[0])
    for number in range(3):
        desk.calls.take(replace_id(CALL, f"{number:032x}"))
    desk.calls.take(replace_id(CALL, f"{9:032x}", kiosk="k000002"))
    assert [w.call.kiosk for w in desk.calls.listed()] == ["k000002", "k000001"]
    clock[0] = 601.0
    assert desk.calls.listed() == []


def replace_id(call: Call, name: str, kiosk: str = "k000001") -> Call:
    return Call(name, kiosk, call.station, call.about, call.page, call.asked_ms)


def test_nothing_in_a_call_can_name_anybody() -> None:
    assert set(Call.__struct_fields__) == {"id", "kiosk", "station", "about", "page", "asked_ms"}
