"""What is wrong with an answer or with a picture.

The words stand in ``zh.toml`` and ``en.toml``, as those of `kiosk.text.keys` do.
"""

from enum import Enum


class ProblemText(Enum):
    """What is wrong with an answer or with a picture."""

    # What is wrong with a picture
    FLAW_BLURRED = "flaw.blurred"
    FLAW_TOO_DARK = "flaw.too_dark"
    FLAW_NO_PAGE = "flaw.no_page"
    FLAW_CUT_OFF = "flaw.cut_off"
    FLAW_MOVED = "flaw.moved"
    FLAW_GLARE = "flaw.glare"
    FLAW_COVERED = "flaw.covered"
    FLAW_TOO_SMALL = "flaw.too_small"
    FLAW_BLANK = "flaw.blank"
    FLAW_WRONG_WAY_UP = "flaw.wrong_way_up"

    # What is wrong with an answer
    PROBLEM_EMPTY = "problem.empty"
    PROBLEM_TOO_LONG = "problem.too_long"
    PROBLEM_NAME = "problem.name"
    PROBLEM_NAME_SHORT = "problem.name_short"
    PROBLEM_ID_LENGTH = "problem.id_length"
    PROBLEM_ID_CHECK = "problem.id_check"
    PROBLEM_ID_DATE = "problem.id_date"
    PROBLEM_ID_SAME = "problem.id_same"
    PROBLEM_PHONE = "problem.phone"
    PROBLEM_DATE = "problem.date"
    PROBLEM_DATE_FUTURE = "problem.date_future"
    PROBLEM_NUMBER = "problem.number"
    PROBLEM_NUMBER_RANGE = "problem.number_range"
    PROBLEM_CHOICE = "problem.choice"
    PROBLEM_ACCOUNT_LENGTH = "problem.account_length"
    PROBLEM_ACCOUNT_CHECK = "problem.account_check"
    PROBLEM_SIGNS = "problem.signs"
    PROBLEM_NO_WORDS = "problem.no_words"
    PROBLEM_NAME_LATIN = "problem.name_latin"
    PROBLEM_ID_SIGNS = "problem.id_signs"
    PROBLEM_ID_OLD = "problem.id_old"
    PROBLEM_PHONE_LENGTH = "problem.phone_length"
    PROBLEM_PHONE_LANDLINE = "problem.phone_landline"
    PROBLEM_DATE_FORM = "problem.date_form"
    PROBLEM_DATE_OLD = "problem.date_old"
    PROBLEM_DATE_ORDER = "problem.date_order"
    PROBLEM_CHILD_OLDER = "problem.child_older"
    PROBLEM_NEGATIVE = "problem.negative"
    PROBLEM_PLACES = "problem.places"
    PROBLEM_CONDITION = "problem.condition"
    PROBLEM_ACCOUNT_DIGITS = "problem.account_digits"
    PROBLEM_ACCOUNT_ID = "problem.account_id"
    PROBLEM_DISABILITY_LENGTH = "problem.disability_length"
    PROBLEM_DISABILITY_PLACES = "problem.disability_places"
    PROBLEM_DISABILITY_OTHER = "problem.disability_other"
    PROBLEM_CREDIT_LENGTH = "problem.credit_length"
    PROBLEM_CREDIT_LETTERS = "problem.credit_letters"
    PROBLEM_CREDIT_CHECK = "problem.credit_check"
    PROBLEM_ADDRESS_SHORT = "problem.address_short"
    PROBLEM_ADDRESS_DIGITS = "problem.address_digits"
