"""How the pages of signing are told apart, by whom they are about and what is drawn."""

import pytest

from kiosk.journeys.states import Sign
from kiosk.text import Language
from provisioning.catalogue.words import NOTHING, Words
from screens.page_view import Around
from screens.presenters import present
from screens.samples.signing import SIGNING

FATHER = Words("父亲", "Father")
MANAGER = Words("单位负责人", "Head of the firm")
TITLE = Words("低保", "Subsistence allowance")


@pytest.mark.parametrize("language", list(Language))
@pytest.mark.parametrize(
    ("state", "key"),
    [
        (Sign(TITLE, "王秀英"), "sign/applicant"),
        (Sign(TITLE, "王秀英", is_mark=True), "sign/applicant/mark"),
        (Sign(TITLE, "陈大山", about=FATHER, is_own=False), "sign/father"),
        (Sign(TITLE, "", about=FATHER, is_mark=True), "sign/father/mark"),
        (Sign(TITLE, "", about=FATHER, is_witness=True), "sign/father/witness"),
        (Sign(TITLE, "陈大山", about=MANAGER), "sign/head_of_the_firm"),
        (Sign(TITLE, "陈大山", about=NOTHING, too_short=True), "sign/applicant"),
    ],
)
def test_a_page_to_sign_is_named_by_whom_it_is_about(
    state: Sign, key: str, language: Language
) -> None:
    assert present(state, Around(language), "12345").page.key == key


def test_a_page_of_signing_keeps_its_name_when_the_language_changes() -> None:
    for state in SIGNING.values():
        keys = {present(state, Around(language), "").page.key for language in Language}
        assert len(keys) == 1
