"""The visit's signing: who signs what, marks, ink, an agent's power, and who comes with a slip."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import msgspec
import pytest

from devices.printer.picture import Paper, picture_of
from edge_sync.wire.application import ForWhom, SignatureKind
from edge_sync.wire.signing_slip import SigningSlip, write_signing_code
from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.application import Draft, build
from kiosk.journeys.effects import PrintPaper, SpeakAloud
from kiosk.journeys.signing import SignWay
from kiosk.journeys.signing_course import next_open
from kiosk.journeys.signing_sheets import ink_sheet, signing_sheet, to_sign_record
from kiosk.journeys.states import CardStage, PaperStage, SignerStanding, Wording
from kiosk.text import Language
from provisioning.catalogue.words import Words
from tests.kiosk.family import GRANDMOTHER, MARK, UNCLE, Household
from tests.kiosk.making import making
from tests.kiosk.resident import CHEN, JPEG, SIGNATURE, Resident, context


def by_agent(options: Sequence[str]) -> str:
    """On somebody's behalf; everything else as it stands first."""
    return ForWhom.BEHALF.value if ForWhom.BEHALF.value in options else options[0]


@dataclass
class Agent(Resident):
    """Acts for another, who gives the power in one of three ways."""

    way: SignWay = SignWay.HERE

    def deeds(self, state: s.State) -> tuple[a.Action, ...]:
        if isinstance(state, s.SignerWays):
            return (a.ChooseWay(self.way),)
        return super().deeds(state)


LATER = ("household_member-2", "household_member-3")


def household(**ways: SignWay) -> Household:
    """One member is here; the others sign later."""
    named = {f"household_member-{name[1:]}": way for name, way in ways.items()}
    one = Household(here=("household_member-1",), ways=named)
    one.walk_to(s.Signers, limit=200)
    return one


def drafted(one: Resident) -> Draft:
    one.walk_to(s.Lodging, limit=200)
    return build(one.visit, one.world, making())


def standing(one: Resident) -> dict[str, SignerStanding]:
    state = one.state
    assert isinstance(state, s.Signers)
    return {row.party: row.standing for row in state.rows}


@pytest.mark.row("M22")
def test_everybody_who_signs_is_listed_and_who_is_not_here_signs_later() -> None:
    one = household()
    assert standing(one) == {
        "applicant": SignerStanding.OPEN,
        "household_member-1": SignerStanding.OPEN,
        **dict.fromkeys(LATER, SignerStanding.LATER),
    }
    draft = drafted(one)
    assert [awaited.person for awaited in draft.application.awaited] == ["p3", "p4"]
    assert [later.slip.person for later in draft.later] == ["p3", "p4"]
    signed = {(sign.person, sign.paper) for sign in draft.application.signatures}
    assert ("p2", "M-INCOMEAUTH/MT-DIBAO") in signed
    assert ("p1", "M-INCOMEDECL/MT-DIBAO") in signed


def test_nothing_is_handed_in_before_the_last_signer_is_settled() -> None:
    one = household()
    assert isinstance(one.do(a.Confirm()), s.SignText)
    assert standing_after(one, a.Back()) is SignerStanding.OPEN


def standing_after(one: Resident, *deeds: a.Action) -> SignerStanding:
    one.do(*deeds)
    return standing(one)["applicant"]


@pytest.mark.row("L02")
def test_a_mark_is_heard_drawn_and_witnessed() -> None:
    one = household(m1=SignWay.MARK)
    one.walk_to(s.Witness)
    spoken = [effect.words for effect in one.effects if isinstance(effect, SpeakAloud)]
    assert any(CHEN.name in words for words in spoken)
    state = one.state
    assert isinstance(state, s.Witness)
    assert [option.id for option in state.options] == ["applicant"]
    pad = one.do(a.ChooseWitness("applicant"))
    assert isinstance(pad, s.Sign)
    assert pad.is_witness
    marks = [x for x in drafted(one).application.signatures if x.kind is SignatureKind.MARK]
    assert {(mark.person, mark.witness) for mark in marks} == {("p2", "p1")}
    assert all(mark.strokes == MARK and mark.witness_strokes == SIGNATURE for mark in marks)


@pytest.mark.row("L02")
def test_the_witness_reads_along_what_is_heard_before_a_mark() -> None:
    one = Resident(title="MT-PENSION-REG")
    one.walk_to(s.Sign)
    page = one.do(a.ChooseWay(SignWay.MARK))
    assert isinstance(page, s.SignText)
    heard = [effect.words for effect in one.effects if isinstance(effect, SpeakAloud)]
    [text] = page.texts
    assert "我填的都是真的" in text
    assert set(text.splitlines()) < set(heard)
    assert all(line[0] != "。" and "？：" not in line for line in text.splitlines())


def test_one_who_only_witnesses_shows_a_card_and_travels_with_the_application() -> None:
    one = household(m1=SignWay.MARK)
    one.walk_to(s.Witness)
    asked = one.do(a.ChooseWitness("witness/household_member-1"))
    assert isinstance(asked, s.SignerCard)
    assert not asked.may_type
    one.do(a.CardSeen(), a.CardRead(CHEN))
    state = one.state
    assert isinstance(state, s.SignerCard)
    assert state.card.stage is CardStage.FAILED, "nobody witnesses the own mark"
    one.do(a.CardRead(UNCLE), a.Agree(), a.Sign(SIGNATURE))
    application = drafted(one).application
    witness = application.persons[-1]
    assert (witness.id, witness.roles) == ("w2", ("witness",))
    assert witness.values["name"].text == UNCLE.name


@pytest.mark.row("F17")
def test_what_is_signed_in_ink_is_printed_scanned_and_bound_to_its_words() -> None:
    one = household(m1=SignWay.PAPER)
    one.walk_to(s.InkPaper)
    one.do(a.PrintPaper())
    printed = [effect for effect in one.effects if isinstance(effect, PrintPaper)]
    assert CHEN.name in printed[-1].text
    assert isinstance(one.do(a.PaperNotPrinted("DEV-40")), s.InkPaper)
    scanning = one.do(a.PrintPaper(), a.PaperPrinted())
    assert isinstance(scanning, s.Paper)
    one.do(a.TakePage(), a.ScanTaken(JPEG))
    draft = drafted(one)
    ink = [x for x in draft.application.signatures if x.kind is SignatureKind.INK]
    assert {x.person for x in ink} == {"p2"}
    assert {x.document for x in ink} <= set(draft.documents)
    assert all(not x.strokes and x.covers for x in ink)


def test_who_cannot_scan_the_signed_page_chooses_another_way() -> None:
    one = household(m1=SignWay.PAPER)
    one.walk_to(s.InkPaper)
    scanning = one.do(a.PrintPaper(), a.PaperPrinted())
    assert isinstance(scanning, s.Paper)
    assert scanning.stage is PaperStage.PREVIEW
    assert isinstance(one.do(a.NotToHand()), s.SignerWays)
    assert isinstance(one.do(a.ChooseWay(SignWay.LATER)), s.Signers)


@pytest.mark.row("R14")
def test_an_agent_without_a_power_of_attorney_cannot_hand_in() -> None:
    one = Resident(title="MT-PENSION-REG", pick=by_agent)
    listed = one.walk_to(s.Signers, limit=200)
    assert isinstance(listed, s.Signers)
    assert listed.needs_power
    assert not listed.is_settled
    before = len(one.effects)
    one.do(a.Confirm())
    assert not isinstance(one.state, s.Lodging)
    assert len(one.effects) >= before


@pytest.mark.row("R14")
@pytest.mark.parametrize("way", [SignWay.HERE, SignWay.LATER, SignWay.PAPER])
def test_an_agents_power_is_signed_here_on_paper_or_later(way: SignWay) -> None:
    one = Agent(title="MT-PENSION-REG", pick=by_agent, way=way)
    draft = drafted(one)
    application = draft.application
    principal = next(p for p in application.persons if "applicant" in p.roles)
    signed = {x.paper for x in application.signatures if x.person == principal.id}
    awaited = {paper for one in application.awaited for paper in one.papers}
    power = "M-AUTH/MT-PENSION-REG"
    assert power in (awaited if way is SignWay.LATER else signed)
    with pytest.raises(AssertionError):
        assert power in (signed if way is SignWay.LATER else awaited)


def slip_of(draft: Draft, at: int = 0) -> SigningSlip:
    return draft.later[at].slip


def come_with(slip: SigningSlip) -> Resident:
    signer = Resident(world=replace(context(), slip=""))
    signer.do(a.StartReadingSlip(), a.SigningSlipRead(slip))
    return signer


def test_a_signing_slip_opens_a_page_of_its_own_at_any_kiosk() -> None:
    signer = come_with(slip_of(drafted(household())))
    state = signer.state
    assert isinstance(state, s.SignerWays)
    assert state.of == "K000001-000001"
    assert state.wording is Wording.SAME
    assert state.ways == (SignWay.HERE, SignWay.MARK, SignWay.PAPER)
    signer.do(a.ChooseWay(SignWay.HERE), a.CardSeen(), a.CardRead(GRANDMOTHER), a.Agree())
    words = signer.state
    assert isinstance(words, s.SignText)
    assert all(GRANDMOTHER.name in text for text in words.texts)
    assert isinstance(signer.walk_to(s.Lodging), s.Lodging)


def test_other_words_than_where_it_was_handed_in_are_told_and_only_ink_is_offered() -> None:
    slip = slip_of(drafted(household()))
    (first, *rest) = slip.papers
    other = type(first)(first.paper, bytes(8), first.ink)
    told = come_with(msgspec.structs.replace(slip, papers=(other, *rest))).state
    assert isinstance(told, s.SignerWays)
    assert told.wording is Wording.DIFFERS
    assert told.ways == (SignWay.PAPER,)
    unknown = come_with(msgspec.structs.replace(slip, title="MT-GONE")).state
    assert isinstance(unknown, s.SignerWays)
    assert (unknown.wording, unknown.ways) == (Wording.UNKNOWN, ())


@pytest.mark.row("F17")
def test_strokes_drawn_under_one_name_do_not_count_under_another() -> None:
    signer = come_with(slip_of(drafted(household())))
    signer.do(a.ChooseWay(SignWay.HERE), a.CardSeen(), a.CardRead(GRANDMOTHER), a.Agree())
    signer.walk_to(s.Lodging)
    assert next_open(signer.visit, signer.world) is None
    swapped = replace(signer.visit, cards={"signer": UNCLE})
    assert next_open(swapped, signer.world) is not None


def test_going_back_from_the_words_leads_to_the_ways_of_signing() -> None:
    signer = come_with(slip_of(drafted(household())))
    signer.do(a.ChooseWay(SignWay.HERE), a.CardSeen(), a.CardRead(GRANDMOTHER), a.Agree())
    assert isinstance(signer.do(a.Back()), s.SignerWays)


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize("paper", list(Paper))
def test_a_signing_slip_can_be_printed_and_read_on_either_roll(
    language: Language, paper: Paper
) -> None:
    one = household()
    one.do(a.SpeakLanguage(language))
    draft = drafted(one)
    record = to_sign_record(one.visit, one.world, draft.later[0], 0, Words("示例站", "Station"))
    code = write_signing_code(draft.later[0].slip)
    sheet = signing_sheet(record, "", code, "李")
    assert picture_of(sheet, paper).width == paper.dots
    assert picture_of(ink_sheet("题目\n正文\n", language), paper).width == paper.dots
