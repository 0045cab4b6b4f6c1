"""The page of public notices, lists and results (row C09)."""

from enum import Enum


class PostingText(Enum):
    """What stands on the page of what is posted, and on the ways to it."""

    TITLE = "posting.title"
    HINT = "posting.hint"
    WELCOME_HINT = "posting.welcome_hint"
    KIND_NOTICE = "posting.kind_notice"
    KIND_LIST = "posting.kind_list"
    KIND_RESULT = "posting.kind_result"
    DAYS = "posting.days"
    CALL = "posting.call"
    NONE = "posting.none"
