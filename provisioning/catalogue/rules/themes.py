"""Life events (rows M06, M08): which of them a region shows, and the titles under each."""

from collections.abc import Collection, Mapping

from provisioning.catalogue.model import Catalogue, Theme, Words
from provisioning.catalogue.rules.titles import Title, titles

ELSEWHERE = "elsewhere"  # the theme of what no shown theme names
_ELSEWHERE = Words(zh="其他事情", en="Everything else")


def themes_of(catalogue: Catalogue, division: str = "") -> tuple[Theme, ...]:
    """Return the life events that a kiosk in ``division`` shows, those of the region itself first.

    ``division`` is a 12-digit code; without one the catalogue's own counts. Each
    has only titles that are offered, and together they have all of them.
    """
    here = division or catalogue.heading.division
    offered = [title.id for title in titles(catalogue)]
    shown = [_with(theme, offered) for theme in catalogue.themes.values() if _is_shown(theme, here)]
    named = {title for theme in shown for title in theme.titles}
    rest = tuple(title for title in offered if title not in named)
    ordered = sorted((theme for theme in shown if theme.titles), key=lambda theme: not theme.local)
    last = (Theme(ELSEWHERE, _ELSEWHERE, "matter", rest),) if rest else ()
    return (*ordered, *last)


def titles_under(
    catalogue: Catalogue, theme: Theme, uses: Mapping[str, float]
) -> tuple[Title, ...]:
    """Return the titles of one theme, what is often done at this kiosk first (row M10)."""
    by_id = {title.id: title for title in titles(catalogue)}
    ordered = sorted(theme.titles, key=lambda title: -uses.get(title, 0.0))
    return tuple(by_id[title] for title in ordered)


def lacks_local_themes(catalogue: Catalogue) -> bool:
    """Say whether the planner should think of what is particular to this region (row M08)."""
    return not any(theme.local for theme in themes_of(catalogue))


def _is_shown(theme: Theme, division: str) -> bool:
    return not theme.divisions or any(division.startswith(prefix) for prefix in theme.divisions)


def _with(theme: Theme, offered: Collection[str]) -> Theme:
    titles_here = tuple(title for title in theme.titles if title in offered)
    return Theme(theme.id, theme.name, theme.picture, titles_here, theme.divisions, theme.local)
