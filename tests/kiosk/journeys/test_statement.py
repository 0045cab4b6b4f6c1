"""Who does not write is led by voice: the words, the mark, the witness; names for one ear."""

import pytest

from kiosk.journeys import actions as a
from kiosk.journeys import states as s
from kiosk.journeys.effects import Effect, Speak, SpeakAloud
from kiosk.journeys.signing import SignWay
from kiosk.text import Language, SigningText, say
from provisioning.catalogue.rules.signed_text import TRUTH
from tests.kiosk.journeys.test_signing import household
from tests.kiosk.resident import CHEN, LI, SIGNATURE, Resident

LEAD = SpeakAloud(say(Language.ZH, SigningText.STATEMENT_LEAD), is_private=False)


def words(effects: list[Effect], *, is_private: bool) -> list[str]:
    return [
        one.words for one in effects if isinstance(one, SpeakAloud) and one.is_private is is_private
    ]


@pytest.mark.row("L02")
def test_who_hands_in_with_a_mark_hears_the_whole_application_first() -> None:
    one = Resident(title="MT-PENSION-REG")
    one.walk_to(s.Sign)
    before = len(one.effects)
    one.do(a.ChooseWay(SignWay.MARK))
    heard = one.effects[before:]
    assert LEAD in heard
    aloud, at_one_ear = words(heard, is_private=False), words(heard, is_private=True)
    assert TRUTH.zh in aloud
    assert any(LI.name in line for line in at_one_ear)
    one.do(a.Agree())
    assert isinstance(one.state, s.Sign)
    assert one.effects[-1] == Speak(SigningText.MARK_HINT)
    assert one.effects.count(LEAD) == 1


@pytest.mark.row("L02", "Z02")
def test_of_a_paper_only_what_names_nobody_is_for_the_room() -> None:
    one = household(m1=SignWay.MARK)
    one.walk_to(s.Witness)
    aloud, at_one_ear = (words(one.effects, is_private=p) for p in (False, True))
    assert len(aloud) > 4
    assert not [line for line in aloud if CHEN.name in line or CHEN.number in line]
    assert any(CHEN.name in line for line in at_one_ear)
    assert any(CHEN.number in line for line in at_one_ear)


def test_the_words_are_said_once_on_the_way_to_the_mark() -> None:
    one = household(m1=SignWay.MARK)
    one.walk_to(s.Witness)
    assert one.effects.count(LEAD) == 1


def test_the_witness_hears_what_the_own_name_will_say() -> None:
    one = household(m1=SignWay.MARK)
    one.walk_to(s.Witness)
    assert Speak(SigningText.WITNESS_HINT) in one.effects
    one.do(a.ChooseWitness("applicant"))
    assert one.effects[-1] == Speak(SigningText.WITNESS_STATEMENT)
    one.do(a.Sign(SIGNATURE))


def test_who_writes_hears_no_statement() -> None:
    one = Resident(title="MT-PENSION-REG")
    one.walk_to(s.Lodging)
    assert LEAD not in one.effects
