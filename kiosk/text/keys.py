"""The names of all texts; the words stand in ``zh.toml`` and ``en.toml``.

A value is "section.name" in both tables. A new text is one member here and one
line in each table; a test holds the three together.
"""

from enum import Enum


class Text(Enum):
    """Everything a resident reads or hears, except failures and the catalogue's own words."""

    # General: buttons that appear on many pages
    BUTTON_BACK = "button.back"
    BUTTON_LEAVE = "button.leave"
    BUTTON_START = "button.start"
    BUTTON_AGREE = "button.agree"
    BUTTON_RETRY = "button.retry"
    BUTTON_GO_ON = "button.go_on"
    BUTTON_YES_LEAVE = "button.yes_leave"
    BUTTON_STAY = "button.stay"
    BUTTON_CHANGE = "button.change"
    BUTTON_CONFIRM = "button.confirm"
    BUTTON_TYPE_INSTEAD = "button.type_instead"
    BUTTON_NOT_HERE = "button.not_here"
    BUTTON_ASK_TO_VOUCH = "button.ask_to_vouch"
    BUTTON_VOUCH = "button.vouch"
    BUTTON_LANGUAGE = "button.language"
    BUTTON_CLEAR = "button.clear"
    BUTTON_DONE = "button.done"
    BUTTON_KEEP = "button.keep"
    BUTTON_TAKE_PAGE = "button.take_page"
    BUTTON_ACCEPT_PAGE = "button.accept_page"
    BUTTON_KEEP_FLAWED = "button.keep_flawed"
    BUTTON_ANOTHER_PAGE = "button.another_page"
    BUTTON_RETAKE = "button.retake"
    BUTTON_NOT_TO_HAND = "button.not_to_hand"
    BUTTON_SKIP_PAPER = "button.skip_paper"
    BUTTON_HAND_IN = "button.hand_in"
    BUTTON_PRINT_SLIP = "button.print_slip"
    BUTTON_GO_ON_WITHOUT_PAPER = "button.go_on_without_paper"
    BUTTON_READ_SLIP = "button.read_slip"
    BUTTON_FINISH = "button.finish"
    BUTTON_NEXT_PAGE = "button.next_page"
    BUTTON_SAVE = "button.save"
    BUTTON_RESUME = "button.resume"
    BUTTON_DROP_DRAFT = "button.drop_draft"

    # Around every page
    FRAME_HELP_LINE = "frame.help_line"
    FRAME_MASKED = "frame.masked"
    FRAME_CARD_ON_READER = "frame.card_on_reader"
    FRAME_CODE = "frame.code"

    # Welcome
    WELCOME_TITLE = "welcome.title"
    WELCOME_HINT = "welcome.hint"
    WELCOME_SLIPS_DUE = "welcome.slips_due"
    WELCOME_SHOW_DUE = "welcome.show_due"

    # A slip of an earlier visit
    SLIP_WAITING_TITLE = "slip_waiting.title"
    SLIP_WAITING_HINT = "slip_waiting.hint"
    SLIP_WAITING_LINE = "slip_waiting.line"
    SLIP_WAITING_PRINTING = "slip_waiting.printing"

    # Notice
    NOTICE_TITLE = "notice.title"
    NOTICE_BODY = "notice.body"

    # For whom
    FOR_WHOM_TITLE = "for_whom.title"
    FOR_WHOM_HINT = "for_whom.hint"
    FOR_WHOM_MYSELF = "for_whom.myself"
    FOR_WHOM_MYSELF_HINT = "for_whom.myself_hint"
    FOR_WHOM_FAMILY = "for_whom.family"
    FOR_WHOM_FAMILY_HINT = "for_whom.family_hint"
    FOR_WHOM_BEHALF = "for_whom.behalf"
    FOR_WHOM_BEHALF_HINT = "for_whom.behalf_hint"

    # Identify
    IDENTIFY_TITLE = "identify.title"
    IDENTIFY_HINT = "identify.hint"
    IDENTIFY_READING = "identify.reading"
    IDENTIFY_FAILED = "identify.failed"
    IDENTIFY_READ = "identify.read"
    IDENTIFY_READ_HINT = "identify.read_hint"
    IDENTIFY_EXPIRED = "identify.expired"
    IDENTIFY_OTHER_WAY = "identify.other_way"
    IDENTIFY_OTHER_WAY_HINT = "identify.other_way_hint"
    OWN_HINT = "own.hint"
    VOUCH_TITLE = "vouch.title"
    VOUCH_HINT = "vouch.hint"
    VOUCH_SAYS = "vouch.says"

    # Choose
    CHOOSE_TITLE = "choose.title"
    CHOOSE_MINUTES = "choose.minutes"
    CHOOSE_PACKAGE = "choose.package"

    # NotYet
    NOT_YET_TITLE = "not_yet.title"
    NOT_YET_GO_ON = "not_yet.go_on"
    NOT_YET_TODAY = "not_yet.today"
    NOT_YET_OTHER = "not_yet.other"

    # Needs
    NEEDS_TITLE = "needs.title"
    NEEDS_BRING = "needs.bring"
    NEEDS_USEFUL = "needs.useful"
    NEEDS_NOT_NEEDED = "needs.not_needed"
    NEEDS_OTHERS = "needs.others"
    NEEDS_MEMBERS = "needs.members"
    NEEDS_NOTHING_TO_BRING = "needs.nothing_to_bring"
    NEEDS_MINUTES = "needs.minutes"

    # Question
    QUESTION_ABOUT = "question.about"
    QUESTION_FROM_CARD = "question.from_card"
    QUESTION_COPIED = "question.copied"

    # FurtherPerson
    FURTHER_TITLE = "further.title"
    FURTHER_HINT = "further.hint"

    # Paper
    PAPER_ASKED = "paper.asked"
    PAPER_OFFERED = "paper.offered"
    PAPER_LOOK = "paper.look"
    PAPER_BAD = "paper.bad"
    PAPER_KEEP_FLAWED = "paper.keep_flawed"
    PAPER_TAKING = "paper.taking"
    PAPER_PAGES = "paper.pages"
    PAPER_FAILED = "paper.failed"
    PAPER_OF = "paper.of"

    # What is wrong with a picture
    FLAW_BLURRED = "flaw.blurred"
    FLAW_TOO_DARK = "flaw.too_dark"
    FLAW_GLARE = "flaw.glare"
    FLAW_NO_PAGE = "flaw.no_page"
    FLAW_CUT_OFF = "flaw.cut_off"
    FLAW_TOO_SMALL = "flaw.too_small"

    # Why a line stands as it does
    REASON_CHIP_READ = "reason.chip_read"
    REASON_SHARED_LATER = "reason.shared_later"
    REASON_OFFERED = "reason.offered"
    REASON_REUSED = "reason.reused"
    REASON_PRODUCED = "reason.produced"
    REASON_GENERATED = "reason.generated"
    REASON_ASKED = "reason.asked"
    REASON_SCANNED = "reason.scanned"
    REASON_PENDING = "reason.pending"
    REASON_COMMITTED = "reason.committed"
    REASON_LACKING = "reason.lacking"
    REASON_OPTIONAL = "reason.optional"
    REASON_DONE_ALREADY = "reason.done_already"

    # Check
    CHECK_TITLE = "check.title"
    CHECK_ANSWERS = "check.answers"
    CHECK_PAPERS = "check.papers"
    CHECK_MEMBERS = "check.members"
    CHECK_PAGES = "check.pages"
    CHECK_APPLIES = "check.applies"
    CHECK_DONE_ALREADY = "check.done_already"
    CHECK_LEFT_OUT = "check.left_out"
    CHECK_SHARED = "check.shared"
    CHECK_TO_BE_VERIFIED = "check.to_be_verified"
    CHECK_SCANNED = "check.scanned"
    CHECK_PENDING = "check.pending"
    CHECK_IDENTITY_OPEN = "check.identity_open"
    CHECK_IDENTITY_OPEN_HINT = "check.identity_open_hint"
    CHECK_COMMITTED = "check.committed"
    CHECK_LACKING = "check.lacking"
    CHECK_FLAWED = "check.flawed"
    CHECK_NOT_GIVEN = "check.not_given"

    # Sign
    SIGN_TITLE = "sign.title"
    SIGN_HINT = "sign.hint"
    SIGN_TOO_SHORT = "sign.too_short"

    # Lodging
    LODGING_TITLE = "lodging.title"
    LODGING_HINT = "lodging.hint"
    LODGE_FAILED_TITLE = "lodge_failed.title"
    LODGE_FAILED_HINT = "lodge_failed.hint"

    # Printing
    PRINTING_TITLE = "printing.title"
    PRINTING_NUMBER = "printing.number"
    PRINTING_FAILED = "printing.failed"
    PRINTING_FAILED_HINT = "printing.failed_hint"

    # Goodbye
    GOODBYE_TITLE = "goodbye.title"
    GOODBYE_TITLE_NO_PAPER = "goodbye.title_no_paper"
    GOODBYE_RECEIVED = "goodbye.received"
    GOODBYE_TO_FOLLOW = "goodbye.to_follow"
    GOODBYE_TAKE_CARD = "goodbye.take_card"

    # ReadSlip
    READ_SLIP_TITLE = "read_slip.title"
    READ_SLIP_HINT = "read_slip.hint"
    READ_SLIP_OPENED = "read_slip.opened"
    READ_SLIP_NOTHING_YET = "read_slip.nothing_yet"
    READ_SLIP_PUBLIC_ONLY = "read_slip.public_only"
    READ_SLIP_NOT_OURS = "read_slip.not_ours"
    READ_SLIP_FAILED = "read_slip.failed"

    # Leaving
    LEAVING_TITLE = "leaving.title"
    LEAVING_HINT = "leaving.hint"
    LEAVING_MISSING = "leaving.missing"
    LEAVING_OR_SAVE = "leaving.or_save"
    LEAVING_KEPT = "leaving.kept"

    # Saved for another day, and going on
    SAVING_TITLE = "saving.title"
    SAVING_HINT = "saving.hint"
    SAVING_FAILED = "saving.failed"
    SAVING_NEXT = "saving.next"
    SAVING_FAILED_HINT = "saving.failed_hint"
    SAVED_TITLE = "saved.title"
    SAVED_HINT = "saved.hint"
    SAVED_UNTIL = "saved.until"
    RESUME_TITLE = "resume.title"
    RESUME_HINT = "resume.hint"
    RESUME_CARD = "resume.card"
    RESUME_CARD_HINT = "resume.card_hint"
    RESUME_HANDED_IN = "resume.handed_in"
    RESUME_EXPIRED = "resume.expired"
    RESUME_GONE = "resume.gone"
    RESUME_ELSEWHERE = "resume.elsewhere"

    # The printed resume slip
    RESUME_SLIP_TITLE = "resume_slip.title"
    RESUME_SLIP_NOT_HANDED_IN = "resume_slip.not_handed_in"
    RESUME_SLIP_UNTIL = "resume_slip.until"
    RESUME_SLIP_HOW = "resume_slip.how"
    RESUME_SLIP_EXPIRES = "resume_slip.expires"
    RESUME_SLIP_CODE = "resume_slip.code"

    # Out of service
    OUT_OF_SERVICE_TITLE = "out_of_service.title"
    OUT_OF_SERVICE_HINT = "out_of_service.hint"

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

    # Drawn by the screens themselves
    SCREEN_QUESTION_OF = "screen.question_of"
    SCREEN_PAPER_HINT = "screen.paper_hint"
    SCREEN_PAGE_OF = "screen.page_of"
    SCREEN_MORE = "screen.more"
    SCREEN_LESS = "screen.less"
    SCREEN_STAGE_CARD = "screen.stage_card"
    SCREEN_STAGE_MATTER = "screen.stage_matter"
    SCREEN_STAGE_FORM = "screen.stage_form"
    SCREEN_STAGE_PAPERS = "screen.stage_papers"
    SCREEN_STAGE_CHECK = "screen.stage_check"
    SCREEN_STAGE_SLIP = "screen.stage_slip"
    SCREEN_TOUCH_DIGITS = "screen.touch_digits"
    SCREEN_TOUCH_LETTERS = "screen.touch_letters"
    SCREEN_TO_LETTERS = "screen.to_letters"
    SCREEN_TO_DIGITS = "screen.to_digits"
    SCREEN_MORE_CHARACTERS = "screen.more_characters"
    SCREEN_SIGN_HERE = "screen.sign_here"
    SCREEN_STILL_THERE = "screen.still_there"
    SCREEN_COUNTDOWN = "screen.countdown"
    SCREEN_COVERED = "screen.covered"
