import pytest

from edge_sync.errors import UnreadableError
from edge_sync.wire.application import ApplicationId, KioskId
from edge_sync.wire.messages import Hello, Wanted
from edge_sync.wire.topics import down_filter, down_topic, kiosk_of, up_topic

KIOSK = KioskId("k000001")


def test_the_topic_names_shard_kiosk_direction_and_kind() -> None:
    assert up_topic(KIOSK, Hello(0)) == "k/80/k000001/up/hello"
    assert down_topic(KIOSK, Wanted(ApplicationId("0" * 32), ())) == "k/80/k000001/down/wanted"
    assert down_filter(KIOSK) == "k/80/k000001/down/+"
    assert kiosk_of(up_topic(KIOSK, Hello(0))) == KIOSK


@pytest.mark.parametrize(
    "topic",
    [
        "k/80/k000001/down/hello",
        "k/81/k000001/up/hello",
        "k/80/k000001/up/hello/more",
        "k/80/k00001/up/hello",
        "k/80/k000001/up/hello\n",
        "x",
        "",
    ],
)
def test_another_topic_is_nobodys(topic: str) -> None:
    with pytest.raises(UnreadableError):
        kiosk_of(topic)
