"""What a resident is told about a case, in both languages, plainly.

Casework composes the words; sealing them to the slip and bringing them to the
kiosk is the news outbox's, through the ``Tell`` handed in.
"""

import uuid
from collections.abc import Callable
from dataclasses import dataclass

from msgspec import structs

from cloud.casework.answers import Answer
from cloud.casework.states import Act
from edge_sync.wire.application import ApplicationId, MatterId, SlipNumber
from edge_sync.wire.messages import NewsId
from edge_sync.wire.news import Asked, MemberNews, News, NewsKind, Standing
from provisioning.catalogue.words import Words


@dataclass(frozen=True, slots=True)
class Subject:
    """What news is about: the application, its slip, and the number of its case."""

    application: ApplicationId
    slip: SlipNumber
    number: str


@dataclass(frozen=True, slots=True)
class About:
    """The member that news speaks of."""

    matter: MatterId
    matter_name: Words
    department: str
    department_name: Words


LANGUAGES = ("zh", "en")

Tell = Callable[[News], None]
"""Puts news on its way, sealed to its slip.

Called inside casework's own transaction: the act and its news happen both or not at all.
"""

_KINDS: dict[Act, NewsKind] = {
    Act.ACCEPT: NewsKind.ACCEPTED,
    Act.ASK_TO_COMPLETE: NewsKind.ASKED,
    Act.GRANT: NewsKind.DECIDED,
    Act.REFUSE: NewsKind.DECIDED,
}
_SENTENCES: dict[Act, Words] = {
    Act.ACCEPT: Words("{department}已受理您的“{matter}”。", "{department} has accepted {matter}."),
    Act.ASK_TO_COMPLETE: Words(
        "{department}请您补正“{matter}”的材料。",
        "{department} asks you to complete your papers for {matter}.",
    ),
    Act.GRANT: Words(
        "{department}对“{matter}”作出准予决定。", "{department} has granted {matter}."
    ),
    Act.REFUSE: Words(
        "{department}对“{matter}”作出不予决定。", "{department} has refused {matter}."
    ),
}
_OPENED = Words(
    "您的申请已送达，各部门将陆续办理。",
    "Your application has arrived. The departments now work on it.",
)
SUPPLEMENTED = Words(
    "您补交的材料已送达，部门接着办理。", "What you brought has arrived. The department goes on."
)
WITHDRAWN = Words("您撤回的事项已办好撤回。", "What you took back is withdrawn.")
ALL_SIGNED = Words(
    "该签的都签了，各部门开始办理。", "Everybody has signed. The departments now begin."
)
_REMEDIES = Words("救济途径：{remedies}", "Remedies: {remedies}")


def opened(subject: Subject, standings: tuple[Standing, ...], at_ms: int) -> News:
    """Say that the case has its number; nothing is decided by that."""
    news = _news(subject, NewsKind.CASE_OPENED, at_ms, _said(_OPENED))
    return structs.replace(news, standings=standings)


def followed(subject: Subject, what: Words, standings: tuple[Standing, ...], at_ms: int) -> News:
    """Say that what followed the application has arrived."""
    return structs.replace(_news(subject, NewsKind.NOTE, at_ms, _said(what)), standings=standings)


def answered(
    subject: Subject,
    answer: Answer,
    about: About,
    at_ms: int,
    standings: tuple[Standing, ...] = (),
    asked: tuple[Asked, ...] = (),
) -> News:
    """Say what a department has done with its member, with its own words below."""
    text = {language: _sentences(answer, about, language) for language in LANGUAGES}
    member = MemberNews(matter=about.matter, department=about.department, text=text)
    news = _news(subject, _KINDS[answer.act], at_ms, text, (member,))
    return structs.replace(news, standings=standings, asked=asked)


def _sentences(answer: Answer, about: About, language: str) -> str:
    first = _SENTENCES[answer.act].to(language)
    names = {
        "department": about.department_name.to(language),
        "matter": about.matter_name.to(language),
    }
    lines = [first.format(**names)]
    if answer.text:
        lines.append(answer.text)
    if answer.remedies:
        lines.append(_REMEDIES.to(language).format(remedies=answer.remedies))
    return "\n".join(lines)


def _news(
    subject: Subject,
    what: NewsKind,
    at_ms: int,
    text: dict[str, str],
    members: tuple[MemberNews, ...] = (),
) -> News:
    return News(
        id=NewsId(uuid.uuid4().hex),
        application=subject.application,
        slip=subject.slip,
        case_number=subject.number,
        what=what,
        written_ms=at_ms,
        text=text,
        members=members,
    )


def _said(words: Words, **values: str) -> dict[str, str]:
    return {language: words.to(language).format(**values) for language in LANGUAGES}
