"""Numbers that people have: are they possible, and what do they tell?

The only importer of python-stdnum. A number that passes is possible, not true:
only a chip or an office knows whose it is. An unknown area code in a citizen
number is no fault: counties have come and gone since it was given out.
"""

import re
from datetime import date, datetime

from stdnum import luhn
from stdnum.cn import uscc
from stdnum.iso7064 import mod_11_2

_CITIZEN = re.compile(r"[0-9]{17}[0-9X]")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_ACCOUNT = re.compile(r"[0-9]{12,19}")
_DISABILITY = re.compile(r"([0-9]{17}[0-9X])([1-7])([1-4])[0-9]{0,2}")
_CREDIT = re.compile(r"[0-9A-Z]{18}")


def compact(number: str) -> str:
    """Return a number as it is stored: no spaces or dashes, upper-case X."""
    return re.sub(r"[\s-]", "", number).upper()


def is_complete(number: str) -> bool:
    """Say whether a citizen number has its 18 places."""
    return bool(_CITIZEN.fullmatch(number))


def is_citizen_number(number: str) -> bool:
    """Say whether GB 11643-1999 allows this: 18 places, a real date, the check digit."""
    return is_complete(number) and birth_of(number) is not None and has_right_check(number)


def has_right_check(number: str) -> bool:
    """Say whether the last place fits the other seventeen (ISO 7064 MOD 11-2)."""
    return bool(mod_11_2.is_valid(number))


def birth_of(number: str) -> date | None:
    """Return the birth date in a citizen number, or None if there is no such day."""
    return day_of(number[6:14])


def sex_of(number: str) -> str:
    """Return "男" or "女": the 17th place is odd for men."""
    return "男" if int(number[16]) % 2 else "女"


def day_of(digits: str) -> date | None:
    """Read "20261105" as a day, or return None."""
    if not re.fullmatch(r"[0-9]{8}", digits):
        return None
    try:
        return datetime.strptime(f"{digits}+0000", "%Y%m%d%z").date()
    except ValueError:
        return None


def is_mobile(number: str) -> bool:
    """Say whether this is a mobile number: 11 digits from 13 to 19."""
    return bool(_MOBILE.fullmatch(number))


def is_account_length(number: str) -> bool:
    """Say whether a bank account has 12 to 19 digits."""
    return bool(_ACCOUNT.fullmatch(number))


def passes_luhn(number: str) -> bool:
    """Say whether the card's own check digit is right. Some local cards have none: warn only."""
    return bool(luhn.is_valid(number))


def is_disability_length(number: str) -> bool:
    """Say whether a disability certificate's number has 20 places, or up to 22 after reissues."""
    return bool(re.fullmatch(r"[0-9]{17}[0-9X][0-9]{2,4}", number))


def of_disability(number: str) -> tuple[str, int, int] | None:
    """Return whose citizen number stands in a disability certificate's, its kind and its level.

    Kinds are 1 to 7, levels 1 to 4 (GB/T 26341-2010); None where they are not.
    """
    found = _DISABILITY.fullmatch(number)
    return (found[1], int(found[2]), int(found[3])) if found else None


def is_credit_code(code: str) -> bool:
    """Say whether GB 32100-2015 allows this unified social credit code."""
    return bool(_CREDIT.fullmatch(code)) and bool(uscc.is_valid(code))
