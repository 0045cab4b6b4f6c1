"""From a visit to the pages that find a matter."""

from kiosk.journeys import finding_states as states
from kiosk.journeys.finding_states import EventTile, TitleTile
from kiosk.journeys.guide import depth_of, guide_to, sample_of, with_specimen
from kiosk.journeys.show_postings import POSTED, postings_tile, show_postings
from kiosk.journeys.visit import Context, Visit
from kiosk.text.catalogue import in_both
from kiosk.text.keys import Text
from provisioning.catalogue.matters import Depth
from provisioning.catalogue.model import Theme
from provisioning.catalogue.rules.themes import themes_of, titles_under
from provisioning.catalogue.rules.titles import Title, title_of
from provisioning.catalogue.words import Words

OFTEN = "often"  # the life event that is none: what is often done at this kiosk
MOST_FOUND = 5

FindingState = (
    states.Choose
    | states.ChooseFrom
    | states.Search
    | states.Guide
    | states.FilledSample
    | states.SampleOf
    | states.Postings
)


def show_choose(visit: Visit, context: Context) -> FindingState:
    """Show the life events, or the titles of the one that was opened."""
    if visit.place.key == POSTED:
        return show_postings(context)
    if visit.place.key:
        tiles = tuple(title_tile(t, context) for t in event_titles(visit.place.key, context))
        return states.ChooseFrom(_event(visit.place.key, context), tiles, visit.asking)
    has_habits = bool(context.here.often(context.catalogue))
    tile = postings_tile(context) if visit.asking else None
    events = tuple(_of(theme) for theme in _themes(context))
    return states.Choose(
        events=(tile, *events) if tile else events,
        often=_event(OFTEN, context) if has_habits else None,
        asking=visit.asking,
    )


def show_search(visit: Visit, context: Context) -> FindingState:
    """Show what the words typed so far find."""
    finder = context.here.finder
    found = finder.find(visit.query, MOST_FOUND) if finder else ()
    tiles = tuple(title_tile(title_of(context.catalogue, one.id), context) for one in found)
    return states.Search(visit.query, tiles)


def show_guide(visit: Visit, context: Context) -> FindingState:
    """Show how a title is done."""
    facts = guide_to(visit.place.key, context)
    may_begin = facts.depth is not Depth.GUIDE
    return states.Guide(facts, may_begin, visit.guide.stage, visit.guide.fault)


def show_specimen(visit: Visit, context: Context) -> FindingState:
    """Show the forms of a title, filled in with nobody's data."""
    facts = with_specimen(visit.place.key, context)
    return states.FilledSample(facts, visit.guide.stage, visit.guide.fault)


def show_sample(visit: Visit, context: Context) -> FindingState:
    """Show what a good paper looks like."""
    material = visit.place.key.partition("/")[2]
    return sample_of(context.catalogue.materials[material])


def event_titles(event: str, context: Context) -> tuple[Title, ...]:
    """Return the titles of a life event, or of what is often done here; none if unknown."""
    if event == OFTEN:
        often = context.here.often(context.catalogue)
        return tuple(title_of(context.catalogue, title) for title in often)
    theme = next((theme for theme in _themes(context) if theme.id == event), None)
    return titles_under(context.catalogue, theme, context.here.uses) if theme else ()


def _themes(context: Context) -> tuple[Theme, ...]:
    return themes_of(context.catalogue, context.here.division)


def _event(event: str, context: Context) -> EventTile:
    if event == OFTEN:
        return EventTile(OFTEN, _often(), "often")
    return next(_of(theme) for theme in _themes(context) if theme.id == event)


def _often() -> Words:
    return in_both(Text.CHOOSE_OFTEN)


def _of(theme: Theme) -> EventTile:
    return EventTile(theme.id, theme.name, theme.picture, theme.local)


def title_tile(title: Title, context: Context) -> TitleTile:
    """Return a title as it can be chosen."""
    depth = depth_of(context.catalogue, title.id)
    members = len(title.members)
    return TitleTile(
        title.id, title.name, title.summary, title.is_package, title.minutes, members, depth
    )
