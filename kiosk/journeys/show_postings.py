"""From a visit to the page of what the region posts: public notices, lists, results (row C09).

They lie under the life events of who only asks, and need neither card nor network. Each is
there from its first day to its last; nobody takes it down.
"""

from typing import Final

from kiosk.journeys.finding_states import EventTile, PostedShown, Postings
from kiosk.journeys.visit import Context
from kiosk.text.catalogue import in_both
from kiosk.text.posting_keys import PostingText
from provisioning.catalogue.postings import Posting, posted

POSTED: Final = "postings"  # the life event that is none: what is posted in public
_PICTURE: Final = "certificate"


def postings_tile(context: Context) -> EventTile | None:
    """Return the way to what is posted today, or None where nothing is."""
    if not posted(context.catalogue, context.today):
        return None
    return EventTile(POSTED, in_both(PostingText.TITLE), _PICTURE)


def show_postings(context: Context) -> Postings:
    """Show everything that is posted today."""
    return Postings(tuple(_shown(one, context) for one in posted(context.catalogue, context.today)))


def _shown(one: Posting, context: Context) -> PostedShown:
    catalogue = context.catalogue
    phone = one.phone or catalogue.heading.phone
    return PostedShown(one, catalogue.departments[one.body].name, phone)
