"""The self-check: how each device of this kiosk is, in the words of whoever can mend it.

What a resident is told about a fault stands in the texts of the screens. Here
speaks the machine to the helper: what to push, pull or refill (row L06).
"""

import queue
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum

from devices.card_reader import faults
from devices.card_reader.contract import CardReader, Event, ReaderDown, ReaderUp
from devices.document_camera import contract as camera_contract
from devices.document_camera.contract import CameraState, DocumentCamera
from devices.printer import contract as printer_contract
from devices.speaker import contract as speaker_contract
from kiosk.parts import Devices
from provisioning.catalogue.words import Words

READER_ANSWERS_S = 10.0


class Part(Enum):
    """The devices of a kiosk, by what a helper calls them."""

    ID_READER = Words("身份证读卡机", "identity card reader")
    SOCIAL_READER = Words("社保卡读卡机", "social-security card reader")
    CAMERA = Words("拍材料的摄像头", "document camera")
    PRINTER = Words("凭证打印机", "slip printer")
    SPEAKER = Words("喇叭和听筒", "loudspeaker and handset")


@dataclass(frozen=True, slots=True)
class Finding:
    """How one device is: good where ``code`` is empty."""

    part: Part
    code: str = ""

    @property
    def care(self) -> Words:
        """Return what to do about it."""
        return CARE[self.code] if self.code else Words("正常", "works")

    def line(self, language: str) -> str:
        """Return it as one line."""
        shown = f"  {self.code}" if self.code else ""
        return f"{self.part.value.to(language)}{shown}  {self.care.to(language)}"


def check_devices(
    devices: Devices, reader_answers_s: float = READER_ANSWERS_S
) -> Iterator[Finding]:
    """Try one device after the other. Blocks for some seconds; nothing else may use them."""
    yield Finding(Part.ID_READER, _of_reader(devices.reader, reader_answers_s))
    if devices.social_reader is not None:
        yield Finding(Part.SOCIAL_READER, _of_reader(devices.social_reader, reader_answers_s))
    yield Finding(Part.CAMERA, _of_camera(devices.camera))
    outcome = devices.printer.look()
    yield Finding(Part.PRINTER, outcome.value if outcome else "")
    if devices.speaker is not None:
        played = devices.speaker.look()
        yield Finding(Part.SPEAKER, played.value if played else "")


def _of_reader(reader: CardReader, within_s: float) -> str:
    """Return a reader's fault, or nothing; a card that lies there does not matter."""
    events: queue.SimpleQueue[Event] = queue.SimpleQueue()
    reader.start(events.put)
    try:
        first = events.get(timeout=within_s)
    except queue.Empty:
        return faults.CardFault.HUNG.value
    finally:
        reader.stop()
    match first:
        case ReaderDown(why):
            return why.value
        case ReaderUp():
            return ""
        case _:
            return faults.CardFault.HUNG.value


def _of_camera(camera: DocumentCamera) -> str:
    camera.open()
    camera.frame()
    state = camera.state
    camera.close()
    return "" if state in (CameraState.SEEING, CameraState.CLOSED) else state.value


_CHINESE = {
    "DEV-13": "把读卡机的插头插紧，灯亮了就好，不用重启",
    "DEV-14": "拔下读卡机，等十秒再插。还不行就打电话报修",
    "DEV-15": "先把卡拿走。还不行，拔下读卡机，等十秒再插",
    "DEV-54": "等一分钟会自己好。不好就重启一次机器，再不好打电话报修",
    "DEV-55": "把社保卡读卡机的插头插紧，不用重启",
    "DEV-30": "把摄像头的插头插紧，不用重启",
    "DEV-31": "拔下摄像头，等十秒再插",
    "DEV-40": "换一卷新纸，印字的一面朝上",
    "DEV-41": "把打印机盖子按紧，两边都要听到响声",
    "DEV-42": "打开盖子，取出碎纸，再盖好。打印头烫的话等一分钟",
    "DEV-43": "关掉打印机，数到五，再打开",
    "DEV-44": "把打印机的插头插紧，打开电源",
    "DEV-45": "看看凭证出来没有。没有就取出纸，再打一次",
    "DEV-60": "把喇叭的插头插紧。还没有声音，重启一次机器",
    "DEV-61": "把听筒、喇叭的插头插紧，听到响声为止",
    "DEV-62": "拔下喇叭，数到五，再插上",
}


def _care() -> Iterator[tuple[str, Words]]:
    """Put the Chinese beside the line for the helper that each code's own table has."""
    explained = {
        code.value: explanation.helper
        for table in (
            faults.EXPLAINED,
            camera_contract.EXPLAINED,
            printer_contract.EXPLAINED,
            speaker_contract.EXPLAINED,
        )
        for code, explanation in table.items()
    }
    for code, chinese in _CHINESE.items():
        yield code, Words(chinese, explained[code])


CARE: dict[str, Words] = dict(_care())
