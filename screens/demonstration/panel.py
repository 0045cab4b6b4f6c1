"""The panel beside the kiosk's window: the devices and the cable, for a person who tries it."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from screens.demonstration.place import Place
from screens.demonstration.site import Part

Buttons = Mapping[str, Sequence[tuple[str, Callable[[], object]]]]

_CARDS = {"zhang": "张桂芳", "li": "李春梅", "chen": "陈䶮", "expired": "过期的卡 expired"}
_PAPERS = {
    "household-zhang": "户口簿（张）",
    "household": "户口簿（李）",
    "birth-certificate": "出生医学证明",
    "marriage-certificate": "结婚证",
    "bank-card": "银行卡",
    "photo": "照片",
}


def buttons(place: Place) -> Buttons:
    """Return the buttons by group. A touch does one thing with a device or the cable."""
    hands, relay, site = place.hands, place.relay, place.site
    return {
        "身份证 card": [
            *((name, _card(place, person)) for person, name in _CARDS.items()),
            ("拿走 lift", hands.remove_card),
        ],
        "材料 paper": [
            *((name, _paper(place, paper)) for paper, name in _PAPERS.items()),
            ("最后一张凭证 last slip", hands.lay_slip),
            ("拿走 take away", hands.take_paper),
        ],
        "打印机 printer": [
            ("没纸 out of paper", lambda: hands.printer("paper-out")),
            ("好了 ready", lambda: hands.printer("ok")),
            ("看凭证 where slips fall", lambda: str(_last(place.paper))),
        ],
        "听筒 handset": [
            ("插上 plug in", lambda: hands.sound("plug", "handset")),
            ("拔下 pull out", lambda: hands.sound("unplug", "handset")),
        ],
        "网络 network": [("拔线 cut", relay.cut), ("插线 restore", relay.restore)],
        "断电 power": [
            ("屏幕断电再开 kill the screen", lambda: _again(place, Part.KIOSK)),
            ("信使断电再开 kill the courier", lambda: _again(place, Part.COURIER)),
            ("哪些在运行 what runs", lambda: _running(site.is_running)),
        ],
    }


def _card(place: Place, person: str) -> Callable[[], None]:
    return lambda: place.hands.insert_card(person)


def _paper(place: Place, paper: str) -> Callable[[], None]:
    return lambda: place.hands.lay_paper(paper)


def _last(folder: Path) -> Path:
    return max(folder.glob("*.png"), default=folder)


def _again(place: Place, part: Part) -> None:
    place.site.kill(part)
    place.site.start(part)


def _running(is_running: Callable[[Part], bool]) -> str:
    return ", ".join(part.value for part in Part if is_running(part))
