"""Moves at papers signed in ink: printed here, signed by hand, scanned back."""

from dataclasses import replace

from kiosk.journeys.actions import (
    AcceptPage,
    Action,
    Agree,
    NotToHand,
    PaperNotPrinted,
    PaperPrinted,
    PrintPaper,
    Retry,
    SkipPaper,
)
from kiosk.journeys.at_papers import at_paper
from kiosk.journeys.effects import PrintPaper as PrintPage
from kiosk.journeys.moving import Moved, go, stay
from kiosk.journeys.signers import Task, ink_papers, page_key, text_of
from kiosk.journeys.signing import PaperPrint
from kiosk.journeys.signing_course import before_signer, onward, signer_at
from kiosk.journeys.visit import Context, Visit
from provisioning.catalogue.rules.signatures import ToSign
from provisioning.catalogue.rules.signed_text import digest_of


def at_ink_paper(visit: Visit, action: Action, context: Context) -> Moved:
    """Print the page; once it is out, it is signed and laid under the camera."""
    signing = visit.signing
    match action:
        case PrintPaper() | Retry() if not signing.printing.is_printing:
            return _print(visit, context)
        case PaperPrinted() if signing.printing.is_printing:
            return _printed(visit, context)
        case PaperNotPrinted(code) if signing.printing.is_printing:
            failed = replace(signing, printing=PaperPrint(fault=code))
            return stay(replace(visit, signing=failed))
        case Agree() if visit.place.key in signing.printed:
            return go(visit, onward(visit, context))
        case _:
            return stay(visit)


def at_signed_paper(visit: Visit, action: Action, context: Context) -> Moved:
    """Scan the signed page; without it the signer chooses another way."""
    match action:
        case NotToHand() | SkipPaper():
            task = signer_at(visit, context)
            return go(visit, before_signer(visit, context, task)) if task else stay(visit)
        case AcceptPage():
            return at_paper(visit, AcceptPage(), context)
        case _:
            return at_paper(visit, action, context)


def paper_at(visit: Visit, context: Context) -> tuple[Task, ToSign] | None:
    """Return the signer and the paper that the page in sight is about."""
    task = signer_at(visit, context)
    if task is None:
        return None
    papers = (p for p in ink_papers(visit, task) if page_key(task, p) == visit.place.key)
    paper = next(papers, None)
    return (task, paper) if paper else None


def _print(visit: Visit, context: Context) -> Moved:
    found = paper_at(visit, context)
    if found is None:
        return stay(visit)
    printing = replace(visit.signing, printing=PaperPrint(is_printing=True))
    return stay(replace(visit, signing=printing), PrintPage(text_of(visit, context, *found)))


def _printed(visit: Visit, context: Context) -> Moved:
    """Remember the words on the page: the scan is bound to them. An older scan is of another."""
    found = paper_at(visit, context)
    if found is None:
        return stay(visit)
    key = visit.place.key
    printed = {**visit.signing.printed, key: digest_of(text_of(visit, context, *found))}
    pages = {name: kept for name, kept in visit.pages.items() if name != key}
    signing = replace(visit.signing, printed=printed, printing=PaperPrint())
    done = replace(visit, signing=signing, pages=pages)
    return go(done, onward(done, context))
