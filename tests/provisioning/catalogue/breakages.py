"""A catalogue broken in many ways: what is changed in which file, and what lint must say."""

from typing import NamedTuple

HUKOU = "matters/MT-BIRTH-HUKOU.toml"
PENSION = "matters/MT-PENSION-REG.toml"
FELLING = "matters/MT-FELLING.toml"
OLDAGE = "matters/MT-OLDAGE.toml"
DIBAO = "matters/MT-DIBAO.toml"
CERT = "matters/MT-PENSION-CERT.toml"
WORKSHOP = "matters/MT-WORKSHOP.toml"
RELIEF = "matters/MT-LINSHI.toml"
BIRTH = "packages/PK-BIRTH.toml"
BUSINESS = "packages/PK-BIZ.toml"
HOUSE = "packages/PK-HOUSE.toml"
DEATH = "packages/PK-DEATH.toml"
RETIRE = "packages/PK-RETIRE.toml"
DISABLED = "packages/PK-DISABLED.toml"
RURAL = "packages/PK-RURALHOUSE.toml"
ELEMENTS = "elements.toml"
MATERIALS = "materials.toml"
THEMES = "themes.toml"


class Breakage(NamedTuple):
    """``old`` becomes ``new`` in ``file``; lint names the place, the problem and the cure."""

    file: str
    old: str
    new: str
    place: str
    says: str
    cure: str


B = Breakage
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
DANGLING = {
    "no lead": B(
        BIRTH, 'lead_dept = "D-WJ"', 'lead_dept = ""', "lead_dept", "nobody leads", "name"
    ),
    "unknown department": B(PENSION, '"D-RS"', '"D-XX"', "dept", "'D-XX' does not", "add the dep"),
    "unknown material": B(
        HUKOU, '"M-MARRIAGE"', '"M-LOVE"', "lines[3].material", "'M-LOVE' does not", "add the mat"
    ),
    "unknown element": B(
        PENSION, 'element = "live_addr"', 'element = "lives"', "fields[5].element", "'lives'", "add"
    ),
    "role of nobody": B(
        HUKOU, 'holder = "father"', 'holder = "uncle"', "lines[5]", "belongs to nobody", "parties"
    ),
    "dangling line": B(
        HUKOU, 'removes = ["L4"]', 'removes = ["L9"]', "scenarios.marriage.no", "line 'L9'", "add"
    ),
    "dangling field": B(
        PENSION, '"agent.name"', '"agent.nome"', "scenarios.who.agent", "'agent.nome'", "add"
    ),
    "dangling answer": B(
        HUKOU,
        'decides = { follow = "mother" }',
        'decides = { follow = "aunt" }',
        "scenarios.marriage.no.decides",
        "follow = aunt",
        "add the answer",
    ),
    "impossible value": B(
        PENSION,
        'sets = { special_group = "无" }',
        'sets = { special_group = "没" }',
        "scenarios.group.no.sets",
        "'没' does not exist",
        "correct it",
    ),
    "unknown preset": B(
        PENSION, 'preset = "self"', 'preset = "me"', "scenarios.who.preset", "option 'me'", "add"
    ),
    "unknown retention": B(
        ELEMENTS,
        'retention = "case-file"',
        'retention = "for-ever"',
        "name.retention",
        "retention 'for-ever'",
        "[[retentions]]",
    ),
    "unknown figure of the region": B(
        OLDAGE,
        '"old_age_allowance_age"',
        '"age_of_reason"',
        "thresholds[0].least_age",
        "'age_of_reason' does not exist",
        "add the figure of catalogue.toml [local]",
    ),
    "condition on an unknown element": B(
        FELLING,
        'element = "volume", at_most',
        'element = "weight", at_most',
        "scenarios.track.small.condition",
        "element of this matter 'weight'",
        "correct it",
    ),
    "condition with an unknown figure": B(
        FELLING,
        '"felling_small_m3"',
        '"felling_large"',
        "scenarios.track.small.condition",
        "'felling_large' does not exist",
        "[local]",
    ),
    "threshold that sends nowhere": B(
        OLDAGE,
        'instead = ["MT-ELDER-CARD"]',
        'instead = ["MT-ELDEST"]',
        "thresholds[0].instead",
        "title 'MT-ELDEST' does not exist",
        "add the title",
    ),
    "handling item of an unknown option": B(
        WORKSHOP,
        'when = { op = "renew" }',
        'when = { op = "later" }',
        "handling_items[1].when",
        "op = later",
        "add the answer",
    ),
    "fill from nowhere": B(
        PENSION,
        'sources = ["today.year"]',
        'sources = ["today.month"]',
        "fills[1].sources",
        "'today.month' leads nowhere",
        "today.year",
    ),
    "unknown member": B(
        BIRTH, 'matter = "MT-MED-REG"', 'matter = "MT-X"', "members.MT-X", "matter 'MT-X'", "add"
    ),
    "need of nobody": B(
        DEATH,
        'needs_if_joined = ["MT-CREMATION"]',
        'needs_if_joined = ["MT-BURIAL"]',
        "members.MT-PENSION-END.needs",
        "member 'MT-BURIAL' does not exist",
        "add the member",
    ),
    "members in a circle": B(
        BIRTH,
        'needs = ["MT-BIRTH-CERT"]\nrole_map',
        'needs = ["MT-MED-REG"]\nrole_map',
        "members.needs",
        "wait for each other",
        "take one of the needs away",
    ),
    "needs one of an unknown group": B(
        RETIRE,
        'needs_one_of = ["retire_kind"]',
        'needs_one_of = ["kinds"]',
        "members.MT-PENSION-YEARS.group",
        "group 'kinds' does not exist",
        "add the group",
    ),
    "member of an unknown group": B(
        BUSINESS,
        'group = "food"',
        'group = "drink"',
        "members.MT-PREPACK.group",
        "group 'drink' does not exist",
        "add the group",
    ),
    "role led to nobody": B(
        BIRTH,
        'role_map = { applicant = "child" }',
        'role_map = { applicant = "baby" }',
        "members.MT-MED-REG.role_map.applicant",
        "role 'baby' belongs to nobody",
        "[[parties]]",
    ),
    "a role the matter does not have": B(
        BIRTH,
        'guardian = "mother"',
        'keeper = "mother"',
        "members.MT-SSCARD.role_map",
        "'keeper' does not exist",
        "correct it",
    ),
    "a party nobody plays": B(
        RURAL,
        'role_map = { buyer = "applicant", seller = "applicant" }',
        'role_map = { buyer = "applicant" }',
        "members.MT-POWER-MOVE.role_map",
        "role 'seller' belongs to nobody",
        "add it under [[parties]]",
    ),
    "unknown answer taken for granted": B(
        BIRTH,
        'scenario_preset = { age = "child"',
        'scenario_preset = { age = "baby"',
        "members.MT-SSCARD.scenario_preset",
        "age = baby",
        "correct it",
    ),
    "package that decides the unknown": B(
        DISABLED,
        'decides = { "MT-DIS-CERT.guardian" = "no" }',
        'decides = { "MT-DIS-CERT.keeper" = "no" }',
        "scenarios.holder.self.decides",
        "MT-DIS-CERT.keeper = no",
        "correct it",
    ),
    "signer of a package who is nobody": B(
        RETIRE, 'signers = ["applicant"]', 'signers = ["boss"]', "signers", "role 'boss'", "parties"
    ),
    "theme that leads nowhere": B(
        THEMES,
        '"MT-JOB-REG"',
        '"MT-JOB-SEEK"',
        "work",
        "title 'MT-JOB-SEEK' does not exist",
        "add the title",
    ),
}
AGAINST_POLICY = {
    "missing English": B(
        ELEMENTS,
        'en = "household address"',
        'en = ""',
        "hukou_addr.label",
        "the English is missing",
        "write it",
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
BREAKAGES = UNREADABLE | DANGLING | AGAINST_POLICY
