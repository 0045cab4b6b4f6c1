"""What is said of an application that was handed in: how it stands, what is still wanted.

The words stand in ``zh.toml`` and ``en.toml``, as those of `kiosk.text.keys` do.
"""

from enum import Enum


class ProgressText(Enum):
    """What is said of an application that was handed in: how it stands, what is still wanted."""

    # A slip of an earlier visit
    SLIP_WAITING_TITLE = "slip_waiting.title"
    SLIP_WAITING_HINT = "slip_waiting.hint"
    SLIP_WAITING_LINE = "slip_waiting.line"
    SLIP_WAITING_PRINTING = "slip_waiting.printing"

    # ReadSlip
    READ_SLIP_TITLE = "read_slip.title"
    READ_SLIP_HINT = "read_slip.hint"
    READ_SLIP_OPENED = "read_slip.opened"
    READ_SLIP_NOTHING_YET = "read_slip.nothing_yet"
    READ_SLIP_PUBLIC_ONLY = "read_slip.public_only"
    READ_SLIP_NOT_OURS = "read_slip.not_ours"
    READ_SLIP_FAILED = "read_slip.failed"

    # A slip in hand: how it stands, what to bring, what to take back
    READ_SLIP_FOLLOWER = "read_slip.follower"
    READ_SLIP_RECEIVED = "read_slip.received"
    ASK_TITLE = "ask.title"
    ASK_HINT = "ask.hint"
    ASK_ONLY_CARD = "ask.only_card"
    ASK_ASKING = "ask.asking"
    ASK_ASKING_HINT = "ask.asking_hint"
    ASK_CARD_NEXT = "ask.card_next"
    ASK_TOLD = "ask.told"
    ASK_MORE = "ask.more"
    ASK_TOLD_TITLE = "ask.told_title"
    ASK_NOTHING = "ask.nothing"
    ASK_NOTHING_HINT = "ask.nothing_hint"
    ASK_NO_LINE = "ask.no_line"
    ASK_NO_LINE_HINT = "ask.no_line_hint"
    ASK_TOO_MANY = "ask.too_many"
    ASK_TOO_MANY_HINT = "ask.too_many_hint"
    ASK_NOT_PROVED = "ask.not_proved"
    ASK_NOT_PROVED_HINT = "ask.not_proved_hint"
    ASK_LODGED = "ask.lodged"
    ASK_PART_OF = "ask.part_of"
    ASK_CASE_SPOKEN = "ask.case_spoken"
    STANDS_WAITING = "stands.waiting"
    STANDS_RECEIVED = "stands.received"
    STANDS_TO_BE_COMPLETED = "stands.to_be_completed"
    STANDS_ACCEPTED = "stands.accepted"
    STANDS_GRANTED = "stands.granted"
    STANDS_REFUSED = "stands.refused"
    STANDS_DONE_ALREADY = "stands.done_already"
    STANDS_LEFT_OUT = "stands.left_out"
    STANDS_WITHDRAWN = "stands.withdrawn"
    STANDING_WITH = "standing.with"
    STANDING_DAYS = "standing.days"
    STANDING_DAYS_PROVISIONAL = "standing.days_provisional"
    STANDING_NO_DAY = "standing.no_day"
    STANDING_OVER = "standing.over"
    STANDING_SPOKEN = "standing.spoken"
    ASKED_TITLE = "asked.title"
    ASKED_BY = "asked.by"
    ASKED_SPOKEN = "asked.spoken"
    BRING_TITLE = "bring.title"
    WITHDRAW_TITLE = "withdraw.title"
    WITHDRAW_HINT = "withdraw.hint"
    WITHDRAW_EVERYTHING = "withdraw.everything"
    WITHDRAW_BOUND = "withdraw.bound"
    WITHDRAW_CHOSEN = "withdraw.chosen"
    WITHDRAW_STATEMENT = "withdraw.statement"
