from pathlib import Path

import pytest

from provisioning.catalogue.files import BrokenCatalogueError, load


def test_comments_and_the_order_of_keys_do_not_change_the_digest(folder: Path) -> None:
    before = load(folder).digest
    file = folder / "matters" / "MT-PENSION-REG.toml"
    lines = file.read_text(encoding="utf-8").splitlines()
    place = next(i for i, line in enumerate(lines) if line.startswith("minutes"))
    moved = ["# a remark", lines.pop(place), *lines]
    file.write_text("\n".join(moved), encoding="utf-8")
    assert load(folder).digest == before


def test_a_changed_figure_changes_the_digest(folder: Path) -> None:
    before = load(folder).digest
    file = folder / "matters" / "MT-PENSION-REG.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("minutes = 6", "minutes = 7"))
    assert load(folder).digest != before


@pytest.mark.parametrize(
    ("file", "old", "new", "place"),
    [
        ("elements.toml", 'kind = "phone"', 'kind = "fone"', "$.element[5].kind"),
        ("catalogue.toml", "version = 1", 'version = "one"', "$.version"),
        ("materials.toml", 'kind = "form"', 'kynd = "form"', "kynd"),
        ("packages/PK-BIRTH.toml", "minutes = 10", "", "minutes"),
        ("matters/MT-MED-REG.toml", "[result]", "[result", "line"),
        ("matters/MT-MED-REG.toml", 'dept = "D-YB"', 'dept = "D-NO"', "dept"),
    ],
)
def test_a_broken_file_is_refused_with_its_name_and_place(
    folder: Path, file: str, old: str, new: str, place: str
) -> None:
    path = folder / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new), encoding="utf-8")
    with pytest.raises(BrokenCatalogueError) as refused:
        load(folder)
    assert path.name in str(refused.value)
    assert place in str(refused.value)
    assert refused.value.code == "PRO-30"


def test_a_missing_file_is_refused_with_what_to_do(folder: Path) -> None:
    (folder / "materials.toml").unlink()
    with pytest.raises(BrokenCatalogueError, match=r"materials\.toml: cannot be read; put the"):
        load(folder)


def test_bytes_that_are_no_text_are_refused(folder: Path) -> None:
    (folder / "elements.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BrokenCatalogueError, match="is not UTF-8"):
        load(folder)


def test_the_same_id_twice_is_refused(folder: Path) -> None:
    matters = folder / "matters"
    (matters / "MT-COPY.toml").write_bytes((matters / "MT-MED-REG.toml").read_bytes())
    with pytest.raises(BrokenCatalogueError, match="MT-MED-REG stands there twice"):
        load(folder)
