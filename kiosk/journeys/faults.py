"""What a resident may get wrong, each with its stable code and its next step."""

from enum import Enum

from devices.failures import Explanation
from kiosk.journeys.states import Problem
from kiosk.text.problem_keys import ProblemText
from provisioning.catalogue.rules import answers


class VisitFault(Enum):
    """Faults of a visit that belong to no device. The value is the stable code."""

    SAME_PERSON = "KIO-10"
    OTHER_CARD = "KIO-11"
    TWO_PEOPLES_CARDS = "KIO-12"
    NAMES_DIFFER = "KIO-13"
    ANOTHER_PERSON = "KIO-15"
    ANSWER_EMPTY = "KIO-20"
    ANSWER_TOO_LONG = "KIO-21"
    NAME_SIGNS = "KIO-22"
    NAME_SHORT = "KIO-23"
    NUMBER_LENGTH = "KIO-24"
    NUMBER_CHECK = "KIO-25"
    NUMBER_DATE = "KIO-26"
    NUMBER_SAME = "KIO-27"
    PHONE = "KIO-28"
    DAY = "KIO-29"
    DAY_TO_COME = "KIO-30"
    FIGURE = "KIO-31"
    FIGURE_RANGE = "KIO-32"
    CHOICE = "KIO-33"
    ACCOUNT_LENGTH = "KIO-34"
    ACCOUNT_CHECK = "KIO-35"
    ANSWER_SIGNS = "KIO-60"
    ANSWER_NO_WORDS = "KIO-61"
    NAME_LATIN = "KIO-62"
    NUMBER_SIGNS = "KIO-63"
    NUMBER_OLD = "KIO-64"
    PHONE_LENGTH = "KIO-65"
    PHONE_LANDLINE = "KIO-66"
    DAY_FORM = "KIO-67"
    DAY_OLD = "KIO-68"
    DAY_ORDER = "KIO-69"
    CHILD_OLDER = "KIO-70"
    FIGURE_NEGATIVE = "KIO-71"
    FIGURE_PLACES = "KIO-72"
    FIGURE_CONDITION = "KIO-73"
    ACCOUNT_DIGITS = "KIO-74"
    ACCOUNT_ID = "KIO-75"
    CREDIT_LENGTH = "KIO-76"
    CREDIT_LETTERS = "KIO-77"
    CREDIT_CHECK = "KIO-78"
    ADDRESS_SHORT = "KIO-79"
    ADDRESS_DIGITS = "KIO-80"
    DISABILITY_LENGTH = "KIO-81"
    DISABILITY_PLACES = "KIO-82"
    DISABILITY_OTHER = "KIO-83"
    NIGHT_PAPER = "KIO-84"


_COMPARE = "compare the answer with the document, sign by sign; type it for the resident if asked"


def _wrong(cause: str, resident: str, helper: str = _COMPARE) -> Explanation:
    return Explanation(cause, f"'{resident}', at the field, which keeps what was typed", helper)


EXPLAINED: dict[VisitFault, Explanation] = {
    VisitFault.SAME_PERSON: Explanation(
        cause="the card of the person before lies on the reader again",
        resident="'this card belongs to the person before', and the way to type instead",
        helper="lift the card and lay down the other person's, or type",
    ),
    VisitFault.OTHER_CARD: Explanation(
        cause="another card than the one the draft was begun with",
        resident="'this is not the card you began with', and the way to put down the right one",
        helper="lay down the card of whoever saved the draft; nobody else goes on with it",
    ),
    VisitFault.TWO_PEOPLES_CARDS: Explanation(
        cause="identity card and social-security card bear two numbers",
        resident="'these two cards belong to two people', and nothing of the second is kept",
        helper="take both cards away and lay down the cards of one person alone",
    ),
    VisitFault.NAMES_DIFFER: Explanation(
        cause="identity card and social-security card bear one number and two names",
        resident="'the names on your two cards differ; the identity card counts'",
        helper="go on with the identity card; the social-security office corrects its card",
    ),
    VisitFault.ANOTHER_PERSON: Explanation(
        cause="the number on the card is not the one typed for this signer",
        resident="'this is another person's card'",
        helper="compare the card with what was typed; correct it, or let the right one sign",
    ),
    VisitFault.NIGHT_PAPER: Explanation(
        cause="so many guides were printed in hours without a helper as the settings allow",
        resident="'no more guides are printed now', and the guide on the glass",
        helper="nothing: signing in, or the attended hours, let guides be printed again",
    ),
    VisitFault.ANSWER_EMPTY: _wrong("nothing was entered", "nothing entered yet"),
    VisitFault.ANSWER_TOO_LONG: _wrong("more signs than the field takes", "too long"),
    VisitFault.NAME_SIGNS: _wrong("a digit or sign in a name", "a name has only letters"),
    VisitFault.NAME_SHORT: _wrong("a name of one sign", "a name has at least two signs"),
    VisitFault.NUMBER_LENGTH: _wrong("not 18 places", "a card number has 18 places"),
    VisitFault.NUMBER_CHECK: _wrong(
        "the last place does not fit the other 17 (GB 11643)", "compare the number with the card"
    ),
    VisitFault.NUMBER_DATE: _wrong("no such day in the number", "the date in it is not right"),
    VisitFault.NUMBER_SAME: _wrong(
        "the number of another person of this visit", "this is the number of the person before"
    ),
    VisitFault.PHONE: _wrong("not 11 digits from 13 to 19", "a mobile number has 11 digits"),
    VisitFault.DAY: _wrong("no such day", "there is no such day"),
    VisitFault.DAY_TO_COME: _wrong("a day in the future", "that day has not come yet"),
    VisitFault.FIGURE: _wrong("signs that are no digits", "enter a number"),
    VisitFault.FIGURE_RANGE: _wrong("outside what the catalogue allows", "cannot be right"),
    VisitFault.CHOICE: _wrong("an option that is not offered", "choose one"),
    VisitFault.ACCOUNT_LENGTH: _wrong("not 12 to 19 digits", "an account has 12 to 19 digits"),
    VisitFault.ACCOUNT_CHECK: _wrong(
        "the account's own check digit does not fit; some local cards have none",
        "the number may be wrong; if it is right, use it as it is",
    ),
    VisitFault.ANSWER_SIGNS: _wrong(
        "control characters or little pictures", "only letters and digits can stand here"
    ),
    VisitFault.ANSWER_NO_WORDS: _wrong("nothing but punctuation", "these are only signs"),
    VisitFault.NAME_LATIN: _wrong("a name of Latin letters alone", "write the chinese name"),
    VisitFault.NUMBER_SIGNS: _wrong(
        "a letter or sign in a card number", "a card number has digits, and at the end perhaps an x"
    ),
    VisitFault.NUMBER_OLD: _wrong(
        "a number of the first generation of cards", "15 places are an old number"
    ),
    VisitFault.PHONE_LENGTH: _wrong(
        "fewer or more than 11 digits", "a mobile number has 11 digits"
    ),
    VisitFault.PHONE_LANDLINE: _wrong("the number of a landline", "this is a landline"),
    VisitFault.DAY_FORM: _wrong(
        "a day in words, by the lunar calendar or without its year",
        "write 8 digits of the solar calendar, such as 20261105",
    ),
    VisitFault.DAY_OLD: _wrong("a year before 1900", "the year is too early"),
    VisitFault.DAY_ORDER: _wrong(
        "a day before the one it must follow", "these two days are in the wrong order"
    ),
    VisitFault.CHILD_OLDER: _wrong(
        "a child born before its parent", "a child cannot be older than its parents"
    ),
    VisitFault.FIGURE_NEGATIVE: _wrong("a negative figure", "this cannot be less than nothing"),
    VisitFault.FIGURE_PLACES: _wrong(
        "more decimal places than the field takes", "too many digits after the point"
    ),
    VisitFault.FIGURE_CONDITION: _wrong(
        "a figure beyond the limit of the scenario that was chosen",
        "this does not fit the way you chose",
    ),
    VisitFault.ACCOUNT_DIGITS: _wrong(
        "letters or signs in an account", "an account number has only digits"
    ),
    VisitFault.ACCOUNT_ID: _wrong(
        "the citizen number in the field of the account", "this is a card number of the person"
    ),
    VisitFault.CREDIT_LENGTH: _wrong("not 18 places", "a credit code has 18 places"),
    VisitFault.CREDIT_LETTERS: _wrong(
        "a letter that GB 32100 leaves out, or a sign", "the code has no i, o, s, v or z"
    ),
    VisitFault.CREDIT_CHECK: _wrong(
        "the last place does not fit the others (GB 32100)", "the code is not right"
    ),
    VisitFault.ADDRESS_SHORT: _wrong("fewer than three signs", "too short"),
    VisitFault.ADDRESS_DIGITS: _wrong(
        "an address of digits alone", "an address is more than digits"
    ),
    VisitFault.DISABILITY_LENGTH: _wrong("not 20 to 22 places", "the number has 20 places"),
    VisitFault.DISABILITY_PLACES: _wrong(
        "the 19th place is no kind (1 to 7), or the 20th no level (1 to 4)",
        "compare the last places with the certificate",
    ),
    VisitFault.DISABILITY_OTHER: _wrong(
        "the first 18 places are not the holder's citizen number",
        "the number begins otherwise than the card; if it stands so, use it as it is",
    ),
}

_KINDS = answers.ProblemKind
_TOLD: dict[answers.ProblemKind, tuple[VisitFault, ProblemText]] = {
    _KINDS.EMPTY: (VisitFault.ANSWER_EMPTY, ProblemText.PROBLEM_EMPTY),
    _KINDS.TOO_LONG: (VisitFault.ANSWER_TOO_LONG, ProblemText.PROBLEM_TOO_LONG),
    _KINDS.NAME: (VisitFault.NAME_SIGNS, ProblemText.PROBLEM_NAME),
    _KINDS.NAME_SHORT: (VisitFault.NAME_SHORT, ProblemText.PROBLEM_NAME_SHORT),
    _KINDS.ID_LENGTH: (VisitFault.NUMBER_LENGTH, ProblemText.PROBLEM_ID_LENGTH),
    _KINDS.ID_CHECK: (VisitFault.NUMBER_CHECK, ProblemText.PROBLEM_ID_CHECK),
    _KINDS.ID_DATE: (VisitFault.NUMBER_DATE, ProblemText.PROBLEM_ID_DATE),
    _KINDS.ID_SAME: (VisitFault.NUMBER_SAME, ProblemText.PROBLEM_ID_SAME),
    _KINDS.PHONE: (VisitFault.PHONE, ProblemText.PROBLEM_PHONE),
    _KINDS.DATE: (VisitFault.DAY, ProblemText.PROBLEM_DATE),
    _KINDS.DATE_FUTURE: (VisitFault.DAY_TO_COME, ProblemText.PROBLEM_DATE_FUTURE),
    _KINDS.NUMBER: (VisitFault.FIGURE, ProblemText.PROBLEM_NUMBER),
    _KINDS.NUMBER_RANGE: (VisitFault.FIGURE_RANGE, ProblemText.PROBLEM_NUMBER_RANGE),
    _KINDS.CHOICE: (VisitFault.CHOICE, ProblemText.PROBLEM_CHOICE),
    _KINDS.ACCOUNT_LENGTH: (VisitFault.ACCOUNT_LENGTH, ProblemText.PROBLEM_ACCOUNT_LENGTH),
    _KINDS.ACCOUNT_CHECK: (VisitFault.ACCOUNT_CHECK, ProblemText.PROBLEM_ACCOUNT_CHECK),
    _KINDS.SIGNS: (VisitFault.ANSWER_SIGNS, ProblemText.PROBLEM_SIGNS),
    _KINDS.NO_WORDS: (VisitFault.ANSWER_NO_WORDS, ProblemText.PROBLEM_NO_WORDS),
    _KINDS.NAME_LATIN: (VisitFault.NAME_LATIN, ProblemText.PROBLEM_NAME_LATIN),
    _KINDS.ID_SIGNS: (VisitFault.NUMBER_SIGNS, ProblemText.PROBLEM_ID_SIGNS),
    _KINDS.ID_OLD: (VisitFault.NUMBER_OLD, ProblemText.PROBLEM_ID_OLD),
    _KINDS.PHONE_LENGTH: (VisitFault.PHONE_LENGTH, ProblemText.PROBLEM_PHONE_LENGTH),
    _KINDS.PHONE_LANDLINE: (VisitFault.PHONE_LANDLINE, ProblemText.PROBLEM_PHONE_LANDLINE),
    _KINDS.DATE_FORM: (VisitFault.DAY_FORM, ProblemText.PROBLEM_DATE_FORM),
    _KINDS.DATE_OLD: (VisitFault.DAY_OLD, ProblemText.PROBLEM_DATE_OLD),
    _KINDS.DATE_ORDER: (VisitFault.DAY_ORDER, ProblemText.PROBLEM_DATE_ORDER),
    _KINDS.CHILD_OLDER: (VisitFault.CHILD_OLDER, ProblemText.PROBLEM_CHILD_OLDER),
    _KINDS.NEGATIVE: (VisitFault.FIGURE_NEGATIVE, ProblemText.PROBLEM_NEGATIVE),
    _KINDS.PLACES: (VisitFault.FIGURE_PLACES, ProblemText.PROBLEM_PLACES),
    _KINDS.CONDITION: (VisitFault.FIGURE_CONDITION, ProblemText.PROBLEM_CONDITION),
    _KINDS.ACCOUNT_DIGITS: (VisitFault.ACCOUNT_DIGITS, ProblemText.PROBLEM_ACCOUNT_DIGITS),
    _KINDS.ACCOUNT_ID: (VisitFault.ACCOUNT_ID, ProblemText.PROBLEM_ACCOUNT_ID),
    _KINDS.DISABILITY_LENGTH: (VisitFault.DISABILITY_LENGTH, ProblemText.PROBLEM_DISABILITY_LENGTH),
    _KINDS.DISABILITY_PLACES: (VisitFault.DISABILITY_PLACES, ProblemText.PROBLEM_DISABILITY_PLACES),
    _KINDS.DISABILITY_OTHER: (VisitFault.DISABILITY_OTHER, ProblemText.PROBLEM_DISABILITY_OTHER),
    _KINDS.CREDIT_LENGTH: (VisitFault.CREDIT_LENGTH, ProblemText.PROBLEM_CREDIT_LENGTH),
    _KINDS.CREDIT_LETTERS: (VisitFault.CREDIT_LETTERS, ProblemText.PROBLEM_CREDIT_LETTERS),
    _KINDS.CREDIT_CHECK: (VisitFault.CREDIT_CHECK, ProblemText.PROBLEM_CREDIT_CHECK),
    _KINDS.ADDRESS_SHORT: (VisitFault.ADDRESS_SHORT, ProblemText.PROBLEM_ADDRESS_SHORT),
    _KINDS.ADDRESS_DIGITS: (VisitFault.ADDRESS_DIGITS, ProblemText.PROBLEM_ADDRESS_DIGITS),
}


def told(problem: answers.Problem) -> Problem:
    """Return a rule's problem as the resident meets it: code and sentence."""
    fault, text = _TOLD[problem.kind]
    return Problem(fault.value, text, is_warning=problem.is_warning)
