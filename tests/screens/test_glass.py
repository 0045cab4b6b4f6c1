"""The glass socket, asked from another thread while the test turns the frames."""

import json
import socket
import threading
from collections.abc import Iterator
from pathlib import Path
from time import monotonic

import pytest
from PIL import Image

from kiosk.journeys import actions
from kiosk.journeys.states import Shown
from kiosk.text import Language
from screens.gallery import Studio
from screens.glass import Glass
from screens.samples import samples
from screens.samples.inside import INSIDE

PATIENCE_S = 120.0


class Client:
    """Another process, as far as the socket can tell."""

    def __init__(self, path: Path, studio: Studio) -> None:
        self._path, self._studio = path, studio

    def send(self, line: bytes) -> dict[str, object]:
        answers: list[dict[str, object]] = []
        asking = threading.Thread(target=lambda: answers.append(self._ask(line)))
        asking.start()
        end = monotonic() + PATIENCE_S
        while asking.is_alive():
            assert monotonic() < end, "no answer"
            self._studio.turn(1)
            asking.join(0.001)
        return answers[0]

    def do(self, **command: object) -> dict[str, object]:
        return self.send(json.dumps(command).encode() + b"\n")

    def _ask(self, line: bytes) -> dict[str, object]:
        with socket.socket(socket.AF_UNIX) as link:
            link.connect(str(self._path))
            link.sendall(line)
            answer: dict[str, object] = json.loads(link.makefile("rb").readline())
            return answer


@pytest.fixture
def client(studio: Studio, tmp_path: Path) -> Iterator[Client]:
    glass = Glass(tmp_path / "glass", studio.stage)
    yield Client(tmp_path / "glass", studio)
    glass.close()
    glass.close()


def test_it_reads_what_stands_on_the_glass(studio: Studio, client: Client) -> None:
    studio.show(samples(Language.ZH)["welcome"])
    seen = client.do(do="texts")
    assert seen["ok"] is True
    assert "开始办事" in str(seen["texts"])
    assert isinstance(seen["touch"], dict)
    assert seen["touch"]["way_on"] == "开始办事"


def test_it_names_the_page_and_whether_it_is_covered(studio: Studio, client: Client) -> None:
    studio.show(samples(Language.ZH)["question-phone"])
    assert client.do(do="state") == {
        "ok": True,
        "page": "question/applicant.phone",
        "covered": False,
    }
    studio.show(samples(Language.ZH)["covered"])
    assert client.do(do="state")["covered"] is True


def test_it_touches_by_id_and_by_words(studio: Studio, client: Client) -> None:
    studio.show(samples(Language.ZH)["welcome"])
    assert client.do(do="tap", id="way_on") == {"ok": True}
    assert client.do(do="tap", text="查进度") == {"ok": True}
    assert actions.Start() in studio.kiosk.done
    assert actions.StartReadingSlip() in studio.kiosk.done


def test_what_is_not_there_is_answered_with_what_is(studio: Studio, client: Client) -> None:
    studio.show(samples(Language.ZH)["welcome"])
    answer = client.do(do="tap", text="确定离开")
    assert answer["ok"] is False
    assert "开始办事" in str(answer["why"])


def test_a_cover_shields_what_lies_below(studio: Studio, client: Client) -> None:
    studio.show(samples(Language.ZH)["covered"])
    assert client.do(do="tap", id="way_on")["ok"] is False
    assert client.do(do="tap", id="stay") == {"ok": True}
    assert studio.kiosk.done == [actions.Touch()]


def test_it_types_digits_and_hanzi_by_the_real_keys(studio: Studio, client: Client) -> None:
    studio.show(samples(Language.ZH)["question-phone"])
    client.do(do="type", text="138")
    client.do(do="tap", id="way_on")
    studio.show(Shown(INSIDE["question-name"]))
    assert client.do(do="type", text="李明") == {"ok": True}
    client.do(do="tap", id="way_on")
    typed = [one for one in studio.kiosk.done if isinstance(one, actions.AnswerField)]
    assert [one.text for one in typed] == ["138", "李明"]


@pytest.mark.parametrize(
    "strokes",
    [[[]], [[[1]]], [[[1, 2, 3]]], [["ab"]], [[["a", "b"]]], [5], [[5]], [[[1, float("nan")]]]],
)
def test_strokes_that_are_none_are_answered_and_the_window_stays(
    studio: Studio, client: Client, strokes: object
) -> None:
    studio.show(samples(Language.ZH)["sign"])
    assert client.do(do="draw", strokes=strokes)["ok"] is False
    assert client.do(do="state")["ok"] is True


def test_it_draws_on_the_signature_pad(studio: Studio, client: Client) -> None:
    assert client.do(do="draw", strokes=[[[1, 1], [2, 2]]])["ok"] is False
    studio.show(samples(Language.ZH)["sign"])
    client.do(do="draw", strokes=[[[100, 100], [200, 200], [300, 100]]])
    client.do(do="tap", id="way_on")
    signed = next(one for one in studio.kiosk.done if isinstance(one, actions.Sign))
    assert len(signed.strokes[0]) == 3


def test_a_picture_lands_in_exactly_the_file_that_was_named(
    studio: Studio, client: Client, tmp_path: Path
) -> None:
    studio.show(samples(Language.ZH)["welcome"])
    target = tmp_path / "deep" / "welcome.png"
    assert client.do(do="shot", file=str(target))["ok"] is True
    with Image.open(target) as picture:
        assert picture.size == (540, 960)
        assert len(picture.getcolors(540 * 960) or ()) > 20


def test_nonsense_is_refused_and_the_next_command_is_served(studio: Studio, client: Client) -> None:
    studio.show(samples(Language.ZH)["welcome"])
    assert client.send(b"not json\n")["ok"] is False
    assert client.do(do="dance")["ok"] is False
    assert client.send(b"[]\n")["ok"] is False
    assert client.do(do="state")["ok"] is True


def test_only_the_owner_may_touch_the_socket(client: Client, tmp_path: Path) -> None:
    assert (tmp_path / "glass").stat().st_mode & 0o077 == 0
    assert client is not None


def test_it_says_where_something_stands_from_the_upper_left_corner(
    studio: Studio, client: Client
) -> None:
    studio.show(samples(Language.ZH)["welcome"])
    on_top, below = client.do(do="where", id="language"), client.do(do="where", id="way_on")
    assert below["x"] == pytest.approx(540 / 2)
    assert float(str(on_top["y"])) < 960 / 10 < 960 * 9 / 10 < float(str(below["y"])) < 960
    assert client.do(do="where", id="nowhere")["ok"] is False
