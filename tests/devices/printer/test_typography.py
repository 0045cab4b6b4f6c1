from hypothesis import given
from hypothesis import strategies as st

from devices.printer.typography import balanced, font, width_of, wrap, writable

FACE = font(28)
NEVER_FIRST = "，。、；：？！）》」』”’"
NEVER_LAST = "（《「『“‘"
words = st.text(alphabet="收件凭证办理结果，。（）《》、：；abcXYZ0123 K-", max_size=80)


@given(words, st.integers(120, 600))
def test_no_line_is_wider_than_the_paper_and_no_sign_is_lost(text: str, width: int) -> None:
    lines = wrap(text, FACE, width)
    assert all(width_of(line, FACE) <= width for line in lines if len(line) > 1)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_a_line_never_begins_with_a_closing_mark_nor_ends_with_an_opening_one() -> None:
    text = (
        "本凭证证明（自2026年11月23日起）您的申请，已由本终端收下。《办理结果》另行告知：请保管。"
    )
    for width in range(150, 560, 7):
        lines = wrap(text, FACE, width)
        assert not any(line[0] in NEVER_FIRST for line in lines[1:]), (width, lines)
        assert not any(line[-1] in NEVER_LAST for line in lines[:-1]), (width, lines)


def test_a_number_is_not_torn_if_it_fits_on_a_line() -> None:
    for width in range(260, 520, 9):
        lines = wrap("凭证编号是K000001-000042请您保管好", FACE, width)
        assert any("K000001-000042" in line for line in lines), width


def test_a_word_wider_than_the_paper_is_torn_rather_than_cut_off() -> None:
    assert "".join(wrap("W" * 60, FACE, 200)) == "W" * 60


def test_newlines_are_kept() -> None:
    assert wrap("一\n\n二", FACE, 300) == ["一", "", "二"]


def test_a_centred_text_has_no_single_sign_on_its_last_line() -> None:
    text = "请收好这张凭证，查进度要用。"
    assert wrap(text, FACE, 372)[-1] == "用。"
    assert balanced(text, FACE, 372) == ["请收好这张凭证，", "查进度要用。"]
    assert balanced("短", FACE, 372) == ["短"]


def test_what_the_typeface_lacks_is_printed_as_its_code() -> None:
    assert writable("郑\U00030ede，王\n秀英") == "郑〔U+30EDE〕，王\n秀英"
