"""As many people as a visit may need: possible numbers, a card for every role."""

from datetime import date
from zlib import crc32

from stdnum.iso7064 import mod_11_2

from kiosk.journeys.actions import ReadCard


def number_of(birth: date, serial: int) -> str:
    """Return the possible citizen number of somebody; an odd serial is a man's."""
    body = f"529901{birth:%Y%m%d}{serial:03}"
    return body + str(mod_11_2.calc_check_digit(body))


def card_of(role: str, birth: date = date(1988, 7, 14)) -> ReadCard:
    """Return the card of whoever plays a role, always the same one."""
    serial = crc32(role.encode()) % 900
    return ReadCard(
        name=f"赵{chr(0x4E00 + serial)}",
        number=number_of(birth, serial),
        sex="男" if serial % 2 else "女",
        nation="汉",
        birth=birth,
        address="示例村一组9号",
        valid_to=None,
    )
