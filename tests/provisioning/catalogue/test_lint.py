from pathlib import Path
from typing import NamedTuple

import msgspec
import pytest

from provisioning.catalogue.lint import lint
from provisioning.catalogue.schema import SCHEMA_FILE, schema

HUKOU = "matters/MT-BIRTH-HUKOU.toml"
PENSION = "matters/MT-PENSION-REG.toml"
BIRTH = "packages/PK-BIRTH.toml"


class Breakage(NamedTuple):
    file: str
    old: str
    new: str
    says: str


BREAKAGES = {
    "unknown key": Breakage(PENSION, "minutes = 6", "minuets = 6", "minuets"),
    "missing key": Breakage(PENSION, 'dept = "D-RS"\n', "", "'dept' is a required property"),
    "wrong kind": Breakage(PENSION, "minutes = 6", 'minutes = "six"', "minutes"),
    "unknown department": Breakage(PENSION, '"D-RS"', '"D-XX"', "department 'D-XX' does not"),
    "unknown material": Breakage(HUKOU, '"M-MARRIAGE"', '"M-LOVE"', "material 'M-LOVE' does not"),
    "unknown element": Breakage(
        PENSION, 'element = "live_addr"', 'element = "lives"', "element 'lives' does not exist"
    ),
    "role of nobody": Breakage(HUKOU, 'holder = "father"', 'holder = "uncle"', "belongs to nobody"),
    "dangling line": Breakage(HUKOU, 'removes = ["L4"]', 'removes = ["L9"]', "line 'L9' does not"),
    "dangling field": Breakage(PENSION, '"agent.name"', '"agent.nome"', "field 'agent.nome'"),
    "dangling answer": Breakage(
        HUKOU, 'decides = { follow = "mother" }', 'decides = { follow = "aunt" }', "follow = aunt"
    ),
    "impossible value": Breakage(
        PENSION, 'sets = { special_group = "无" }', 'sets = { special_group = "没" }', "'没'"
    ),
    "no lead": Breakage(BIRTH, 'lead_dept = "D-WJ"', 'lead_dept = ""', "nobody leads the package"),
    "unknown member": Breakage(BIRTH, 'matter = "MT-MED-REG"', 'matter = "MT-X"', "matter 'MT-X'"),
    "members in a circle": Breakage(
        BIRTH, 'needs = ["MT-BIRTH-CERT"]\nrole_map', 'needs = ["MT-MED-REG"]\nrole_map', "wait for"
    ),
    "no basis": Breakage(PENSION, "[[basis]]", "[[basic]]", "basic"),
    "no purpose": Breakage(
        "elements.toml",
        'purpose = { zh = "有消息时告诉您", en = "to tell you the news" }\n',
        "",
        "'purpose' is a required property",
    ),
    "unknown retention": Breakage(
        "elements.toml", 'retention = "case-file"', 'retention = "for-ever"', "retention 'for-ever'"
    ),
    "missing English": Breakage(
        "elements.toml", 'en = "household address"', 'en = ""', "hukou_addr.label: the English is"
    ),
    "figure without source": Breakage(
        PENSION, 'source = "S-YNCN"\nnote', "note", "legal_limit: has no source"
    ),
    "wrong credit code": Breakage(
        "departments.toml", "11529901MB0000035R", "11529901MB0000036R", "fails its check"
    ),
    "foreign code": Breakage(
        BIRTH,
        "11529901MB0000051F4002021901000",
        "11529901MB0000043L4002021901000",
        "is not that of",
    ),
    "line nobody adds": Breakage(PENSION, 'adds = ["L5"]\n', "", "lines.L5: no answer adds it"),
    "not TOML": Breakage(PENSION, "[result]", "[result", "is not TOML"),
    "name and file differ": Breakage(PENSION, 'id = "MT-PENSION-REG"', 'id = "MT-P"', "id: is not"),
}


def test_the_catalogue_that_ships_is_clean() -> None:
    assert lint() == []


@pytest.mark.parametrize("name", BREAKAGES)
def test_a_breakage_is_told_with_file_place_and_cure(folder: Path, name: str) -> None:
    broken = BREAKAGES[name]
    path = folder / broken.file
    text = path.read_text(encoding="utf-8")
    assert broken.old in text, "the breakage does not break anything"
    path.write_text(text.replace(broken.old, broken.new), encoding="utf-8")
    told = [str(finding) for finding in lint(folder)]
    fitting = [sentence for sentence in told if broken.says in sentence]
    assert fitting, told
    assert fitting[0].startswith(f"{broken.file}: ")
    assert "; " in fitting[0]


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
