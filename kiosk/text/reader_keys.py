"""What a screen reader says beside the words on the glass: roles, states, changes.

The words stand in ``zh.toml`` and ``en.toml``, as those of `kiosk.text.keys` do. They are
never recorded: whoever needs them has a synthesiser or a braille display of their own.
"""

from enum import Enum


class ReaderText(Enum):
    """Roles, states and changes, for those who do not see the glass."""

    HEADING = "reader.heading"
    STAGE = "reader.stage"
    ALERT = "reader.alert"
    FIELD = "reader.field"
    FIELD_EMPTY = "reader.field_empty"
    PAD = "reader.pad"
    COUNT = "reader.count"
    AT = "reader.at"
    ROLE_MAIN = "reader.role_main"
    ROLE_BUTTON = "reader.role_button"
    ROLE_CHOICE = "reader.role_choice"
    ROLE_KEY = "reader.role_key"
    CHOSEN = "reader.chosen"
    ERASE = "reader.erase"
    TYPED = "reader.typed"
    ERASED = "reader.erased"
    ROW = "reader.row"
