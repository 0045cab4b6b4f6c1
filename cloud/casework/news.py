"""What a resident is told about a case, in both languages, plainly.

Casework composes the words; sealing them to the slip and bringing them to the
kiosk is the news outbox's, through the ``Tell`` handed in.
"""

import uuid
from dataclasses import dataclass
from typing import Final, Protocol

from msgspec import structs

from cloud.casework.model import facts as f
from cloud.casework.model import facts_above as c
from cloud.casework.model.facts import Fact
from edge_sync.wire.application import ApplicationId, MatterId, SlipNumber
from edge_sync.wire.fields import NewsId
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


class Tell(Protocol):
    """Puts news on its way, sealed to its slip.

    Called inside casework's own transaction: the act and its news happen both or not at all.
    """

    def __call__(self, *news: News) -> None:
        """Tell any number at once."""


_KINDS: Final[dict[type[Fact], NewsKind]] = {
    f.Accepted: NewsKind.ACCEPTED,
    f.DeemedAccepted: NewsKind.ACCEPTED,
    f.AcceptedWithGaps: NewsKind.ASKED,  # so that a kiosk takes what is still to come
    f.AskedToComplete: NewsKind.ASKED,
    f.NotAccepted: NewsKind.DECIDED,
    f.Granted: NewsKind.DECIDED,
    f.DeemedGranted: NewsKind.DECIDED,
    f.Refused: NewsKind.DECIDED,
    f.Returned: NewsKind.DECIDED,
    f.Expired: NewsKind.DECIDED,
    f.Kept: NewsKind.NOTE,
    f.Suspended: NewsKind.NOTE,
    f.Resumed: NewsKind.NOTE,
    f.Extended: NewsKind.NOTE,
    c.Objected: NewsKind.NOTE,
    c.ObjectionLifted: NewsKind.NOTE,
}
_SENTENCES: Final[dict[type[Fact], Words]] = {
    f.Accepted: Words("{department}已受理您的“{matter}”。", "{department} has accepted {matter}."),
    f.DeemedAccepted: Words(
        "“{matter}”自收件之日起视为受理，由{department}办理。",
        "{matter} counts as accepted from the day of receipt. {department} has it.",
    ),
    f.AcceptedWithGaps: Words(
        "{department}已容缺受理您的“{matter}”，请按期补交还缺的材料。",
        "{department} has accepted {matter}. Please bring what is still missing in time.",
    ),
    f.AskedToComplete: Words(
        "{department}请您补正“{matter}”的材料。",
        "{department} asks you to complete your papers for {matter}.",
    ),
    f.NotAccepted: Words(
        "{department}不予受理“{matter}”。", "{department} does not take {matter}."
    ),
    f.Granted: Words(
        "{department}对“{matter}”作出准予决定。", "{department} has granted {matter}."
    ),
    f.DeemedGranted: Words(
        "{department}在法定期限内没有作出决定，“{matter}”依法视为准予延续。请到{department}领取证件。",
        "{department} has not decided in time: {matter} counts as granted by law. Please ask"
        " {department} for the paper.",
    ),
    f.Refused: Words(
        "{department}对“{matter}”作出不予决定。", "{department} has refused {matter}."
    ),
    f.Returned: Words(
        "前一事项没有办成，按您的选择，“{matter}”已退回。",
        "What {matter} waited for was not granted. As you chose, it is returned to you.",
    ),
    f.Kept: Words(
        "前一事项没有办成，按您的选择，“{matter}”继续等候。",
        "What {matter} waited for was not granted. As you chose, it goes on waiting.",
    ),
    f.Expired: Words(
        "没有按期补正，{department}已终止办理“{matter}”，您可以重新申请。",
        "The papers did not come in time. {department} has closed {matter}. You may apply again.",
    ),
    f.Suspended: Words(
        "“{matter}”进入特别程序，这段时间不计入办理期限。",
        "{matter} is in a special procedure. This time is outside the limit.",
    ),
    f.Resumed: Words("“{matter}”的特别程序已结束，继续办理。", "{matter} goes on."),
    f.Extended: Words(
        "经批准，“{matter}”的办理期限延长。", "The time to handle {matter} was extended."
    ),
    c.Objected: Words(
        "法制机构正在核对“{matter}”，办理暂停，这段时间不计入办理期限。",
        "The legal office looks at {matter}. It stands still; this time is outside the limit.",
    ),
    c.ObjectionLifted: Words("“{matter}”核对完毕，继续办理。", "{matter} goes on."),
}
_LETTER = Words(
    "您的“{title}”各项结果出来了，请看办理结果汇总告知。",
    "The results of {title} are there. See the letter with all results.",
)
_PACKAGE_EXTENDED = Words(
    "经批准，“{title}”整体办理期限延长。", "The time to handle {title} as a whole was extended."
)
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


def is_told(fact: Fact) -> bool:
    """Say whether a resident must know of a fact."""
    return type(fact) in _KINDS


def happened(
    subject: Subject,
    fact: Fact,
    about: About,
    at_ms: int,
    standings: tuple[Standing, ...] = (),
    asked: tuple[Asked, ...] = (),
) -> News:
    """Say what a department has done with its member, with its own words below."""
    text = {language: _sentences(fact, about, language) for language in LANGUAGES}
    member = MemberNews(matter=about.matter, department=about.department, text=text)
    news = _news(subject, _KINDS[type(fact)], at_ms, text, (member,))
    return structs.replace(news, standings=standings, asked=asked)


def all_results(
    subject: Subject, title: Words, letter: str, standings: tuple[Standing, ...], at_ms: int
) -> News:
    """Say that the lead's letter with all results is there; ``standings`` are the results."""
    news = _news(subject, NewsKind.FINISHED, at_ms, _about_all(_LETTER, title, letter))
    return structs.replace(news, standings=standings)


def package_extended(
    subject: Subject, title: Words, reason: str, standings: tuple[Standing, ...], at_ms: int
) -> News:
    """Say that the whole package takes longer, and why (art. 42)."""
    news = _news(subject, NewsKind.NOTE, at_ms, _about_all(_PACKAGE_EXTENDED, title, reason))
    return structs.replace(news, standings=standings)


def _about_all(first: Words, title: Words, below: str) -> dict[str, str]:
    return {
        language: "\n".join(
            filter(None, (first.to(language).format(title=title.to(language)), below))
        )
        for language in LANGUAGES
    }


def _sentences(fact: Fact, about: About, language: str) -> str:
    first = _SENTENCES[type(fact)].to(language)
    names = {
        "department": about.department_name.to(language),
        "matter": about.matter_name.to(language),
    }
    remedies = getattr(fact, "remedies", "")
    lines = [first.format(**names), getattr(fact, "text", "")]
    lines.append(_REMEDIES.to(language).format(remedies=remedies) if remedies else "")
    return "\n".join(filter(None, lines))


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
