"""What the hands can do at the bench: one function a command."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import Enum
from pathlib import Path
from typing import Any, TypeVar

from PIL import Image

from devices.card_reader.card_image import text_block
from devices.card_reader.emulated import EmulatedSamV, Trouble
from devices.card_reader.sam_v import Command
from devices.card_reader.test_people import PEOPLE, social_card_of
from devices.document_camera.emulated import Plate
from devices.document_camera.frames import frame_of_file
from devices.document_camera.test_desk import photograph
from devices.document_camera.test_papers import DOTS_PER_MM, PAPERS
from devices.errors import HandsError
from devices.printer.emulated import EmulatedPrinter, PrinterMood
from devices.social_card.emulated import EmulatedSocialReader, SocialTrouble
from devices.social_card.emulated_chip import ChipKind
from devices.speaker.contract import Output
from devices.speaker.emulated import EmulatedSound

Details = Mapping[str, Any]
Answer = dict[str, Any]

_Word = TypeVar("_Word", bound=Enum)


@dataclass(frozen=True, slots=True)
class Devices:
    """The emulated devices of one bench; ``slips`` is the folder that paper falls into."""

    reader: EmulatedSamV
    printer: EmulatedPrinter
    plate: Plate
    slips: Path
    sound: EmulatedSound
    social: EmulatedSocialReader | None = None  # a bench without a card service has none


def carry_out(devices: Devices, command: Details) -> Answer:
    """Carry out one command. Raises `HandsError` or `UnreadablePictureError`."""
    gesture = _GESTURES.get(str(command.get("do")))
    if gesture is None:
        raise HandsError(f"do is one of {', '.join(_GESTURES)}")
    return gesture(devices, command)


def _insert_card(devices: Devices, details: Details) -> Answer:
    person = _chosen(PEOPLE, details, "person")
    if _is_social(details):
        kind = _valued(ChipKind, details.get("chip", ChipKind.SPEC_2.value))
        _social(devices).insert(social_card_of(person), kind)
    else:
        devices.reader.insert(text_block(person))
    return {}


def _remove_card(devices: Devices, details: Details) -> Answer:
    if _is_social(details):
        _social(devices).pull()
    else:
        devices.reader.lift()
    return {}


def _is_social(details: Details) -> bool:
    reader = str(details.get("reader", "id"))
    if reader not in ("id", "social"):
        raise HandsError("reader is one of id, social")
    return reader == "social"


def _social(devices: Devices) -> EmulatedSocialReader:
    if devices.social is None:
        raise HandsError("this bench has no reader for social-security cards")
    return devices.social


def _lay_paper(devices: Devices, details: Details) -> Answer:
    if "file" in details:
        devices.plate.lay(frame_of_file(Path(str(details["file"]))))
    elif "slip" in details:
        slip = _slip(devices.slips, _number(details, "slip"))
        devices.plate.lay(photograph(slip, DOTS_PER_MM))
    else:
        draw = _chosen(PAPERS, details, "paper")
        devices.plate.lay(photograph(draw(), DOTS_PER_MM))
    return {}


def _slip(folder: Path, number: int) -> Image.Image:
    slips = sorted(folder.glob("*.png"))
    if not slips or number > len(slips):
        raise HandsError("there is no such slip")
    with Image.open(slips[number - 1]) as slip:
        flat: Image.Image = slip.convert("RGB")
    return flat.rotate(90, expand=True)  # a long slip lies across the plate


def _take_paper(devices: Devices, _details: Details) -> Answer:
    devices.plate.take_away()
    return {}


def _reader(devices: Devices, details: Details) -> Answer:
    fault = details.get("fault")
    only = details.get("only")
    command = _named(Command, str(only)) if only is not None else None
    if fault == "unplug":
        devices.reader.unplug()
    elif fault == "plug":
        devices.reader.plug()
    elif fault == "refuse":
        status, times = _number(details, "status"), _number(details, "times", 1)
        devices.reader.refuse(command or Command.READ, status, times)
    else:
        devices.reader.trouble(_valued(Trouble, fault), command)
    return {}


def _social_reader(devices: Devices, details: Details) -> Answer:
    social, fault = _social(devices), details.get("fault")
    match fault:
        case "unplug":
            social.unplug()
        case "plug" | "start-service":
            social.plug()
        case "stop-service" | "kill-service":
            social.stop_service(kill=fault == "kill-service")
        case _:
            social.trouble(_valued(SocialTrouble, fault))
    return {}


def _printer(devices: Devices, details: Details) -> Answer:
    state = details.get("state")
    if state == "unplug":
        devices.printer.unplug()
    elif state == "plug":
        devices.printer.plug()
    elif state == "runs-out":
        devices.printer.run_out_after(_number(details, "rows", 300))
    else:
        devices.printer.become(_valued(PrinterMood, state))
    return {}


def _camera(devices: Devices, details: Details) -> Answer:
    match details.get("state"):
        case "unplug":
            devices.plate.unplug()
        case "plug":
            devices.plate.plug()
        case _:
            raise HandsError("state is one of unplug, plug")
    return {}


def _sound(devices: Devices, details: Details) -> Answer:
    output = _valued(Output, details.get("output", Output.ROOM.value))
    match details.get("state"):
        case "unplug":
            devices.sound.unplug(output)
        case "plug":
            devices.sound.plug(output)
        case "hang":
            devices.sound.hang(output)
        case _:
            raise HandsError("state is one of unplug, plug, hang")
    return {}


def _state(devices: Devices, _details: Details) -> Answer:
    return {
        "card": devices.reader.has_card,
        "reader": "plugged" if devices.reader.is_plugged else "unplugged",
        "social-card": devices.social is not None and devices.social.has_card,
        "social-reader": _standing(devices.social),
        "printer": devices.printer.mood.value if devices.printer.is_plugged else "unplugged",
        "camera": "plugged" if devices.plate.is_plugged else "unplugged",
        "heard": {one.value: round(devices.sound.heard(one).seconds, 1) for one in Output},
        "handset": "plugged" if devices.sound.is_plugged(Output.HANDSET) else "unplugged",
        "slips": len(list(devices.slips.glob("*.bin"))),
        "people": sorted(PEOPLE),
        "papers": sorted(PAPERS),
    }


def _standing(social: EmulatedSocialReader | None) -> str:
    if social is None:
        return "none"
    return "plugged" if social.is_plugged else "unplugged"


_GESTURES: dict[str, Callable[[Devices, Details], Answer]] = {
    "insert-card": _insert_card,
    "remove-card": _remove_card,
    "lay-paper": _lay_paper,
    "take-paper": _take_paper,
    "reader": _reader,
    "social-reader": _social_reader,
    "printer": _printer,
    "camera": _camera,
    "sound": _sound,
    "state": _state,
}

_Thing = TypeVar("_Thing")


def _chosen(things: Mapping[str, _Thing], details: Details, key: str) -> _Thing:
    thing = things.get(str(details.get(key)))
    if thing is None:
        raise HandsError(f"{key} is one of {', '.join(things)}")
    return thing


def _number(details: Details, key: str, default: int | None = None) -> int:
    value = details.get(key, default)
    if not isinstance(value, int) or value < 0:
        raise HandsError(f"{key} is a number, zero or more")
    return value


def _valued(kind: type[_Word], value: object) -> _Word:
    try:
        return kind(value)
    except ValueError:
        words = ", ".join(str(member.value) for member in kind)
        raise HandsError(f"the word is one of {words}") from None


def _named(kind: type[_Word], name: str) -> _Word:
    try:
        return kind[name]
    except KeyError:
        names = ", ".join(member.name for member in kind)
        raise HandsError(f"the command is one of {names}") from None
