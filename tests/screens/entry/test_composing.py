from screens.entry.composing import MOST_LETTERS, Composing
from screens.entry.pinyin import Candidate


def test_letters_gather_until_a_candidate_is_chosen() -> None:
    now = Composing("").letter("m").letter("a").choose(Candidate("马", 2))
    assert now == Composing("马", "")


def test_letters_that_were_not_used_stay() -> None:
    assert Composing("", "yanglao").choose(Candidate("养", 4)) == Composing("养", "lao")


def test_erasing_takes_letters_before_characters() -> None:
    now = Composing("马", "l").erase()
    assert now == Composing("马", "")
    assert now.erase() == Composing("", "")
    assert now.erase().erase() == Composing("", "")


def test_a_sign_goes_into_the_text_as_it_is() -> None:
    assert Composing("三组").sign("2").sign("5") == Composing("三组25")


def test_letters_have_an_end() -> None:
    now = Composing("")
    for _ in range(50):
        now = now.letter("a")
    assert len(now.letters) == MOST_LETTERS
