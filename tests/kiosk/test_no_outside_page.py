"""Business and not links (row C04): nothing at a kiosk ends on somebody else's page."""

import ast
import re
from collections.abc import Iterator
from dataclasses import replace
from ipaddress import ip_address
from pathlib import Path

import msgspec
import pytest

import kiosk
import screens
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import PrintGuide
from kiosk.journeys.finding_states import GuidePrint
from kiosk.text import TABLES, Language
from provisioning.catalogue.matters import Depth
from provisioning.catalogue.rules.titles import titles
from provisioning.catalogue.words import Words
from screens.samples import samples
from tests.kiosk.resident import Resident, context

CATALOGUE = context().catalogue
ELSEWHERE = re.compile(
    r"https?:|www\.|\.(?:com|cn|gov|net|org)\b|小程序|公众号|服务号|扫码|扫一扫|微信(?!扫这个码)|支付宝"
    r"|网站|官网|登录.{0,6}平台|下载.{0,6}(?:APP|应用)|\bmini.?program|\bwebsite|\bWeChat|\bAlipay"
    r"|\bdownload|\bapp store",
    re.IGNORECASE,
)
OPENS_PAGES = {"webbrowser", "urllib.request", "httpx", "requests", "webview", "jnius"}


def words_in(value: object) -> Iterator[str]:
    """Everything that is said in two languages, wherever in the catalogue it stands."""
    if isinstance(value, Words):
        yield from (value.zh, value.en)
    elif isinstance(value, msgspec.Struct):
        for name in value.__struct_fields__:
            yield from words_in(getattr(value, name))
    elif isinstance(value, dict):
        for one in value.values():
            yield from words_in(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from words_in(one)


@pytest.mark.row("C04")
def test_no_word_of_catalogue_or_kiosk_sends_a_resident_to_a_page_elsewhere() -> None:
    read = [*words_in(CATALOGUE), *(one for table in TABLES.values() for one in table.values())]
    assert len(read) > len(CATALOGUE.matters)
    assert [one for one in read if ELSEWHERE.search(one)] == []


@pytest.mark.row("C04")
@pytest.mark.parametrize("depth", list(Depth))
def test_every_title_ends_here_in_an_application_or_in_a_guide_on_paper(depth: Depth) -> None:
    shallow = {
        name: msgspec.structs.replace(matter, depth=depth)
        for name, matter in CATALOGUE.matters.items()
    }
    world = msgspec.structs.replace(CATALOGUE, matters=shallow)
    for title in titles(world):
        resident = Resident(world=replace(context(), catalogue=world))
        state = resident.do(a.AskHow(), a.ChooseTitle(title.id))
        assert isinstance(state, s.Guide), title.id
        assert state.facts.office.zh
        assert state.facts.phone
        if not state.may_begin:
            resident.do(a.PrintGuide(), a.GuidePrinted(title.id))
            assert any(isinstance(one, PrintGuide) for one in resident.effects)
            shown = resident.state
            assert isinstance(shown, s.Guide)
            assert shown.printing is GuidePrint.PRINTED
        else:
            assert isinstance(resident.do(a.Agree()), s.AskForWhom)


@pytest.mark.row("C04")
@pytest.mark.parametrize("language", list(Language))
def test_the_only_address_on_a_page_is_the_kiosks_own(language: Language) -> None:
    found = {
        match
        for shown in samples(language).values()
        for match in re.findall(r"https?://([^/:'\"]+)", repr(shown.state))
    }
    assert all(ip_address(one).is_private for one in found), found


@pytest.mark.row("C04")
def test_nothing_of_kiosk_and_screens_can_open_a_page_of_the_net() -> None:
    places = [Path(str(one.__file__)).parent for one in (kiosk, screens)]
    paths = [
        path
        for place in places
        for path in place.rglob("*.py")
        if "demonstration" not in path.parts  # plays the officer as well, in a browser
    ]
    assert len(paths) > len(places)
    assert [f"{path}: {name}" for path in paths for name in _imports(path) & OPENS_PAGES] == []


def _imports(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {one.name for one in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{one.name}" for one in node.names)}
    return names
