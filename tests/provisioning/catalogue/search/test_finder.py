"""What people say, and what they should find: lists in ``queries.toml`` and ``dialect.toml``."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.titles import titles
from provisioning.catalogue.search.finder import Finder
from tests.shipped import shipped_edition

TOP = 3
LEAST_RIGHT = 0.9
FINDER = Finder(shipped_edition().catalogue)
QUERIES: dict[str, dict[str, list[str]]] = {
    part: table
    for name in ("queries.toml", "dialect.toml")
    for part, table in tomllib.loads(
        Path(__file__).with_name(name).read_text(encoding="utf-8")
    ).items()
}
NOT_OURS = (
    "今天天气怎么样",
    "打麻将",
    "买火车票",
    "手机充话费",
    "what time is it",
    "asdfgh",
    "。？",
    "",
)


@pytest.fixture(scope="module")
def offered(catalogue: Catalogue) -> set[str]:
    return {title.id for title in titles(catalogue)}


def said(part: str, offered: set[str]) -> list[tuple[str, str]]:
    """Return the queries of one part of the list, for what is offered."""
    return [(q, title) for title, q in _pairs(QUERIES[part]) if title in offered]


def _pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(title, query) for title, queries in table.items() for query in queries]


def right(pairs: list[tuple[str, str]]) -> float:
    hits = [title in [found.id for found in FINDER.find(query, TOP)] for query, title in pairs]
    return sum(hits) / len(hits)


@pytest.mark.row("F16")
@pytest.mark.parametrize("part", list(QUERIES))
def test_nine_of_ten_queries_put_as_people_speak_find_the_right_title_in_the_top_three(
    part: str, offered: set[str]
) -> None:
    assert right(said(part, offered)) >= LEAST_RIGHT


@pytest.mark.row("M04")
def test_every_title_is_found_by_its_own_name_in_both_languages(catalogue: Catalogue) -> None:
    for title in titles(catalogue):
        for name in (title.name.zh, title.name.en):
            assert title.id in [found.id for found in FINDER.find(name, TOP)], name


def test_a_matter_lodged_in_a_package_alone_leads_to_the_package(catalogue: Catalogue) -> None:
    lodged = {m.matter: p.id for p in catalogue.packages.values() for m in p.members}
    for matter in (m for m in catalogue.matters.values() if not m.offered and m.id in lodged):
        homes = {p.id for p in catalogue.packages.values() if _holds(p.members, matter.id)}
        found = [one.id for one in FINDER.find(matter.name.zh, TOP)]
        assert matter.id not in found
        assert homes & set(found), matter.id


def _holds(members: tuple[object, ...], matter: str) -> bool:
    return any(getattr(member, "matter", "") == matter for member in members)


@pytest.mark.parametrize("query", NOT_OURS)
def test_what_no_office_here_does_finds_nothing(query: str) -> None:
    assert FINDER.find(query) == ()


def test_what_is_said_not_to_be_meant_is_not_looked_for() -> None:
    plain = FINDER.find("要报销")
    assert FINDER.find("不是上户口，是要报销") == plain


@given(st.text(max_size=60))
def test_any_text_gives_a_list_best_first_of_shares_between_nought_and_one(query: str) -> None:
    scores = [found.score for found in FINDER.find(query)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)


@given(st.sampled_from(["我要给娃上户口", "养老保险怎么交", "yanglao", "birth"]))
def test_case_width_and_stops_change_nothing(query: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in query)
    assert FINDER.find(f"  {wide.upper()}？！") == FINDER.find(query)
