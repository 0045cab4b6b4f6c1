"""The languages a kiosk speaks: its own two, and those that a station brings (see `packs`)."""

from enum import StrEnum


class Language(StrEnum):
    """A language of the screens. Going through them yields the kiosk's own two alone.

    A brought one is a member for as long as the process runs, and is written on no paper.
    """

    ZH = "zh"
    EN = "en"

    @classmethod
    def _missing_(cls, value: object) -> "Language | None":
        return _BROUGHT.get(str(value))

    @property
    def on_paper(self) -> "Language":
        """The language of a slip: an office that reads it knows the kiosk's own two."""
        return Language.ZH if self.value in _BROUGHT else self


_BROUGHT: dict[str, Language] = {}


def bring(tag: str) -> Language:
    """Make a further language a member, by its tag of BCP 47."""
    if tag not in _BROUGHT:
        made = str.__new__(Language, tag)
        made._name_, made._value_ = tag.upper(), tag
        _BROUGHT[tag] = made
    return _BROUGHT[tag]


def brought() -> tuple[Language, ...]:
    """Return what this station has brought, in that order."""
    return tuple(_BROUGHT.values())


def forget_brought() -> None:
    """Speak the kiosk's own two again; whoever holds a member of another keeps a word."""
    _BROUGHT.clear()
