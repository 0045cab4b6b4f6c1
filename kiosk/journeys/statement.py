"""The spoken statement: a person who does not write hears what the mark will stand under.

First that it comes and what to do if it is wrong; then, of who hands in, the whole
application as the check page has it; then the words of every paper, line by line; at the
end what the mark means. Lines that name somebody are for one ear, the rest for the room.
"""

from collections.abc import Iterator

from kiosk.journeys.effects import SpeakAloud
from kiosk.journeys.show_check import show_check
from kiosk.journeys.signers import Task, text_of, texts_of
from kiosk.journeys.states import Check, CheckItem
from kiosk.journeys.visit import Context, Visit
from kiosk.text import Language, SigningText, Text, say
from provisioning.catalogue.rules.signatures import ToSign
from provisioning.catalogue.rules.signed_text import APPLICATION, TRUTH, Occasion, signed_text


def spoken_statement(visit: Visit, context: Context, task: Task) -> tuple[SpeakAloud, ...]:
    """Return all that one signer hears, in order."""
    return tuple(_statement(visit, context, task))


def read_aloud(visit: Visit, context: Context, task: Task) -> tuple[SpeakAloud, ...]:
    """Return the words of a signer's papers alone."""
    return tuple(_papers(visit, context, task))


def written_statement(visit: Visit, context: Context, task: Task) -> tuple[str, ...]:
    """Return what a witness reads along: what is heard first of all is no paper's text."""
    papers = texts_of(visit, context, task)
    if visit.signing.countersigns or not task.signer.stands_here:
        return papers
    heard = _application(show_check(visit, context), visit.language)
    return ("\n".join(one.words for one in heard), *papers)


def _statement(visit: Visit, context: Context, task: Task) -> Iterator[SpeakAloud]:
    language = visit.language
    yield _aloud(say(language, SigningText.STATEMENT_LEAD))
    if task.signer.stands_here and not visit.signing.countersigns:
        yield from _application(show_check(visit, context), language)
    yield from _papers(visit, context, task)
    yield _aloud(say(language, SigningText.STATEMENT_END))


def _application(check: Check, language: Language) -> Iterator[SpeakAloud]:
    title = check.title.to(language.value)
    yield _aloud(say(language, SigningText.STATEMENT_TITLE, title=title))
    for group in check.groups:
        told = [_item(item, language) for item in group.items]
        whom = " ".join(filter(None, (group.about.to(language.value), group.name)))
        lead = f"{whom}。" if whom else ""
        yield SpeakAloud(f"{lead}{'；'.join(told)}。")
    papers = "；".join(paper.material.to(language.value) for paper in check.papers)
    if papers:
        yield _aloud(say(language, SigningText.STATEMENT_PAPERS, papers=papers))
    yield _aloud(TRUTH.to(language.value))


def _item(item: CheckItem, language: Language) -> str:
    shown = item.shown_words.to(language.value) if item.shown_words else item.shown
    label = item.label.to(language.value)
    shown = shown or say(language, Text.CHECK_NOT_GIVEN)
    return f"{label}{'' if label.endswith(('？', '?')) else '：'}{shown}"


def _papers(visit: Visit, context: Context, task: Task) -> Iterator[SpeakAloud]:
    """Yield every line; private is what does not stand in the wording without any person."""
    for paper in task.signer.papers:
        if task.signer.stands_here and paper.paper == APPLICATION:
            continue
        general = set(_wording(visit, context, paper))
        for line in text_of(visit, context, task, paper).splitlines():
            yield SpeakAloud(line, is_private=line not in general)


def _wording(visit: Visit, context: Context, paper: ToSign) -> list[str]:
    slip = visit.signing.countersigns
    occasion = Occasion(slip.title if slip else visit.title, "")
    wording = signed_text(context.catalogue, occasion, paper.paper, visit.language.value)
    return wording.splitlines()


def _aloud(words: str) -> SpeakAloud:
    return SpeakAloud(words, is_private=False)
