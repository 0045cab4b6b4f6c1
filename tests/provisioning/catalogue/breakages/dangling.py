"""Files that name what is not there."""

from tests.provisioning.catalogue.breakages.breakage import (
    BIRTH,
    BUSINESS,
    DEATH,
    DISABLED,
    ELEMENTS,
    FELLING,
    HUKOU,
    OLDAGE,
    PENSION,
    POSTINGS,
    RETIRE,
    RURAL,
    SPOKEN,
    THEMES,
    WORKSHOP,
    B,
)

DANGLING = {
    "no lead": B(
        BIRTH, 'lead_dept = "D-WJ"', 'lead_dept = ""', "lead_dept", "nobody leads", "name"
    ),
    "unknown department": B(PENSION, '"D-RS"', '"D-XX"', "dept", "'D-XX' does not", "add the dep"),
    "unknown body of a posting": B(
        POSTINGS, '"D-MZ"', '"D-XX"', "dibao-2026-09", "'D-XX' does not", "add the dep"
    ),
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
    "pattern that is none": B(
        SPOKEN,
        "'只(生|有|要)(了)?一个'",
        "'只(生|有|要(了)?一个'",
        "meaning.onechild.patterns[0]",
        "is no pattern",
        "correct it",
    ),
}
