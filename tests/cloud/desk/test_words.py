import re
from enum import Enum
from pathlib import Path

import pytest

from cloud.casework.model.now import TaskKind
from cloud.casework.model.papers import PaperKind
from cloud.casework.model.refusals import Why
from cloud.casework.moment import Doubt
from cloud.casework.states import Act, CaseState, EventKind, MemberState
from cloud.desk import text
from cloud.desk.act_text import PAPERS, TASKS, WHY, ActText
from cloud.desk.board_text import BoardText
from cloud.desk.office_text import OfficeText
from cloud.desk.public_text import PublicText
from cloud.desk.text import Text
from edge_sync.wire.application import IdentityLevel, Resolution, Source
from provisioning.catalogue.model import Words

DESK = Path(text.__file__).parent


def test_every_sentence_of_the_templates_is_known_and_none_is_idle() -> None:
    said = set()
    for template in (DESK / "templates").glob("*.html"):
        said |= set(re.findall(r"say\(['\"](\w+)['\"]", template.read_text()))
    names = {member.name for member in (*Text, *BoardText, *ActText, *OfficeText, *PublicText)}
    assert said <= names
    code = "".join(
        file.read_text()
        for file in DESK.glob("*.py")
        if file.name not in {"text.py", "board_text.py", "act_text.py", "office_text.py"}
    )
    idle = {name for name in names - said if f'"{name}"' not in code}
    assert idle == set()


def test_every_sentence_is_there_in_both_languages() -> None:
    for member in (*Text, *BoardText, *ActText, *OfficeText, *PublicText):
        assert member.value.zh, member
        assert member.value.en, member
        holes = [
            set(re.findall(r"\{(\w+)\}", words)) for words in (member.value.zh, member.value.en)
        ]
        assert holes[0] == holes[1], member


@pytest.mark.parametrize(
    ("kind", "table"),
    [
        (MemberState, text.MEMBER_STATES),
        (CaseState, text.CASE_STATES),
        (Act, text.ACTS),
        (Doubt, text.DOUBTS),
        (Resolution, text.RESOLUTIONS),
        (Source, text.SOURCES),
        (IdentityLevel, text.LEVELS),
        (EventKind, text.EVENTS),
        (TaskKind, TASKS),
        (PaperKind, PAPERS),
        (Why, WHY),
    ],
)
def test_every_value_has_its_words(kind: type[Enum], table: dict[Enum, Words]) -> None:
    assert set(table) == set(kind)
