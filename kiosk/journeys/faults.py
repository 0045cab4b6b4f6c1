"""What a resident may get wrong, each with its stable code and its next step."""

from enum import Enum

from devices.failures import Explanation
from kiosk.journeys.states import Problem
from kiosk.text.keys import Text
from provisioning.catalogue.rules import answers


class VisitFault(Enum):
    """Faults of a visit that belong to no device. The value is the stable code."""

    SAME_PERSON = "KIO-10"
    OTHER_CARD = "KIO-11"
    TWO_PEOPLES_CARDS = "KIO-12"
    NAMES_DIFFER = "KIO-13"
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
}

_KINDS = answers.ProblemKind
_TOLD: dict[answers.ProblemKind, tuple[VisitFault, Text]] = {
    _KINDS.EMPTY: (VisitFault.ANSWER_EMPTY, Text.PROBLEM_EMPTY),
    _KINDS.TOO_LONG: (VisitFault.ANSWER_TOO_LONG, Text.PROBLEM_TOO_LONG),
    _KINDS.NAME: (VisitFault.NAME_SIGNS, Text.PROBLEM_NAME),
    _KINDS.NAME_SHORT: (VisitFault.NAME_SHORT, Text.PROBLEM_NAME_SHORT),
    _KINDS.ID_LENGTH: (VisitFault.NUMBER_LENGTH, Text.PROBLEM_ID_LENGTH),
    _KINDS.ID_CHECK: (VisitFault.NUMBER_CHECK, Text.PROBLEM_ID_CHECK),
    _KINDS.ID_DATE: (VisitFault.NUMBER_DATE, Text.PROBLEM_ID_DATE),
    _KINDS.ID_SAME: (VisitFault.NUMBER_SAME, Text.PROBLEM_ID_SAME),
    _KINDS.PHONE: (VisitFault.PHONE, Text.PROBLEM_PHONE),
    _KINDS.DATE: (VisitFault.DAY, Text.PROBLEM_DATE),
    _KINDS.DATE_FUTURE: (VisitFault.DAY_TO_COME, Text.PROBLEM_DATE_FUTURE),
    _KINDS.NUMBER: (VisitFault.FIGURE, Text.PROBLEM_NUMBER),
    _KINDS.NUMBER_RANGE: (VisitFault.FIGURE_RANGE, Text.PROBLEM_NUMBER_RANGE),
    _KINDS.CHOICE: (VisitFault.CHOICE, Text.PROBLEM_CHOICE),
    _KINDS.ACCOUNT_LENGTH: (VisitFault.ACCOUNT_LENGTH, Text.PROBLEM_ACCOUNT_LENGTH),
    _KINDS.ACCOUNT_CHECK: (VisitFault.ACCOUNT_CHECK, Text.PROBLEM_ACCOUNT_CHECK),
}


def told(problem: answers.Problem) -> Problem:
    """Return a rule's problem as the resident meets it: code and sentence."""
    fault, text = _TOLD[problem.kind]
    return Problem(fault.value, text, is_warning=problem.is_warning)
