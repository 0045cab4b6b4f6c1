"""What is read while somebody signs: the list, the ways, the text, ink, mark, witness.

The words stand in ``zh.toml`` and ``en.toml``, as those of `kiosk.text.keys` do.
"""

from enum import Enum


class SigningText(Enum):
    """What is read while somebody signs: the list, the ways, the text, ink, mark, witness."""

    # Sign
    SIGN_TITLE = "sign.title"
    SIGN_HINT = "sign.hint"
    SIGN_TOO_SHORT = "sign.too_short"

    # Signers
    SIGNERS_TITLE = "signers.title"
    SIGNERS_HINT = "signers.hint"
    SIGNERS_NEXT = "signers.next"
    SIGNERS_SIGN = "signers.sign"
    SIGNERS_CHANGE = "signers.change"
    SIGNERS_OPEN = "signers.open"
    SIGNERS_SIGNED = "signers.signed"
    SIGNERS_LATER = "signers.later"
    SIGNERS_POWER = "signers.power"
    SIGNERS_AND = "signers.and"

    # Ways
    WAYS_TITLE = "ways.title"
    WAYS_HINT = "ways.hint"
    WAYS_HERE = "ways.here"
    WAYS_HERE_HINT = "ways.here_hint"
    WAYS_MARK = "ways.mark"
    WAYS_MARK_HINT = "ways.mark_hint"
    WAYS_PAPER = "ways.paper"
    WAYS_PAPER_HINT = "ways.paper_hint"
    WAYS_LATER = "ways.later"
    WAYS_LATER_HINT = "ways.later_hint"
    WAYS_SLIP_TITLE = "ways.slip_title"
    WAYS_SLIP_HINT = "ways.slip_hint"
    WAYS_DIFFERS = "ways.differs"
    WAYS_UNKNOWN = "ways.unknown"
    WAYS_UNKNOWN_TITLE = "ways.unknown_title"

    # Who signs nothing and is asked for consent
    CONSENTER_OPEN = "consenter.open"
    CONSENTER_ANSWERED = "consenter.answered"
    CONSENTER_LATER = "consenter.later"
    CONSENTER_ASK = "consenter.ask"
    CONSENTER_TITLE = "consenter.title"
    CONSENTER_HINT = "consenter.hint"
    CONSENTER_SLIP_TITLE = "consenter.slip_title"
    CONSENTER_SLIP_HINT = "consenter.slip_hint"
    CONSENTER_HERE = "consenter.here"
    CONSENTER_HERE_HINT = "consenter.here_hint"
    CONSENTER_NOT_NOW = "consenter.not_now"
    CONSENTER_NOT_NOW_HINT = "consenter.not_now_hint"
    CONSENTER_UNKNOWN = "consenter.unknown"

    # Signer card
    SIGNER_CARD_TITLE = "signer_card.title"
    SIGNER_CARD_HINT = "signer_card.hint"
    SIGNER_CARD_WITNESS = "signer_card.witness"
    SIGNER_CARD_WITHOUT = "signer_card.without"

    # Sign text
    SIGN_TEXT_TITLE = "sign_text.title"
    SIGN_TEXT_READ_ALOUD = "sign_text.read_aloud"
    SIGN_TEXT_UNDERSTOOD = "sign_text.understood"
    SIGN_TEXT_HEARD = "sign_text.heard"

    # Ink
    INK_TITLE = "ink.title"
    INK_HINT = "ink.hint"
    INK_PRINT = "ink.print"
    INK_PRINTING = "ink.printing"
    INK_PRINTED = "ink.printed"
    INK_AGAIN = "ink.again"
    INK_SCAN = "ink.scan"
    INK_FAILED = "ink.failed"
    INK_REASON = "ink.reason"
    INK_SIGN_HERE = "ink.sign_here"
    INK_DAY = "ink.day"
    INK_SCAN_BACK = "ink.scan_back"

    # Mark
    MARK_TITLE = "mark.title"
    MARK_HINT = "mark.hint"
    MARK_TOO_SHORT = "mark.too_short"
    MARK_CANNOT = "mark.cannot"
    MARK_CAN = "mark.can"
    MARK_DRAW_HERE = "mark.draw_here"
    MARK_BY_SWITCH = "mark.by_switch"
    MARK_ALSO = "mark.also"
    MARK_GO_ON = "mark.go_on"

    # Witness
    WITNESS_TITLE = "witness.title"
    WITNESS_HINT = "witness.hint"
    WITNESS_PARTY = "witness.party"
    WITNESS_HELPER = "witness.helper"
    WITNESS_HELPER_HINT = "witness.helper_hint"
    WITNESS_OTHER = "witness.other"
    WITNESS_OTHER_HINT = "witness.other_hint"
    WITNESS_SIGN_TITLE = "witness.sign_title"
    WITNESS_STATEMENT = "witness.statement"

    STATEMENT_LEAD = "statement.lead"
    STATEMENT_TITLE = "statement.title"
    STATEMENT_PAPERS = "statement.papers"
    STATEMENT_END = "statement.end"
