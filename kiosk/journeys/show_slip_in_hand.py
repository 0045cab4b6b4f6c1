"""What the glass shows to one who holds a slip: how it stands, what to bring, what to take back."""

from dataclasses import replace
from datetime import date

from edge_sync.wire.news import Asked, AskedFor, Standing
from kiosk.journeys.at_hand import wire_date, words_of
from kiosk.journeys.at_slip_in_hand import LONGEST_WORDS, bound, may_take_back
from kiosk.journeys.later import Doing
from kiosk.journeys.later_course import is_brought, points
from kiosk.journeys.later_states import AskedShown, MemberToTakeBack, StandingShown, Withdraw
from kiosk.journeys.states import (
    Check,
    CheckPaper,
    FieldKind,
    Paper,
    PaperDemand,
    Progress,
    Question,
    ReadSlip,
    Sign,
    State,
)
from kiosk.journeys.visit import Context, Visit
from kiosk.text import ProgressText, Text, in_both
from provisioning.catalogue.words import NOTHING, Words

STANDS = {
    "waiting": ProgressText.STANDS_WAITING,
    "received": ProgressText.STANDS_RECEIVED,
    "to-be-completed": ProgressText.STANDS_TO_BE_COMPLETED,
    "accepted": ProgressText.STANDS_ACCEPTED,
    "granted": ProgressText.STANDS_GRANTED,
    "refused": ProgressText.STANDS_REFUSED,
    "done-already": ProgressText.STANDS_DONE_ALREADY,
    "left-out": ProgressText.STANDS_LEFT_OUT,
    "withdrawn": ProgressText.STANDS_WITHDRAWN,
}


def show_read_slip(visit: Visit, context: Context) -> ReadSlip:
    """Show what the slip opened, with today's count of the days."""
    slip = visit.later.slip
    if slip is None:
        return visit.reading_slip
    return replace(
        visit.reading_slip,
        standings=tuple(shown_standing(one, context.today) for one in slip.standings),
        asked=tuple(shown_point(point) for point in slip.asked),
        can_answer=bool(slip.asked),
        can_take_back=may_take_back(visit),
    )


def shown_standing(one: Standing, today: date) -> StandingShown:
    """Say who has a member and how many days they still have."""
    by = wire_date(one.by)
    return StandingShown(
        name=words_of(one.name),
        who=words_of(one.who),
        stands=STANDS[one.stands.value],
        by=by.isoformat() if by else "",
        days=(by - today).days if by else None,
        provisional=one.provisional,
    )


def shown_point(point: Asked) -> AskedShown:
    """Say what to bring, what is wrong with what was handed in, and until when."""
    by = wire_date(point.by)
    return AskedShown(words_of(point.name), point.wrong, point.mend, by.isoformat() if by else "")


def show_bring(visit: Visit, context: Context) -> State:
    """Show one point: a paper under the camera, or a field for words."""
    known = points(visit)
    at = list(known).index(visit.place.key)
    point, progress = known[visit.place.key], Progress(at + 1, len(known))
    if point.wanted is AskedFor.WORDS:
        return _words_asked(visit, point, progress)
    scan = visit.scanning
    return Paper(
        key=visit.place.key,
        material=words_of(point.name),
        about=NOTHING,
        demand=PaperDemand.ASKED,
        reason=Text.REASON_ASKED_AGAIN,
        stage=scan.stage,
        progress=progress,
        pages=len(visit.pages.get(visit.place.key, ())),
        picture=scan.picture,
        flaw=scan.flaw,
        fault=scan.fault,
        can_phone=context.takes_phones,
        phone=scan.phone,
        can_stick=context.takes_sticks,
        stick=scan.stick,
    )


def _words_asked(visit: Visit, point: Asked, progress: Progress) -> Question:
    typed = visit.entering.text if visit.entering else visit.later.words.get(visit.place.key, "")
    said = f"{point.wrong} {point.mend}"
    return Question(
        key=visit.place.key,
        kind=FieldKind.TEXT,
        label=words_of(point.name),
        hint=Words(zh=said, en=said),
        about=NOTHING,
        about_name="",
        text=typed,
        max_length=LONGEST_WORDS,
        problem=visit.entering.problem if visit.entering else None,
        progress=progress,
    )


def show_check_later(visit: Visit, _context: Context) -> State:
    """Show what is brought and what is not, once, before signing."""
    papers = tuple(
        CheckPaper(
            words_of(point.name),
            NOTHING,
            Text.CHECK_SCANNED if is_brought(visit, key) else Text.CHECK_PENDING,
            len(visit.pages.get(key, ())),
            key,
        )
        for key, point in points(visit).items()
    )
    return Check(in_both(ProgressText.BRING_TITLE), (), (), papers)


def show_withdraw(visit: Visit, context: Context) -> State:
    """Show what may be taken back; everything, where nothing is known yet."""
    slip = visit.later.slip
    members = tuple(
        MemberToTakeBack(
            matter=str(one.matter),
            name=words_of(one.name),
            stands=STANDS[one.stands.value],
            is_chosen=one.matter in visit.later.taken_back,
            is_bound=len(bound(str(one.matter), context)) > 1,
        )
        for one in (slip.open_members if slip else ())
    )
    return Withdraw(members)


def show_sign_later(visit: Visit, _context: Context) -> State:
    """Show what the signature stands for."""
    is_withdrawal = visit.later.doing is Doing.WITHDRAWING
    title = ProgressText.WITHDRAW_TITLE if is_withdrawal else ProgressText.BRING_TITLE
    papers = (in_both(ProgressText.WITHDRAW_STATEMENT),) if is_withdrawal else ()
    return Sign(in_both(title), "", visit.sign_too_short, is_own=not is_withdrawal, papers=papers)
