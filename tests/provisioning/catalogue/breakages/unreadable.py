"""Files that are not in the agreed form."""

from tests.provisioning.catalogue.breakages.breakage import (
    BIRTH,
    DIBAO,
    ELEMENTS,
    HOUSE,
    PENSION,
    RELIEF,
    THEMES,
    B,
)

UNREADABLE = {
    "unknown key": B(
        PENSION, "minutes = 6", "minuets = 6", "the top", "'minuets' was unexpected", "spelling"
    ),
    "missing key": B(PENSION, 'dept = "D-RS"\n', "", "the top", "'dept' is a required", "add it"),
    "wrong kind": B(PENSION, "minutes = 6", 'minutes = "6"', "minutes", "is not of type", "value"),
    "not TOML": B(PENSION, "[result]", "[result", "the file", "is not TOML", "correct it"),
    "file and id differ": B(
        PENSION, 'id = "MT-PENSION-REG"', 'id = "MT-P"', "id", "is not the name", "rename one"
    ),
    "unknown table": B(PENSION, "[[basis]]", "[[basic]]", "the top", "'basic' was", "spelling"),
    "unknown unit": B(
        PENSION, '"working_day"', '"week"', "legal_limit.unit", "'week' is not one of", "one of"
    ),
    "unknown depth": B(DIBAO, '"full"', '"half"', "depth", "'half' is not one of", "one of these"),
    "field without purpose": B(
        ELEMENTS,
        'purpose = { zh = "有消息时告诉您", en = "to tell you the news" }\n',
        "",
        "element[5]",
        "'purpose' is a required",
        "add it",
    ),
    "field without retention": B(
        RELIEF,
        'en = "to know what happened" }, retention = "case-file"',
        'en = "to know what happened" }',
        "elements[0]",
        "'retention' is a required",
        "add it",
    ),
    "words in one language": B(
        THEMES,
        '{ zh = "找工作", en = "Work" }',
        '{ zh = "找工作" }',
        "theme[1].name",
        "'en' is a required",
        "add it",
    ),
    "basis that does not say whether it has a source": B(
        HOUSE,
        'source = "S-GK", illustrative = true }',
        'source = "S-GK" }',
        "members[0].law_bound",
        "'illustrative' is a required",
        "add it",
    ),
    "law-bound without basis": B(
        BIRTH,
        "law_bound = { text =",
        "law_bound = { note =",
        "members[0].law_bound",
        "'text' is a required",
        "add it",
    ),
}
