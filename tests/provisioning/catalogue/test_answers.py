import pytest

from provisioning.catalogue.model import Catalogue
from provisioning.catalogue.rules.answers import ProblemKind, check, tidy
from tests.provisioning.catalogue.conftest import TODAY

K = ProblemKind
CASES = [
    ("name", "王秀英", None),
    ("name", "阿卜杜拉·买买提", None),
    ("name", "𠮷野㛃", None),
    ("name", "郑\U00030ede", None),  # Extension G
    ("name", "郑\U00031350", None),  # Extension H, younger than Python's table
    ("hukou_addr", "\U00031350家村三组", None),
    ("id_no", "11010519491231002x", None),
    ("phone", "138 1234 5678", None),
    ("birth_date", "20261121", None),
    ("sex", "女", None),
    ("bank_account", "62284804025648", K.ACCOUNT_CHECK),
    ("bank_account", "6228 4804 0256 4890 018", None),
    ("hukou_addr", "示例镇示例村一组3号", None),
]


@pytest.mark.row("F14")
@pytest.mark.parametrize(("name", "text", "kind"), CASES)
def test_what_is_right_is_taken(
    catalogue: Catalogue, name: str, text: str, kind: ProblemKind | None
) -> None:
    element = catalogue.elements[name]
    problem = check(element, tidy(element, text), element.options, TODAY)
    assert (problem.kind if problem else None) is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [("2008", K.NUMBER_RANGE), ("2026", None), ("二零", K.NUMBER), ("2101", K.NUMBER_RANGE)],
)
def test_a_year_has_its_limits(catalogue: Catalogue, text: str, kind: ProblemKind | None) -> None:
    [element] = [e for e in catalogue.matters["MT-PENSION-REG"].elements if e.id == "start_year"]
    problem = check(element, tidy(element, text), (), TODAY)
    assert (problem.kind if problem else None) is kind


def test_a_card_that_fails_its_own_check_digit_is_a_warning_only(catalogue: Catalogue) -> None:
    element = catalogue.elements["bank_account"]
    problem = check(element, "6228480402564890019", (), TODAY)
    assert problem is not None
    assert problem.is_warning


def test_a_date_inside_a_number_that_is_none_is_told_as_such(catalogue: Catalogue) -> None:
    element = catalogue.elements["id_no"]
    numbers = (f"1101051949023000{i}{c}" for i in range(10) for c in "0123456789X")
    kinds = {p.kind for n in numbers if (p := check(element, n, (), TODAY))}
    assert kinds == {K.ID_CHECK, K.ID_DATE}


def test_the_middle_dot_of_a_name_is_written_one_way(catalogue: Catalogue) -> None:
    element = catalogue.elements["name"]
    assert {tidy(element, f"阿依{dot}古丽") for dot in "·•・."} == {"阿依·古丽"}
