"""What the keys and prompts of a Chinese field say. No Kivy here."""

from dataclasses import dataclass

from kiosk.text import Text
from screens.page_view import Around


@dataclass(frozen=True, slots=True)
class PadWords:
    """The words of both ways: writing with a finger, and letters."""

    more: str
    to_letters: str  # from the digits back to the letters
    to_signs: str
    to_writing: str
    to_pinyin: str
    wipe: str
    write_here: str
    touch_letters: str
    then_choose: str


def pad_words(around: Around) -> PadWords:
    """Return them in the language of the visit."""
    return PadWords(
        more=around.say(Text.SCREEN_MORE_CHARACTERS),
        to_letters=around.say(Text.SCREEN_TO_LETTERS),
        to_signs=around.say(Text.SCREEN_TO_DIGITS),
        to_writing=around.say(Text.SCREEN_TO_WRITING),
        to_pinyin=around.say(Text.SCREEN_TO_PINYIN),
        wipe=around.say(Text.SCREEN_WIPE),
        write_here=around.say(Text.SCREEN_WRITE_HERE),
        touch_letters=around.say(Text.SCREEN_TOUCH_LETTERS),
        then_choose=around.say(Text.SCREEN_THEN_CHOOSE),
    )
