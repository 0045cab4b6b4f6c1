"""Which picture stands for which matter, material or question. No Kivy here."""

from typing import Final

from kiosk.journeys.states import FieldKind
from provisioning.catalogue.materials import Drawing

# The first word that occurs in an id decides, so the more particular stand first.
_TITLES: Final = (
    ("PENSION", "pension"),
    ("BIRTH", "baby"),
    ("DEATH", "flower"),
    ("DIBAO", "help"),
    ("TEKUN", "help"),
    ("LINSHI", "help"),
    ("OLDAGE", "elder"),
    ("ELDER", "elder"),
    ("RETIRE", "elder"),
    ("DIS-CERT", "certificate"),
    ("DIS", "wheelchair"),
    ("MED", "illness"),
    ("HOMESTEAD-TITLE", "certificate"),
    ("HOMESTEAD", "farmhouse"),
    ("FELLING", "farmhouse"),
    ("RURALHOUSE", "farmhouse"),
    ("HOUSE", "home"),
    ("SELFEMP", "shop"),
    ("BIZ", "shop"),
    ("WORKSHOP", "shop"),
    ("PREPACK", "shop"),
    ("CATERING", "shop"),
    ("RES-", "moving"),
    ("JOB", "work"),
    ("UNEMP", "work"),
    ("FLEX", "work"),
    ("PROOF", "certificate"),
    ("CARD", "bank_card"),
)
EVENT_PICTURES: Final = frozenset(
    {
        "aid", "baby", "certificate", "elder", "family", "farmhouse", "flower", "help", "home",
        "illness", "matter", "moving", "often", "pension", "shop", "wheelchair", "work",
    }
)  # fmt: skip
_FIELDS: Final = (
    ("uscc", "sealed"),
    ("phone", "phone"),
    ("bank", "bank_card"),
    ("addr", "home"),
    ("date", "calendar"),
    ("year", "calendar"),
    ("name", "person"),
)
_KINDS: Final = {
    FieldKind.PHONE: "phone",
    FieldKind.DATE: "calendar",
    FieldKind.CHOICE: "question",
    FieldKind.ADDRESS: "home",
    FieldKind.BANK_ACCOUNT: "bank_card",
}


def picture_of_title(title_id: str) -> str:
    """Return the picture of a matter or package; a folder for those without their own."""
    return next((picture for word, picture in _TITLES if word in title_id), "matter")


def picture_of_theme(picture: str) -> str:
    """Return the picture of a life event; a folder where the catalogue names an unknown one."""
    return picture if picture in EVENT_PICTURES else "matter"


def picture_of_sample(drawing: Drawing) -> str:
    """Return the drawing of a kind of document."""
    return f"sample_{drawing.value}"


def picture_of_field(key: str, kind: FieldKind) -> str:
    """Return the picture of a question."""
    field = key.rsplit(".", 1)[-1]
    return next((picture for word, picture in _FIELDS if word in field), _KINDS.get(kind, "form"))
