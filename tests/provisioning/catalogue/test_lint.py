import re
import shutil
from pathlib import Path

import msgspec
import pytest

from provisioning.catalogue.files import DEFAULT_FOLDER, BrokenCatalogueError, load
from provisioning.catalogue.findings import Finding
from provisioning.catalogue.lint import lint
from provisioning.catalogue.schema import SCHEMA_FILE, schema
from tests.provisioning.catalogue.breakages import BREAKAGES
from tests.provisioning.catalogue.breakages.against_policy import AGAINST_POLICY
from tests.provisioning.catalogue.breakages.breakage import (
    DIBAO,
    ELEMENTS,
    PENSION,
    THEMES,
    Breakage,
)
from tests.provisioning.catalogue.breakages.dangling import DANGLING
from tests.provisioning.catalogue.breakages.unreadable import UNREADABLE


def test_the_catalogue_that_ships_is_clean() -> None:
    assert lint() == []


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Finding]]:
    """What lint says of each breakage. Those of different files share a copy: it is quicker."""
    findings: dict[str, list[Finding]] = {}
    for kind in (UNREADABLE, DANGLING, AGAINST_POLICY):
        for batch in batches(kind):
            copy = tmp_path_factory.mktemp("broken") / "catalogue"
            shutil.copytree(DEFAULT_FOLDER, copy)
            for name in batch:
                damage(copy, kind[name])
            findings |= dict.fromkeys(batch, lint(copy))
    return findings


def batches(kind: dict[str, Breakage]) -> list[list[str]]:
    """Put breakages together so that none breaks the file of another."""
    found: list[list[str]] = []
    for name, broken in kind.items():
        fits = (b for b in found if broken.file not in {kind[other].file for other in b})
        batch = next(fits, None)
        if batch is None:
            found.append(batch := [])
        batch.append(name)
    return found


@pytest.mark.row("R17")
@pytest.mark.parametrize("name", BREAKAGES)
def test_a_breakage_is_told_with_file_place_and_cure(
    told: dict[str, list[Finding]], name: str
) -> None:
    broken = BREAKAGES[name]
    fitting = [
        finding
        for finding in told[name]
        if finding.file == broken.file
        and finding.place == broken.place
        and broken.says in finding.problem
        and broken.cure in finding.cure
    ]
    assert fitting, told[name]


def test_the_catalogue_is_broken_in_more_than_forty_ways() -> None:
    assert len(BREAKAGES) >= 40


def test_what_is_wrong_is_told_of_every_file_at_once(folder: Path) -> None:
    for name in ("not TOML", "unknown depth", "field without purpose", "words in one language"):
        damage(folder, BREAKAGES[name])
    assert {finding.file for finding in lint(folder)} == {PENSION, DIBAO, ELEMENTS, THEMES}


@pytest.mark.parametrize("name", ["need of nobody", "unknown figure of the region"])
def test_a_kiosk_does_not_serve_from_what_leads_nowhere(folder: Path, name: str) -> None:
    damage(folder, BREAKAGES[name])
    with pytest.raises(BrokenCatalogueError, match=re.escape(BREAKAGES[name].file)):
        load(folder)


def damage(folder: Path, broken: Breakage) -> None:
    path = folder / broken.file
    text = path.read_text(encoding="utf-8")
    assert broken.old in text, "the breakage does not break anything"
    path.write_text(text.replace(broken.old, broken.new, 1), encoding="utf-8")


@pytest.mark.row("M16")
def test_a_matter_without_basis_cannot_be_published(folder: Path) -> None:
    path = folder / PENSION
    head, _, rest = path.read_text(encoding="utf-8").partition("[[basis]]")
    path.write_text(head + "[[thresholds]]" + rest.partition("[[thresholds]]")[2], encoding="utf-8")
    assert [str(f) for f in lint(folder)] == [
        f"{PENSION}: basis: the matter stands on no rule; add [[basis]] with the rule it stands on"
    ]


@pytest.mark.row("F11")
def test_asking_for_an_abolished_proof_fails_with_the_rule(folder: Path) -> None:
    path = folder / "materials.toml"
    proof = path.read_text(encoding="utf-8").replace('"结婚证"', '"计划生育证明"')
    path.write_text(proof, encoding="utf-8")
    [told] = [str(finding) for finding in lint(folder)]
    assert told.startswith(
        "materials.toml: M-MARRIAGE: 计划生育证明 was abolished (国办发〔2015〕96号"
    )
    assert told.endswith("; take it away")


@pytest.mark.row("Z06")
def test_every_element_says_what_it_is_for_and_how_long_it_is_kept() -> None:
    definitions = schema()["$defs"]
    assert isinstance(definitions, dict)
    assert {"purpose", "retention"} <= set(definitions["Element"]["required"])


def test_a_stray_file_and_a_missing_one_are_told(folder: Path) -> None:
    (folder / "notes.toml").write_text("a = 1", encoding="utf-8")
    (folder / "departments.toml").unlink()
    assert [str(finding) for finding in lint(folder)] == [
        "notes.toml: the file: is none of a catalogue; move it away or rename it",
        "departments.toml: the file: is missing; put it back",
    ]


def test_the_schema_for_editors_is_the_models_own() -> None:
    assert msgspec.json.decode(SCHEMA_FILE.read_bytes()) == msgspec.json.decode(
        msgspec.json.encode(schema())
    )
