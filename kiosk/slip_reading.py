"""What the codes of a slip under the camera open. Run in the camera's thread.

Each kind of slip of ours has its prefix; a code of any other kind is not ours.
"""

from edge_sync.edge.drafts import ClosedDraft
from edge_sync.edge.slips import Slip
from edge_sync.errors import SlipCodeError, SyncError
from edge_sync.wire.application import SlipNumber
from edge_sync.wire.news import News
from edge_sync.wire.resume_code import RESUME_PREFIX, read_resume_code
from edge_sync.wire.signing_slip import SIGNING_PREFIX, read_signing_code
from edge_sync.wire.slip_code import (
    PRIVATE_PREFIX,
    PUBLIC_PREFIX,
    read_private_code,
    read_public_code,
)
from kiosk.errors import UnreadableSlipRecordError
from kiosk.journeys import actions
from kiosk.journeys.actions import Action
from kiosk.journeys.at_hand import at_hand
from kiosk.journeys.slip import local_time
from kiosk.journeys.states import NewsShown
from kiosk.parts import Store
from kiosk.records.slip_record import read_slip_record
from kiosk.text import Language
from provisioning.errors import ProvisioningError


def open_slip(codes: list[str], store: Store, language: Language) -> Action | None:
    """Open the slip whose codes lie under the camera, or say that there is none of ours."""
    try:
        return _opened(codes, store, language)
    except SlipCodeError:
        return actions.SlipNotOurs()
    except (SyncError, ProvisioningError) as error:
        return actions.SlipFailed(error.code)


def _opened(codes: list[str], store: Store, language: Language) -> Action | None:
    resume = [code for code in codes if code.startswith(RESUME_PREFIX)]
    private = [code for code in codes if code.startswith(PRIVATE_PREFIX)]
    public = [code for code in codes if code.startswith(PUBLIC_PREFIX)]
    signing = [code for code in codes if code.startswith(SIGNING_PREFIX)]
    if signing:
        return actions.SigningSlipRead(read_signing_code(signing[0]))
    if resume:
        return _draft(resume[0], store)
    facts = read_public_code(public[0]).facts if public else None
    if private:
        return _private(
            read_private_code(private[0]), facts.slip if facts else None, store, language
        )
    if facts:
        return actions.SlipPublicOnly(facts.slip, local_time(facts.device_ms))
    return actions.SlipNotOurs() if codes else None


def _private(secret: bytes, seen: SlipNumber | None, store: Store, language: Language) -> Action:
    """Open the news of a slip; where it is known here, also by its own record."""
    news, slip = store.news_for(secret), store.slip_for(secret)
    number = news[0].slip if news else (slip.number if slip else seen)
    of = _followed(slip)
    if number and of and not news:
        return actions.SlipOfFollower(number, of)
    in_hand = at_hand(number, store.proof_of(secret), news) if number else None
    return actions.SlipOpened(number, shown_news(news, language), in_hand)


def _followed(slip: Slip | None) -> SlipNumber | None:
    try:
        return read_slip_record(slip.record).of if slip else None
    except UnreadableSlipRecordError:
        return None


def _draft(code: str, store: Store) -> Action:
    found = store.drafts.open(read_resume_code(code))
    if isinstance(found, ClosedDraft):
        return actions.DraftClosed(found.why, found.slip)
    return actions.DraftOpened(found.id, found.plain)


def shown_news(news: list[News], language: Language) -> tuple[NewsShown, ...]:
    """Return news as they are read, newest first."""
    return tuple(_news(one, language) for one in reversed(news))


def _news(news: News, language: Language) -> NewsShown:
    headline = _in(news.text, language)
    members = (_in(member.text, language) for member in news.members)
    more = (text for text in members if text != headline)  # nothing is said twice
    return NewsShown(local_time(news.written_ms), headline, "\n".join([*more, news.case_number]))


def _in(text: dict[str, str], language: Language) -> str:
    return text.get(language.value) or text.get(Language.ZH.value, "")
