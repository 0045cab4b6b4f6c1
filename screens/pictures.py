"""Which picture stands for which matter, material or question. No Kivy here."""

from typing import Final

from kiosk.journeys.states import FieldKind

# The first word that occurs in an id decides, so the more particular stand first.
_TITLES: Final = (("PENSION", "pension"), ("BIRTH", "baby"))
_FIELDS: Final = (
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


def picture_of_field(key: str, kind: FieldKind) -> str:
    """Return the picture of a question."""
    field = key.rsplit(".", 1)[-1]
    return next((picture for word, picture in _FIELDS if word in field), _KINDS.get(kind, "form"))
