"""Three people for whom a kiosk is hard, each to the slip in hand (row L02)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.card_reader.test_people import PEOPLE
from edge_sync.wire.application import SignatureKind
from screens.widgets.sight import box_of, touchables
from tests.kiosk.test_app import opened, slips
from tests.screens.hands import touch_at
from tests.screens.standing_kiosk import StandingKiosk, standing
from tests.screens.unlettered import Unlettered

pytestmark = pytest.mark.timeout(900)  # every page is drawn: minutes on a busy machine
LIU = PEOPLE["liu"]


@pytest.fixture
def kiosk(tmp_path: Path) -> Iterator[StandingKiosk]:
    with standing(tmp_path) as stands:
        yield stands


def press_green(kiosk: StandingKiosk) -> None:
    """The one green card of the first page, as a poster shows it."""
    green = next(one for one in touchables(kiosk.studio.stage.root) if one.touch_id == "green")
    touch_at(kiosk.studio, *box_of(green).centre)


@pytest.mark.row("L02", "A01")
def test_a_woman_who_cannot_read_claims_her_pension_by_ear_and_signs_with_a_mark(
    kiosk: StandingKiosk,
) -> None:
    """She begins at the wrong matter, as one does; the kiosk tells her which one is hers."""
    press_green(kiosk)
    wants = ("给自己办", "养老金申领", "养老", "没有手机", "我自己来服务站问", "终端打印")
    signing = ("不拍了，跳过", "我不会写字", "另一个人")
    figures = {"银行": "6228480000000005298", "多少年": "15"}
    woman = Unlettered(
        kiosk, (*wants, *signing), figures, card="liu", witness="he", papers="bank-card-liu"
    )
    woman.go("goodbye")
    kiosk.until(lambda: slips(kiosk.desk) == 1, "the slip")

    application = opened(kiosk.desk, kiosk.station)
    assert application.title == "MT-PENSION-CLAIM"
    marked = application.signatures[0]
    assert marked.kind is SignatureKind.MARK
    assert marked.witness
    whole = kiosk.ears.all_of_it
    room = "".join(part.words for part in whole if not part.is_private)
    ear = "".join(part.words for part in whole if part.is_private)
    for personal in (LIU.name, LIU.address, "5298", "没有填"):
        assert personal not in room
    assert LIU.name in ear
    assert "念完了。" in room
