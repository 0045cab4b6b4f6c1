"""The intake's connection when somebody else takes its place again and again."""

import threading

from tests.edge_sync.site import Desk, Site, intake_running

SECONDS = 1.5


def test_two_intakes_with_one_name_do_not_storm_the_broker(site: Site) -> None:
    """The broker lets one in and puts the other out: each waits before it comes back."""
    with intake_running(site, Desk()), intake_running(site, Desk()):
        threading.Event().wait(SECONDS)
    connected = site.broker.log.read_text().count("New client connected")
    assert 2 < connected < 40
