"""What is printed: the slip, and the slips that go with it or go on from it.

The words stand in ``zh.toml`` and ``en.toml``, as those of `kiosk.text.keys` do.
"""

from enum import Enum


class PrintedText(Enum):
    """What is printed: the slip, and the slips that go with it or go on from it."""

    # Signing slip
    SIGNING_SLIP_TITLE = "signing_slip.title"
    SIGNING_SLIP_MISSING = "signing_slip.missing"
    SIGNING_SLIP_WHO = "signing_slip.who"
    SIGNING_SLIP_OF = "signing_slip.of"
    SIGNING_SLIP_PAPERS = "signing_slip.papers"
    SIGNING_SLIP_DO = "signing_slip.do"
    SIGNING_SLIP_DO_1 = "signing_slip.do_1"
    SIGNING_SLIP_DO_2 = "signing_slip.do_2"
    SIGNING_SLIP_DO_3 = "signing_slip.do_3"
    SIGNING_SLIP_WAITS = "signing_slip.waits"
    SIGNING_SLIP_CODE = "signing_slip.code"
    SIGNING_SLIP_KEEP = "signing_slip.keep"
    SIGNING_SLIP_PRINTING = "signing_slip.printing"

    # Signed slip
    SIGNED_SLIP_TITLE = "signed_slip.title"
    SIGNED_SLIP_DONE = "signed_slip.done"
    SIGNED_SLIP_WHO = "signed_slip.who"
    SIGNED_SLIP_NEXT = "signed_slip.next"

    # Consent slip, for one who signs nothing
    CONSENT_SLIP_TITLE = "consent_slip.title"
    CONSENT_SLIP_MISSING = "consent_slip.missing"
    CONSENT_SLIP_WHO = "consent_slip.who"
    CONSENT_SLIP_ASKED = "consent_slip.asked"
    CONSENT_SLIP_DO = "consent_slip.do"
    CONSENT_SLIP_WAITS = "consent_slip.waits"
    CONSENT_SLIP_CODE = "consent_slip.code"
    CONSENTED_SLIP_TITLE = "consented_slip.title"
    CONSENTED_SLIP_DONE = "consented_slip.done"
    CONSENTED_SLIP_WHO = "consented_slip.who"
    CONSENTED_SLIP_ANSWERS = "consented_slip.answers"
    CONSENTED_SLIP_YES = "consented_slip.yes"
    CONSENTED_SLIP_NO = "consented_slip.no"
    CONSENTED_SLIP_NEXT = "consented_slip.next"

    # The printed resume slip
    RESUME_SLIP_TITLE = "resume_slip.title"
    RESUME_SLIP_NOT_HANDED_IN = "resume_slip.not_handed_in"
    RESUME_SLIP_UNTIL = "resume_slip.until"
    RESUME_SLIP_HOW = "resume_slip.how"
    RESUME_SLIP_EXPIRES = "resume_slip.expires"
    RESUME_SLIP_CODE = "resume_slip.code"

    # The printed slip
    SLIP_TITLE = "slip.title"
    SLIP_RECEIVED_NOT_ACCEPTED = "slip.received_not_accepted"
    SLIP_NUMBER = "slip.number"
    SLIP_RECEIVED_AT = "slip.received_at"
    SLIP_STATION = "slip.station"
    SLIP_MATTER = "slip.matter"
    SLIP_MEMBERS = "slip.members"
    SLIP_APPLICANT = "slip.applicant"
    SLIP_TAIL = "slip.tail"
    SLIP_RARE_NAME = "slip.rare_name"
    SLIP_IDENTITY_OPEN = "slip.identity_open"
    SLIP_PAPERS = "slip.papers"
    SLIP_SCANNED_COUNT = "slip.scanned_count"
    SLIP_FLAWED_COUNT = "slip.flawed_count"
    SLIP_NOT_NEEDED_COUNT = "slip.not_needed_count"
    SLIP_PENDING_COUNT = "slip.pending_count"
    SLIP_NEXT = "slip.next"
    SLIP_NEXT_SEND = "slip.next_send"
    SLIP_NEXT_KEEP = "slip.next_keep"
    SLIP_HELP = "slip.help"
    SLIP_PUBLIC_CODE = "slip.public_code"
    SLIP_PRIVATE_CODE = "slip.private_code"
    SLIP_REPRINT = "slip.reprint"

    # A slip in hand: how it stands, what to bring, what to take back
    SLIP_OF = "slip.of"
    SLIP_SUPPLEMENT = "slip.supplement"
    SLIP_WITHDRAWAL = "slip.withdrawal"
