import pytest

from cloud.desk.leaves import leaves_of


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        ("application/pdf", b""),
        ("application/pdf", b"%PDF-1.4 from somewhere else"),
        ("application/pdf", b"/Filter /DCTDecode /Length 9 >>\nstream\nno picture"),
        ("application/pdf", b"/Filter /DCTDecode /Length 999999999 >>\nstream\n"),
        ("image/svg+xml", b"<svg onload='alert(1)'/>"),
    ],
)
def test_what_is_no_page_of_a_kiosk_is_not_drawn(media_type: str, content: bytes) -> None:
    assert leaves_of(media_type, content) == ()


def test_bytes_within_a_picture_are_not_taken_for_another_page() -> None:
    inner = b"\xff\xd8/Filter /DCTDecode /Length 3 >>\nstream\nabc"
    content = b"/Filter /DCTDecode /Length %d >>\nstream\n" % len(inner) + inner
    assert leaves_of("application/pdf", content) == (inner,)
