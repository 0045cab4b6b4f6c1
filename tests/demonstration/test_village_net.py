"""The demonstration's messenger and help desk: the real processes, without broker and internet."""

import secrets
import socket
from collections.abc import Iterator
from contextlib import closing, suppress
from http.client import HTTPConnection
from ipaddress import ip_address
from pathlib import Path

import pytest

from cloud.help.desk import Addresses
from kiosk.help_line.line import HelpLine
from kiosk.journeys import actions as a
from kiosk.phone.line import PhoneLine
from kiosk.phone.wire import Await, Ready
from kiosk.settings import read_kiosk_settings
from provisioning.catalogue.words import Words
from provisioning.wire.help import About, Call
from screens.demonstration.premises import TOWN_HELPER, Look, Premises, _about_kiosk, _write_toml
from screens.demonstration.site import Part, Site, wait_for
from screens.demonstration.village_net import address_here
from tests.kiosk.help_line.test_help_from_the_town import Town
from tests.kiosk.phone.test_door import ask, heard

MAIN = Path(__file__).resolve().parents[2] / "main.py"
PATIENCE_S = 120.0


@pytest.fixture
def premises(site_folder: Path) -> Iterator[Premises]:
    """A kiosk's settings with the network of its village, and both small processes."""
    made = Premises.choose(site_folder, MAIN)
    made.first.identity.mkdir(parents=True)
    made.net.found(made.first.identity)
    about = _about_kiosk(made.first, 1, Look(has_messenger=True)) | made.net.about()
    _write_toml(made.first.settings, about)
    site = Site(site_folder, made.commands())
    try:
        site.start(Part.HELP_DESK, Part.MESSENGER)
        messenger = Path(str(made.net.about()["help_socket"]))
        wait_for("the messenger", lambda: is_listening(messenger), PATIENCE_S)
        yield made
    finally:
        site.stop()


def is_listening(path: Path) -> bool:
    """The file of a socket is there a moment before somebody listens."""
    with socket.socket(socket.AF_UNIX) as link:
        return link.connect_ex(str(path)) == 0


def answers(premises: Premises) -> bool:
    page = HTTPConnection("127.0.0.1", premises.net.help_port + 1, timeout=PATIENCE_S)
    with closing(page), suppress(OSError):
        page.request("GET", "/")
        return page.getresponse().status == 200
    return False


@pytest.mark.row("C02", "C03")
def test_who_tries_the_demonstration_answers_a_call_and_sends_a_picture(
    premises: Premises,
) -> None:
    net, settings = premises.net, read_kiosk_settings(premises.first.settings)
    assert settings.messenger is not None
    wait_for("the help desk", lambda: answers(premises), PATIENCE_S)
    helper = Town.__new__(Town)
    helper.at = Addresses(("127.0.0.1", net.help_port), ("127.0.0.1", net.help_port + 1))
    line = HelpLine(settings.messenger)
    call = Call("b" * 32, "k000001", "示例镇示例村便民服务站", About.HOW, "question", 1)
    line.call(call)
    wait_for("the call on her page", lambda: call.station in helper.look(), PATIENCE_S)
    assert helper.answer(call.id, "我马上过来") == 303
    told: list[a.Action] = []

    def is_told() -> bool:
        told.extend(filter(None, [line.pump()]))
        return bool(told)

    wait_for("her answer", is_told, PATIENCE_S)
    assert told == [a.TownAnswered(TOWN_HELPER, "我马上过来")]
    line.stop()

    phone = PhoneLine(settings.messenger, Await(secrets.token_hex(16), Words("照片", "portrait")))
    ready = heard(phone)
    assert isinstance(ready, Ready)
    status, page = ask(ready.url, source=address_here())
    assert status == 200
    assert "照片" in page
    phone.hang_up()


def test_the_machine_s_address_is_one_that_the_world_cannot_reach() -> None:
    assert ip_address(address_here()).is_private
