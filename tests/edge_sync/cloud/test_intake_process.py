"""The intake's connection when somebody else takes its place again and again."""

import threading

from tests.edge_sync.site import Desk, Site, intake_running, wait_until

SECONDS = 1.5


def test_two_intakes_with_one_name_do_not_storm_the_broker(mosquitto_site: Site) -> None:
    """The broker lets one in and puts the other out: each waits before it comes back."""
    site = mosquitto_site

    def connected() -> int:
        return site.broker.log.read_text().count("New client connected")

    with intake_running(site, Desk()), intake_running(site, Desk()):
        threading.Event().wait(SECONDS)
        before = connected()
        wait_until(lambda: connected() > 2, "each has put the other out")
    assert before < 40
