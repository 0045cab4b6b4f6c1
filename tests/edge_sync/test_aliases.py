"""A topic is said once on a connection; after that it has a number, where the broker takes it."""

from edge_sync.aliases import Aliases


def test_a_topic_is_named_once_and_numbered_after_that() -> None:
    aliases = Aliases()
    aliases.most = 2
    assert aliases.of("k/1/up/piece-2") == ("k/1/up/piece-2", 1)
    assert aliases.of("k/1/up/offer-1") == ("k/1/up/offer-1", 2)
    assert aliases.of("k/1/up/piece-2") == ("", 1)
    assert aliases.of("k/1/up/offer-1") == ("", 2)


def test_a_broker_gets_no_more_aliases_than_it_takes() -> None:
    aliases = Aliases()
    assert aliases.of("before its welcome") == ("before its welcome", None)
    aliases.most = 1
    assert aliases.of("first") == ("first", 1)
    assert aliases.of("second") == ("second", None)
    assert aliases.of("second") == ("second", None)
