"""Three people for whom a kiosk is hard, each to the slip in hand (row L02)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from devices.card_reader.test_people import PEOPLE
from edge_sync.wire.application import IdentityLevel, SignatureKind
from screens.widgets.sight import box_of, texts, touchables
from tests.kiosk.test_app import opened, slips
from tests.screens.hands import draw, tap, touch_at
from tests.screens.standing_kiosk import StandingKiosk, standing
from tests.screens.unlettered import NAME, Unlettered

pytestmark = pytest.mark.timeout(900)  # every page is drawn: minutes on a busy machine
LIU = PEOPLE["liu"]
AT_WORK = ("lodging", "printing")  # pages that go on by themselves


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
    known = kiosk.ears.prompts
    new = {part.words for part in whole if not part.is_private and not known.id_of(part.words)}
    assert [words for words in new if not known.is_a_page_s_own(words)] == []
    assert "念完了。" in room


Deeds = dict[str, tuple[str, ...]]
"""What is touched or given on a page whose key begins so: "touch ID", "give TEXT"."""


def walk(kiosk: StandingKiosk, deeds: Deeds, until: str = "goodbye") -> list[str]:
    """Do what the table says, and on every other page take the way on; return the pages seen."""
    seen: list[str] = []
    for _ in range(80):
        kiosk.settle()
        page = kiosk.page
        seen += [page] if page not in seen else []
        if page == until:
            return seen
        if page in AT_WORK:
            kiosk.until(lambda: kiosk.page not in AT_WORK, "the slip")
            continue
        known = max((key for key in deeds if page.startswith(key)), key=len, default="")
        for deed in deeds[known] if known else ("touch way_on",):
            do, _, what = deed.partition(" ")
            if do == "sign":
                draw(kiosk.studio, NAME)
            elif do == "touch":
                tap(kiosk.studio, what)
            else:
                kiosk.studio.do(do="type", text=what)
    raise AssertionError(seen)


@pytest.mark.row("L02")
def test_a_man_without_a_card_is_received_by_his_number_and_to_be_verified(
    kiosk: StandingKiosk,
) -> None:
    """A number with its check stands in the place of the card; nobody is sent home for it."""
    he = PEOPLE["he"]
    walk(
        kiosk,
        {
            "for_whom": ("touch choice.myself",),
            "identify": ("touch other.0",),
            "question/own/name": ("give 王", "touch way_on"),
            "question/own/id_no": (f"give {he.number}", "touch way_on"),
            "choose/": ("touch choice.MT-ELDER-CARD",),
            "choose": ("touch choice.old-age",),
            "question/applicant.nation": ("touch choice.汉族",),
            "question/applicant.phone": ("give 13800005299", "touch way_on"),
            "question/applicant.hukou_addr": ("give 上河村三组", "touch way_on"),
            "question/applicant.delivery": ("touch choice.终端打印",),
            "paper/": ("touch other.0",),
            "without": ("touch choice.anyway",),
            "sign/": ("sign", "touch way_on"),
        },
    )
    kiosk.until(lambda: slips(kiosk.desk) == 1, "the slip")
    [person] = opened(kiosk.desk, kiosk.station).persons
    assert person.level is IdentityLevel.TYPED
    assert person.values["id_no"].text == he.number


@pytest.mark.row("L02")
def test_a_woman_without_a_phone_asks_by_her_slip_what_became_of_it(kiosk: StandingKiosk) -> None:
    """No number is asked of her; where no letter comes, the slip under the camera answers."""

    def lay_card() -> None:
        kiosk.until(lambda: kiosk.page == "identify", "the page of the card")
        kiosk.hands("insert-card", person="liu")
        kiosk.until(lambda: "way_on" in _ids(kiosk), "the card read")
        kiosk.hands("remove-card")
        kiosk.until(lambda: kiosk.page != "identify", "the page after the card")

    walk(kiosk, {"for_whom": ("touch choice.myself",)}, until="identify")
    lay_card()
    seen = walk(
        kiosk,
        {
            "choose/": ("touch choice.MT-ELDER-CARD",),
            "choose": ("touch choice.old-age",),
            "question/applicant.phone": ("touch other.0",),
            "question/applicant.contact": ("touch choice.我自己来服务站问",),
            "question/applicant.delivery": ("touch choice.终端打印",),
            "paper/": ("touch other.0",),
            "without": ("touch choice.anyway",),
            "sign/": ("sign", "touch way_on"),
        },
    )
    assert "question/applicant.contact" in seen
    kiosk.until(lambda: slips(kiosk.desk) == 1, "the slip")
    given = opened(kiosk.desk, kiosk.station).persons[0].values
    assert given["contact"].text == "我自己来服务站问"
    walk(kiosk, {}, until="welcome")
    kiosk.hands("lay-paper", slip=1)
    kiosk.studio.do(do="tap", id="read_slip")
    kiosk.until(
        lambda: "还没有新消息" in "".join(texts(kiosk.studio.stage.in_sight)), "her slip read"
    )


def _ids(kiosk: StandingKiosk) -> list[str]:
    return [one.touch_id for one in touchables(kiosk.studio.stage.in_sight)]
