"""Files that say what this project, or the law, does not let them say."""

from tests.provisioning.catalogue.breakages.breakage import (
    BIRTH,
    CERT,
    CREMATION,
    DIBAO,
    ELEMENTS,
    FELLING,
    HOUSE,
    MATERIALS,
    OLDAGE,
    PENSION,
    POSTINGS,
    RELIEF,
    RETIRE,
    THEMES,
    WORKSHOP,
    B,
)

AGAINST_POLICY = {
    "missing English": B(
        ELEMENTS,
        'en = "household address"',
        'en = ""',
        "hukou_addr.label",
        "the English is missing",
        "write it",
    ),
    "whole name posted": B(
        POSTINGS, '"王*英"', '"王秀英"', "dibao-2026-09.rows[0].who", "is a whole name", "surname"
    ),
    "number posted": B(
        POSTINGS,
        "示例村，2 人",
        "13800005299",
        "dibao-2026-09.rows[0].words",
        "has a number of a person",
        "take it away",
    ),
    "number in a posting's text": B(
        POSTINGS,
        "经审核",
        "11010519491231002X",
        "dibao-2026-09.text",
        "has a number of a person",
        "take it away",
    ),
    "posting that ends before it begins": B(
        POSTINGS,
        '"2026-09-20"',
        '"2026-09-02"',
        "dibao-2026-09.last_day",
        "lies before first_day",
        "not before",
    ),
    "posting without a day": B(
        POSTINGS, '"2026-09-14"', '"soon"', "dibao-2026-09.first_day", "is no day", "2026-11-20"
    ),
    "figure without source": B(
        PENSION, 'source = "S-YNCN"\nnote', "note", "legal_limit", "has no source", "illustrative"
    ),
    "basis without source": B(
        OLDAGE,
        '"S-GK", illustrative = true }',
        '"", illustrative = false }',
        "basis[0]",
        "has no source",
        "illustrative = true",
    ),
    "wrong credit code": B(
        "departments.toml",
        "11529901MB0000035R",
        "11529901MB0000036R",
        "D-RS",
        "credit_code fails its check",
        "GB 32100",
    ),
    "foreign code": B(
        BIRTH,
        "11529901MB0000051F4002021901000",
        "11529901MB0000043L4002021901000",
        "implementing_code",
        "is not that of",
        "31 places",
    ),
    "code of another matter": B(
        WORKSHOP,
        'code = "1',
        'code = "2',
        "handling_items[0].code",
        "is no code of this matter",
        "two digits",
    ),
    "line nobody adds": B(
        PENSION, 'adds = ["L5"]\n', "", "lines.L5", "no answer adds it", "let an option add it"
    ),
    "field nobody adds": B(
        OLDAGE,
        'element = "living_alone", extension',
        'element = "living_alone", in_base = false, extension',
        "fields.applicant.living_alone",
        "no answer adds it",
        "let an option add it",
    ),
    "no way out": B(
        OLDAGE,
        'element = "hukou_addr"',
        'element = "hukou_addr", required = false',
        "fields.applicant.hukou_addr",
        "nothing says how",
        "way_out",
    ),
    "paper without sample": B(
        MATERIALS,
        'no_sample = { zh = "终端自动写好',
        'where_from = { zh = "终端自动写好',
        "FORM",
        "has no sample",
        "no_sample with the reason",
    ),
    "abolished proof": B(
        MATERIALS, '"结婚证"', '"计划生育证明"', "M-MARRIAGE", "was abolished", "take it away"
    ),
    "statement nobody signs": B(
        MATERIALS,
        'signing = "glass"',
        'signing = "none"',
        "M-AUTH.signing",
        "a statement that nobody signs",
        '"glass" or "ink"',
    ),
    "number shown in full": B(
        ELEMENTS,
        'purpose = { zh = "确认是谁", en = "to know who it is" }\nretention = "case-file"\nmasked',
        'purpose = { zh = "确认是谁", en = "to know who it is" }\nretention = "case-file"\nonce',
        "id_no.masked",
        "is shown to who stands behind",
        "masked = true",
    ),
    "question without example": B(
        ELEMENTS,
        'hint = { zh = "房产证上的坐落", en = "as on the title" }\n',
        "",
        "house_addr.hint",
        "has no example",
        "hint with an example",
    ),
    "number without limits": B(
        RELIEF, "least = 1, most = 50000, ", "", "amount", "without limits", "least and most"
    ),
    "optional member without question": B(
        HOUSE,
        'question = { zh = "电费户头一起改吗？", en = "Move the electricity account too?" }\n',
        "",
        "members.MT-POWER-MOVE.question",
        "nobody is asked whether it joins",
        "add the question",
    ),
    "optional though the law binds it": B(
        HOUSE,
        'relation = "precondition"\nlaw_bound',
        'relation = "precondition"\noptional = true\nlaw_bound',
        "members.MT-HOUSE-TAX.law_bound",
        "cannot be left out",
        "make it compulsory",
    ),
    "group of one": B(
        RETIRE,
        "groups = [\n",
        'groups = [\n  { id = "x", question = { zh = "哪个？", en = "Which?" } },\n',
        "groups.x",
        "nothing to choose",
        "two members or more",
    ),
    "third party unmarked": B(
        HOUSE,
        "third_party = true\n",
        "",
        "members.MT-POWER-MOVE.third_party",
        "does not fit its department D-POWER",
        "third_party = true",
    ),
    "several of nothing": B(
        DIBAO,
        "least = 0, most = 6",
        "least = 7, most = 6",
        "parties.household_member.several",
        "least is not below most",
        "least below most",
    ),
    "title in no theme": B(
        THEMES, ', "MT-FLEX-INS"', "", "the file", "leads to MT-FLEX-INS", "add it to a theme"
    ),
    "theme of what is not offered": B(
        THEMES,
        '"MT-JOB-REG"',
        '"MT-JOB-REG", "MT-SEAL"',
        "work",
        "MT-SEAL is not offered",
        "offered by itself",
    ),
    "ends before it begins": B(
        DIBAO,
        'valid_from = "2026-01-01"',
        'valid_from = "2026-01-01"\nvalid_until = "2025-12-31"',
        "valid_until",
        "lies before valid_from",
        "not before",
    ),
    "no first day": B(
        DIBAO, 'valid_from = "2026-01-01"\n', "", "valid_from", "is no day", "the first day"
    ),
    "no version": B(DIBAO, "version = 1", "version = 0", "version", "is below 1", "upwards"),
    "present but unknown": B(
        CERT,
        'identity_level = "chip"',
        'identity_level = "typed"',
        "identity_level",
        "is too weak",
        '"chip" or "card-face"',
    ),
    "licence under another regime": B(
        FELLING,
        'regime = "licence"',
        'regime = "at-once"',
        "regime",
        "does not fit 行政许可",
        'write "licence"',
    ),
    "promise beyond the law": B(
        DIBAO,
        "promised_limit = { value = 20",
        "promised_limit = { value = 40",
        "promised_limit",
        "is longer than the legal limit",
        "promise no more",
    ),
    "days that are none": B(
        DIBAO, "{ value = 20", "{ value = 0", "promised_limit", "is no limit", "a number for days"
    ),
    "pending where nothing may be": B(
        DIBAO,
        "tolerance_allowed = true\n",
        "",
        "lines.L8",
        "allows no documents pending",
        "tolerance_allowed = true",
    ),
    "nobody's words": B(
        CERT, 'spoken = ["', 'spoken = []\n# ["', "spoken", "nobody finds it", "call it"
    ),
    "too many answers": B(
        CERT,
        'options = [\n  { id = "yes"',
        "options = [\n"
        + "".join(
            f'  {{ id = "o{i}", label = {{ zh = "选{i}", en = "{i}" }} }},\n' for i in range(7)
        )
        + '  { id = "yes"',
        "scenarios.mobility",
        "9 options on one page",
        "split the question",
    ),
    "only told about inside a package": B(
        CREMATION,
        'depth = "full"',
        'depth = "guide"',
        "depth",
        "a kiosk only tells about it",
        'write "full" or "prefill"',
    ),
    "nobody signs": B(
        DIBAO,
        'signers = ["applicant", "household_member"]',
        "signers = []",
        "signers",
        "nobody",
        "name",
    ),
    "the same field twice": B(
        DIBAO,
        '  { role = "applicant", element = "marital" },\n',
        '  { role = "applicant", element = "marital" },\n' * 2,
        "fields.applicant.marital",
        "stands twice",
        "take one away",
    ),
}
