"""The eight triggers: each fires when it must, on whom it must, and not before."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

import pytest

from cloud.clock.rules import Colour, shipped_rules
from cloud.clock.signals import Signal
from cloud.clock.trace import (
    CaseTrace,
    Charge,
    Decision,
    Deed,
    Extension,
    Finding,
    Ground,
    Holder,
    HolderKind,
    Holding,
    MemberTrace,
    Notice,
    Outcome,
    Question,
    Step,
    StepKind,
    Suspension,
    SuspensionKind,
)
from cloud.clock.triggers import signals
from cloud.errors import TraceBrokenError
from provisioning.catalogue.model import Regime
from tests.cloud.clock.traces import A_MEMBER, ALMANAC, at, case, limit

HANDLED = replace(A_MEMBER, regime=Regime.NO_APPLICATION, limit=limit("5 wd"))  # due on the 9th
CHECKED = Step(StepKind.FIRST_CHECK, "D-TOWN", at("2026-11-02"), limit=limit("3 wd"))


def seen(trace: CaseTrace | MemberTrace, today: str, trigger: str = "") -> tuple[Signal, ...]:
    whole = trace if isinstance(trace, CaseTrace) else case(trace)
    found = signals(whole, date.fromisoformat(today), ALMANAC)
    return tuple(one for one in found if trigger in ("", one.trigger))


def colours(found: Iterable[Signal]) -> list[tuple[str, str]]:
    return [(one.trigger, one.colour.value) for one in found]


def units(found: Iterable[Signal]) -> set[str]:
    return {one.unit.name for one in found}


def ended(outcome: Outcome, lacks: str = "") -> MemberTrace:
    full = Decision(outcome, at("2026-11-04"))
    lacking = {
        "with_reasons": replace(full, with_reasons=False),
        "with_remedies": replace(full, with_remedies=False),
    }
    return replace(HANDLED, decision=lacking.get(lacks, full))


@pytest.mark.row("J01")
def test_there_are_eight_triggers_and_silence_and_each_looks_at_something_else() -> None:
    rules = shipped_rules().trigger
    assert len(rules) == len({rule.looks_at for rule in rules}) == 8 + 1
    assert all(rule.name.zh and rule.name.en for rule in rules)


@pytest.mark.row("J01")
@pytest.mark.parametrize(
    ("ground", "fires"),
    [
        (None, True),
        (Ground.NONE, True),
        (Ground.WRONG_BODY, False),
        (Ground.NO_LICENCE_NEEDED, False),
        (Ground.NOT_COMPLETED, False),
    ],
)
def test_a_valid_application_turned_away_is_red(ground: Ground | None, *, fires: bool) -> None:
    decision = Decision(Outcome.NOT_ACCEPTED, at("2026-11-04"), ground=ground)
    found = seen(replace(HANDLED, decision=decision), "2026-11-05")
    assert colours(found) == ([("turned-away", "red")] if fires else [])


@pytest.mark.row("J01")
@pytest.mark.parametrize(
    ("today", "expected"),
    [
        ("2026-11-05", []),
        ("2026-11-06", ["reminder"]),  # the working day before Monday the 9th
        ("2026-11-09", ["reminder"]),
        ("2026-11-10", ["yellow"]),
        ("2026-11-11", ["yellow", "red"]),
    ],
)
def test_beyond_the_promise_goes_from_reminder_to_yellow_to_red(
    today: str, expected: list[str]
) -> None:
    found = seen(HANDLED, today, "beyond-promise")
    assert [one.colour.value for one in found] == expected
    assert units(found) <= {"D-RS"}
    assert all(one.due == date(2026, 11, 9) for one in found)


def test_what_was_decided_in_time_has_no_card_and_what_was_late_keeps_it() -> None:
    in_time = replace(HANDLED, decision=Decision(Outcome.GRANTED, at("2026-11-09T23:59")))
    late = replace(HANDLED, decision=Decision(Outcome.GRANTED, at("2026-11-10T00:01")))
    assert seen(in_time, "2026-12-01") == ()
    assert colours(seen(late, "2026-12-01")) == [("beyond-promise", "yellow")]
    assert seen(late, "2026-12-01")[0].overdue_days == 1


@pytest.mark.row("J01")
def test_a_step_late_is_told_though_the_whole_is_not() -> None:
    step = Step(StepKind.REVIEW, "D-RS", at("2026-11-02"), limit=limit("2 wd"))
    slow = replace(HANDLED, limit=limit("20 wd"), steps=(step,))
    assert colours(seen(slow, "2026-11-03")) == [("step-late", "reminder")]
    assert colours(seen(slow, "2026-11-05")) == [("step-late", "yellow")]
    assert colours(seen(slow, "2026-11-06")) == [("step-late", "yellow"), ("step-late", "red")]
    done = replace(slow, steps=(replace(step, ended_ms=at("2026-11-04")),))
    assert seen(done, "2026-11-20") == ()


def test_a_step_is_yellow_when_four_fifths_of_it_are_used() -> None:
    step = Step(StepKind.REVIEW, "D-RS", at("2026-11-02"), limit=limit("10 wd"))
    slow = replace(HANDLED, limit=limit("20 wd"), steps=(step,))
    assert seen(slow, "2026-11-12") == ()
    found = seen(slow, "2026-11-13")  # eight of ten days have passed, and it is the day before
    assert colours(found) == [("step-late", "reminder"), ("step-late", "yellow")]
    assert found[1].overdue_days == 0


@pytest.mark.row("J01", "P09")
def test_a_first_check_late_is_red_for_the_township_only() -> None:
    above = Step(StepKind.DECISION, "D-MZ", at("2026-11-12"), limit=limit("5 wd"))
    checked = replace(CHECKED, ended_ms=at("2026-11-12"))
    member = replace(HANDLED, department="D-MZ", steps=(checked, above))
    found = seen(member, "2026-11-16")
    assert ("first-check-late", "red") in colours(found)
    assert units(found) == {"D-TOWN"}
    in_time = replace(HANDLED, department="D-MZ", limit=limit("20 wd"))
    both = replace(in_time, steps=(replace(CHECKED, ended_ms=at("2026-11-05")), above))
    late_above = seen(both, "2026-11-24", "step-late")
    assert units(late_above) == {"D-MZ"}
    assert seen(both, "2026-11-24", "first-check-late") == ()


@pytest.mark.row("J01")
@pytest.mark.parametrize("outcome", [Outcome.REFUSED, Outcome.NOT_ACCEPTED])
@pytest.mark.parametrize("lacks", ["with_reasons", "with_remedies"])
def test_a_refusal_without_reasons_or_remedies_is_red(outcome: Outcome, lacks: str) -> None:
    assert colours(seen(ended(outcome, lacks), "2026-11-05", "no-reasons")) == [
        ("no-reasons", "red")
    ]
    assert seen(ended(outcome), "2026-11-05", "no-reasons") == ()


@pytest.mark.row("J01")
def test_what_was_done_outside_and_typed_in_later_is_yellow() -> None:
    late = Deed("accept", "D-RS", at("2026-11-02"), at("2026-11-04"))
    soon = Deed("grant", "D-RS", at("2026-11-05"), at("2026-11-05T17:00"))
    found = seen(replace(HANDLED, deeds=(late, soon)), "2026-11-05", "off-system")
    assert [(one.colour, one.about) for one in found] == [(Colour.YELLOW, "accept +48 h")]


@pytest.mark.row("J01")
@pytest.mark.parametrize(
    ("allowed", "fires"), [(None, True), (500, True), (1000, False), (2000, False)]
)
def test_a_fee_without_a_rule_or_above_it_is_red(allowed: int | None, *, fires: bool) -> None:
    charge = Charge("工本费", "D-RS", at("2026-11-03"), 1000, allowed)
    found = seen(replace(HANDLED, charges=(charge,)), "2026-11-03")
    assert colours(found) == ([("unlawful-fee", "red")] if fires else [])


@pytest.mark.row("J01")
def test_the_rest_is_yellow_a_spared_notice_an_untold_stop_a_finding() -> None:
    first, second = Notice(at("2026-11-03"), at("2026-11-04")), Notice(at("2026-11-05"))
    member = replace(
        HANDLED,
        notices=(first, replace(second, avoidable=True)),
        suspensions=(Suspension(SuspensionKind.TEST, at("2026-11-05"), told=False),),
        findings=(Finding("D-YB", at("2026-11-05"), "a free-text demand"),),
    )
    found = seen(member, "2026-11-05", "other")
    assert colours(found) == [("other", "yellow")] * 3
    assert units(found) == {"D-RS", "D-YB"}


@pytest.mark.row("P13", "J01")
def test_a_question_that_passed_its_day_is_escalated_to_who_was_asked() -> None:
    asked = Question("D-MZ", "D-ZR", at("2026-11-02"), limit("2 wd"))
    trace = replace(case(HANDLED), questions=(asked,))
    assert seen(trace, "2026-11-04", "other") == ()
    assert units(seen(trace, "2026-11-05", "other")) == {"D-ZR"}
    answered = replace(trace, questions=(replace(asked, answered_ms=at("2026-11-04")),))
    assert seen(answered, "2026-11-30", "other") == ()


def test_nobody_who_stands_still_or_waits_for_the_applicant_is_warned() -> None:
    still = replace(HANDLED, suspensions=(Suspension(SuspensionKind.HEARING, at("2026-11-04")),))
    asked = replace(A_MEMBER, notices=(Notice(at("2026-11-04")),))
    assert seen(still, "2027-01-20") == ()
    assert seen(asked, "2027-01-20") == ()


def test_silence_after_five_days_is_a_late_answer_of_the_department() -> None:
    silent = A_MEMBER
    assert seen(silent, "2026-11-05") == ()
    assert colours(seen(silent, "2026-11-06")) == [("step-late", "reminder")]
    assert colours(seen(silent, "2026-11-11")) == [("step-late", "yellow"), ("step-late", "red")]
    said = replace(silent, accepted_ms=at("2026-11-09"))
    assert seen(said, "2026-11-12") == ()


@pytest.mark.row("J02")
def test_who_got_it_after_its_last_day_is_not_to_blame_for_the_way() -> None:
    trace = case(HANDLED, late_days=10)
    found = seen(trace, "2026-11-12", "beyond-promise")
    assert {(one.unit.kind, one.unit.name) for one in found} == {(HolderKind.TRANSIT, "ST-1")}


def test_the_card_goes_to_who_held_it_when_the_limit_passed() -> None:
    helper, own = Holder(HolderKind.BODY, "D-ZR"), Holder(HolderKind.BODY, "D-RS")
    held = (
        Holding(own, at("2026-11-02"), at("2026-11-05")),
        Holding(helper, at("2026-11-05"), at("2026-11-12")),
        Holding(own, at("2026-11-12")),
    )
    assert units(seen(replace(HANDLED, holdings=held), "2026-11-13")) == {"D-ZR"}
    outside = (Holding(Holder(HolderKind.OUTSIDE, "lab"), at("2026-11-02")),)
    assert units(seen(replace(HANDLED, holdings=outside), "2026-11-13")) == {"D-RS"}


def test_a_package_beyond_its_promise_is_the_leads() -> None:
    trace = replace(case(HANDLED), limit=limit("3 wd"))
    assert {(one.matter, one.unit.name) for one in seen(trace, "2026-11-06")} >= {("", "D-WJ")}
    sent = replace(trace, letter_ms=at("2026-11-05"))
    assert not [one for one in seen(sent, "2026-11-06") if one.matter == ""]


def test_a_limit_that_moved_is_reminded_of_again_and_has_one_yellow_card() -> None:
    more = Extension(limit("2 wd"), at("2026-11-06"), "leader", "a neighbour is away")
    longer = replace(HANDLED, extensions=(more,))
    before = seen(HANDLED, "2026-11-06", "beyond-promise")
    after = seen(longer, "2026-11-10", "beyond-promise")
    assert [one.colour for one in (*before, *after)] == [Colour.REMINDER] * 2
    assert before[0].key != after[0].key
    assert len({one.key for day in (12, 13, 14) for one in seen(longer, f"2026-11-{day}")}) == 2


@pytest.mark.parametrize(
    "broken",
    [
        case(HANDLED, HANDLED),
        replace(case(HANDLED), arrived_ms=at("2026-11-01")),
        case(replace(HANDLED, notices=(Notice(at("2026-11-04"), at("2026-11-03")),))),
        case(
            replace(
                HANDLED,
                holdings=(
                    Holding(Holder(HolderKind.CLOUD), at("2026-11-02"), at("2026-11-03")),
                    Holding(Holder(HolderKind.CLOUD), at("2026-11-04")),
                ),
            )
        ),
    ],
)
def test_a_trace_that_cannot_be_is_refused(broken: CaseTrace) -> None:
    with pytest.raises(TraceBrokenError):
        seen(broken, "2026-11-05")


RENEWED = replace(
    A_MEMBER,
    legal_limit=limit("10 wd"),
    silent_renewal=True,
    accepted_ms=at("2026-11-02"),
)  # due on the 16th by law


@pytest.mark.row("J01")
def test_a_renewal_that_silence_would_grant_is_warned_of_before_and_red_once_it_has() -> None:
    assert seen(RENEWED, "2026-11-11", "silent-renewal") == ()
    found = seen(RENEWED, "2026-11-13", "silent-renewal")
    assert {one.colour for one in found} == {Colour.REMINDER, Colour.YELLOW}
    silent = Decision(Outcome.GRANTED, at("2026-11-17"), by_silence=True)
    (red,) = seen(replace(RENEWED, decision=silent), "2026-11-17", "silent-renewal")
    assert (red.colour, red.unit.name, red.since) == (Colour.RED, "D-RS", date(2026, 11, 17))


@pytest.mark.row("J01")
def test_a_renewal_decided_in_time_and_what_is_no_renewal_are_no_matter_of_silence() -> None:
    decided = replace(RENEWED, decision=Decision(Outcome.GRANTED, at("2026-11-16")))
    assert seen(decided, "2026-11-30", "silent-renewal") == ()
    other = replace(RENEWED, silent_renewal=False)
    assert seen(other, "2026-11-13", "silent-renewal") == ()
