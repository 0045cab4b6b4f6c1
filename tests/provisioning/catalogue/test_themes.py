"""Life events: everything offered stands under one, near the top, and regions differ."""

import msgspec
import pytest

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.themes import (
    ELSEWHERE,
    lacks_local_themes,
    themes_of,
    titles_under,
)
from provisioning.catalogue.rules.titles import titles
from provisioning.catalogue.words import Words

ON_A_PAGE = 6  # of events and of titles, on the reference panel
MOST_TAPS = 3
RURAL, CITY = "529901100201", "110101001001"


@pytest.mark.row("M06")
@pytest.mark.parametrize("division", [RURAL, CITY])
def test_every_title_is_reached_in_three_taps(catalogue: Catalogue, division: str) -> None:
    taps: dict[str, int] = {}
    for at, theme in enumerate(themes_of(catalogue, division)):
        for place, title in enumerate(titles_under(catalogue, theme, {})):
            way = at // ON_A_PAGE + 1 + place // ON_A_PAGE + 1
            taps[title.id] = min(way, taps.get(title.id, way))
    assert set(taps) == {title.id for title in titles(catalogue)}
    assert {title: n for title, n in taps.items() if n > MOST_TAPS} == {}


@pytest.mark.row("M08")
def test_two_regions_show_different_lists(catalogue: Catalogue) -> None:
    rural = [theme.id for theme in themes_of(catalogue, RURAL)]
    city = [theme.id for theme in themes_of(catalogue, CITY)]
    assert rural != city
    assert themes_of(catalogue, RURAL)[0].local
    assert not any(theme.local for theme in themes_of(catalogue, CITY))


def test_what_no_event_names_stands_under_everything_else(catalogue: Catalogue) -> None:
    bare = msgspec.structs.replace(catalogue, themes={})
    (only,) = themes_of(bare)
    assert only.id == ELSEWHERE
    assert len(only.titles) == len(titles(catalogue))


@pytest.mark.row("M08")
def test_a_region_without_a_theme_of_its_own_is_known(catalogue: Catalogue) -> None:
    assert not lacks_local_themes(catalogue)
    themes = {name: theme for name, theme in catalogue.themes.items() if not theme.local}
    assert lacks_local_themes(msgspec.structs.replace(catalogue, themes=themes))


def test_an_event_whose_titles_are_not_offered_is_not_shown(catalogue: Catalogue) -> None:
    theme = next(iter(catalogue.themes.values()))
    empty = msgspec.structs.replace(theme, titles=("MT-NONE",), name=Words("空", "empty"))
    changed = msgspec.structs.replace(catalogue, themes={theme.id: empty})
    assert [theme.id for theme in themes_of(changed)] == [ELSEWHERE]


@pytest.mark.row("M10")
def test_within_an_event_what_is_often_done_here_stands_first(catalogue: Catalogue) -> None:
    theme = next(theme for theme in themes_of(catalogue) if len(theme.titles) > 1)
    last = theme.titles[-1]
    assert titles_under(catalogue, theme, {last: 20.0})[0].id == last
