"""The languages a kiosk speaks."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the screens and the slip."""

    ZH = "zh"
    EN = "en"
