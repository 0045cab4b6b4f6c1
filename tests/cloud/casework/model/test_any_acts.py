"""No sequence of acts leads outside the model; every waiting minute has exactly one holder."""

import random
from datetime import date
from itertools import pairwise

import pytest

from cloud.accounts.officers import Officer, Role
from cloud.casework.model import acts as a
from cloud.casework.model import acts_above as c
from cloud.casework.model import acts_between as b
from cloud.casework.model import facts as f
from cloud.casework.model.deciding import ACT_OF, AnyAct
from cloud.casework.model.deciding_visits import digest_of
from cloud.casework.model.events import Event
from cloud.casework.model.folding import fold
from cloud.casework.model.holding import holdings_of
from cloud.casework.model.now import CaseNow
from cloud.casework.model.parts import bodies_of
from cloud.casework.possible import acts_about_all, acts_for
from cloud.casework.states import CONCLUDED, OPENS_FOLLOWERS, MemberState
from cloud.clock.trace import HolderKind
from provisioning.catalogue.model import Catalogue
from tests.cloud.applications import HOUR_MS, chosen, typed
from tests.cloud.casework.model.working import Case, case_of, plans_of, setup_of, somebody

S = MemberState
TITLES = ("PK-BIRTH", "PK-DEATH", "PK-RURALHOUSE", "PK-RETIRE", "MT-OLDAGE", "MT-SMALL-CATERING")
LEADS_TO: dict[MemberState, set[MemberState]] = {
    S.WAITING: {S.RECEIVED, S.RETURNED, S.WITHDRAWN},
    S.AWAITING_SIGNER: {S.WAITING, S.RECEIVED, S.WITHDRAWN},
    S.RECEIVED: {
        *(S.TO_BE_COMPLETED, S.ACCEPTED, S.ACCEPTED_WITH_GAPS, S.NOT_ACCEPTED),
        *(S.WITHDRAWN, S.GRANTED, S.REFUSED),  # decided while the resident waits
    },
    S.TO_BE_COMPLETED: {
        *(S.RECEIVED, S.ACCEPTED, S.ACCEPTED_WITH_GAPS, S.EXPIRED, S.WITHDRAWN),
    },
    S.ACCEPTED: {S.GRANTED, S.REFUSED, S.PASSED_UP, S.SUSPENDED, S.WITHDRAWN},
    S.ACCEPTED_WITH_GAPS: {S.ACCEPTED, S.REFUSED, S.PASSED_UP, S.SUSPENDED, S.WITHDRAWN},
    S.PASSED_UP: {S.GRANTED, S.REFUSED, S.ACCEPTED, S.SUSPENDED, S.WITHDRAWN},
    S.SUSPENDED: {S.ACCEPTED, S.ACCEPTED_WITH_GAPS, S.PASSED_UP, S.WITHDRAWN},
}
"""The stages of the domain, 2, as a table of its own; what is concluded leads nowhere."""

BODIES = ("D-WJ", "D-GA", "D-YB", "D-RS", "D-MZ", "D-TOWN", "D-ZR", "D-NY", "D-SC")


def any_act(now: CaseNow, chance: random.Random) -> AnyAct:
    """Any act at all about anything of the case, sensible or not."""
    at = chance.randint(1, len(now.members) + 1)
    task = chance.randint(1, now.next_task)
    day = date(2026, 11, chance.randint(7, 30))
    visit = now.visit(task)
    digest = digest_of(visit.report) if visit else bytes(32)
    acts: tuple[AnyAct, ...] = (
        a.Accept(at),
        a.AcceptWithGaps(at, (f.Gap("L4", "20261110"),)),
        a.Decline(at, f.Ground.NO_LICENCE_NEEDED, "不用办证", "复议"),
        a.Correct(at, "改正"),
        a.AskToComplete(at, "补材料", (), day, chance.random() < 0.5),
        a.Review(at, in_favour=True, text="合格"),
        a.PassUp(at, in_favour=True, text="合格"),
        a.SendBack(at, "再核"),
        a.Grant(at, basis="依据"),
        a.Refuse(at, "不符", "复议", "依据"),
        a.Suspend(at, f.Procedure.TEST, "检验", day, "依据"),
        a.Resume(at, "合格"),
        a.AskExtension(at, 5, "复杂"),
        a.AllowExtension(at, allowed=chance.random() < 0.5, text="行"),
        a.Return(at, chance.choice(tuple(f.Wish)), "本人意思"),
        a.Expire(at, "没补"),
        a.Deliver(at, "窗口领取"),
        b.AskOpinion(at, chance.choice(BODIES), day),
        b.GiveOpinion(task, in_favour=True, text="同意"),
        b.AskQuestion(chance.choice(BODIES), day, "？", chance.choice((0, at))),
        b.AnswerQuestion(task, "答"),
        b.PlanVisit((at,), day, "村里"),
        b.ReportVisit(task, "报告"),
        b.SignVisit(task, digest),
        b.AskCorrection(chance.choice(BODIES), "name", "p1", "错字", "", at),
        b.AnswerCorrection(task, corrected=True, text="改了"),
        b.InviteExpert(at, "ex", "专家", "看一看", day),
        b.SpeakAsExpert(task, in_favour=True, text="行"),
        b.DismissExpert(task, "不用了"),
        b.IssueLetter(),
        c.ObjectTo(at, "程序不合", "依据某条"),
        c.LiftObjection(at, "已改正"),
        c.NoteReview(at, chance.random() < 0.5, "复议〔2026〕1 号", "复议决定"),
        c.AskPackageExtension(5, "复杂"),
        c.AllowPackageExtension(allowed=chance.random() < 0.5, text="行"),
    )
    common = (
        *(a.Accept, a.Review, a.PassUp, a.Grant, a.Return, a.Expire),
        *(b.GiveOpinion, b.SignVisit),
    )
    often = tuple(act for act in acts if isinstance(act, common))
    return chance.choice((*acts, *often, *often))


def anybody(now: CaseNow, chance: random.Random) -> Officer:
    if chance.random() < 0.03:
        return Officer("ex", "专家", "", Role.EXPERT)
    if chance.random() < 0.05:
        return somebody("D-SF", role=Role.LEGAL)
    bodies = tuple(bodies_of(now)) if chance.random() < 0.9 else BODIES
    return somebody(chance.choice(bodies), chance.choice("ab"))


def resident(case: Case, chance: random.Random) -> None:
    """Now and then the resident brings something, or takes something back."""
    at, lodged = chance.randint(1, len(case.now.members)), case.at_ms
    case.at_ms += HOUR_MS
    member = case.now.member(at)
    if member is None or member.state in CONCLUDED:
        return
    fact: f.Supplemented | f.Withdrawn = f.Supplemented(
        position=at, slip="K", submission=str(lodged), station="S2", lodged_ms=lodged
    )
    if chance.random() < 0.1:
        fact = f.Withdrawn(position=at, slip="K")
    case.add(Event(fact, "kiosk:k", case.at_ms, case.at_ms))


def likely(case: Case, chance: random.Random) -> tuple[AnyAct, Officer]:
    """Mostly what has a button, so that the walk gets far."""
    for _ in range(16):
        act, who = any_act(case.now, chance), anybody(case.now, chance)
        position = getattr(act, "position", 0)
        member = case.now.member(position)
        own = acts_for(case.now, member, who) if member else ()
        if ACT_OF[type(act)] in (*own, *acts_about_all(case.now, who)):
            return act, who
    return any_act(case.now, chance), anybody(case.now, chance)


def walked(
    catalogue: Catalogue, title: str, seed: int, steps: int, seen: set[MemberState] | None = None
) -> Case:
    print(f"{title} seed {seed}")  # noqa: T201 - to play a failure again
    chance = random.Random(seed)  # noqa: S311 - a walk, no secret
    plan = chance.choice(list(plans_of(catalogue, title)))
    answers = {"MT-HOMESTEAD": {"new_area": typed("120"), "land_kind": chosen("建设用地")}}
    case = case_of(setup_of(catalogue, plan, answers))
    for _ in range(steps):
        before = case.now
        if chance.random() < 0.1:
            resident(case, chance)
        else:
            act, who = likely(case, chance)
            if case.do(act, who, hours=chance.choice((1, 1, 1, 30, 500))) is not None:
                assert case.now is before
        kept_to_the_model(before, case.now)
        if seen is not None:
            seen |= {one.state for one in case.now.members}
    return case


def kept_to_the_model(before: CaseNow, after: CaseNow) -> None:
    for one, other in zip(before.members, after.members, strict=True):
        if one.state is other.state:
            continue
        steps = LEADS_TO.get(one.state, set())
        by_two = {state for step in steps for state in LEADS_TO.get(step, set())}
        assert other.state in steps | by_two, (one.state, other.state)
        if other.state in OPENS_FOLLOWERS or one.state is S.WAITING:
            assert not after.waits_for(other) or other.state in {S.RETURNED, S.WITHDRAWN}


def one_holder_each(case: Case) -> None:
    """From the legal moment on, stretch after stretch; the sum is the time that passed."""
    begun_ms = case.now.legal_ms
    for position, holdings in holdings_of(case.events).items():
        member = case.now.member(position)
        assert member is not None
        if not holdings:
            assert member.state in {S.DONE_ALREADY, S.LEFT_OUT}
            continue
        assert holdings[0].begun_ms == begun_ms
        assert holdings[0].holder.kind is HolderKind.TRANSIT
        assert all(one.ended_ms == two.begun_ms for one, two in pairwise(holdings))
        assert all(one.holder != two.holder for one, two in pairwise(holdings))
        assert HolderKind.CLOUD not in {one.holder.kind for one in holdings}
        is_over = member.state in CONCLUDED
        assert (holdings[-1].ended_ms is not None) == is_over
        end_ms = holdings[-1].ended_ms or case.at_ms
        held = sum((one.ended_ms or end_ms) - one.begun_ms for one in holdings)
        assert held == end_ms - begun_ms


@pytest.mark.row("P12", "Z07")
def test_no_sequence_of_acts_leads_outside_the_model_and_every_minute_is_held_once(
    catalogue: Catalogue,
) -> None:
    seen: set[MemberState] = set()
    done: set[str] = set()
    for title in TITLES:
        for seed in range(6):
            case = walked(catalogue, title, seed, 60, seen)
            one_holder_each(case)
            assert fold(case.events) == case.now
            done |= {type(event.fact).__name__ for event in case.events}
    # Otherwise the walks would prove little; what is rare has tests of its own.
    assert seen >= set(MemberState) - {S.AWAITING_SIGNER, S.ACCEPTED_WITH_GAPS, S.RETURNED}
    assert len(done) >= 24, done


@pytest.mark.soak
@pytest.mark.parametrize("title", TITLES)
def test_long_walks_stay_within_the_model(catalogue: Catalogue, title: str) -> None:
    for seed in range(100, 300):
        one_holder_each(walked(catalogue, title, seed, 150))
