"""The fields of each kind of document: their labels as printed, and what their values are.

A field that a resident is asked for bears the catalogue's name of that element; others
have a plain name. ``person.`` before a name says of whom it is, where a paper names
several. Labels are those of the forms in use (register page: Ministry of Public Security
1995; birth certificate: 6th edition; licences: 2019 layout).
"""

from collections.abc import Mapping
from dataclasses import dataclass

from devices.document_reader import values
from devices.document_reader.kinds import PaperKind
from devices.document_reader.values import ValueReader


@dataclass(frozen=True, slots=True)
class Field:
    """One field of a document.

    ``after`` is a label that must stand before this field's; ``nth`` counts the labels
    of one word. ``is_long`` values go on in further lines. ``anywhere`` values are so
    plain to see that they need no label.
    """

    name: str
    labels: tuple[str, ...]
    read: ValueReader
    after: str = ""
    nth: int = 1
    is_long: bool = False
    anywhere: bool = False


_NAME = Field("name", ("姓名",), values.person_name)
_SEX = Field("sex", ("性别",), values.sex)
_NATION = Field("nation", ("民族",), values.nation)
_NUMBER = (
    "公民身份号码",
    "公民身份证件编号",
    "公民身份证号码",
    "身份证号码",
    "身份号码",
    "身份证号",
)
_PERSON_NUMBER = (
    "有效身份证件号码",
    "身份证件号码",
    "身份证件编号",
    "身份证件号",
    "身份证号",
)

FIELDS: Mapping[PaperKind, tuple[Field, ...]] = {
    PaperKind.CARD_FACE: (
        _NAME,
        _SEX,
        _NATION,
        Field("birth_date", ("出生",), values.day),
        Field("hukou_addr", ("住址",), values.words, is_long=True),
        Field("id_no", _NUMBER, values.citizen_number, anywhere=True),
    ),
    PaperKind.CARD_BACK: (
        Field("issuer", ("签发机关",), values.words, is_long=True),
        Field("valid_from", ("有效期限",), values.day),
        Field("valid_until", ("有效期限",), values.until),
    ),
    PaperKind.HOUSEHOLD: (
        _NAME,
        Field("relation_to_head", ("户主或与户主关系", "与户主关系"), values.words),
        _SEX,
        _NATION,
        Field("birth_date", ("出生日期",), values.day),
        Field("native_place", ("籍贯",), values.words),
        Field("id_no", _NUMBER, values.citizen_number, anywhere=True),
        Field("education", ("文化程度",), values.words),
        Field("marital", ("婚姻状况",), values.marital),
        Field("hukou_addr", ("住址",), values.words, is_long=True),
    ),
    PaperKind.HOUSEHOLD_HEAD: (
        Field("name", ("户主姓名",), values.person_name),
        Field("household_no", ("户号",), values.words),
        Field("hukou_addr", ("住址",), values.words, is_long=True),
    ),
    PaperKind.BANK_CARD: (
        Field("bank_account", ("卡号", "账号"), values.bank_account, anywhere=True),
    ),
    PaperKind.MARRIAGE: (
        Field("holder.name", ("持证人",), values.person_name),
        Field("issue_date", ("登记日期",), values.day),
        Field("certificate_no", ("结婚证字号",), values.words),
        Field("first.name", ("姓名",), values.person_name),
        Field("first.birth_date", ("出生日期",), values.day),
        Field("first.id_no", _PERSON_NUMBER, values.citizen_number),
        Field("second.name", ("姓名",), values.person_name, nth=2),
        Field("second.birth_date", ("出生日期",), values.day, nth=2),
        Field("second.id_no", _PERSON_NUMBER, values.citizen_number, nth=2),
    ),
    PaperKind.BIRTH: (
        Field("name", ("新生儿姓名",), values.person_name),
        _SEX,
        Field("birth_date", ("出生时间", "出生日期"), values.day),
        Field("mother.name", ("母亲姓名",), values.person_name),
        Field("mother.id_no", _PERSON_NUMBER, values.citizen_number, after="母亲姓名"),
        Field("father.name", ("父亲姓名",), values.person_name),
        Field("father.id_no", _PERSON_NUMBER, values.citizen_number, after="父亲姓名"),
        Field("birth_place", ("出生地点", "接生机构名称", "医疗机构名称"), values.words),
        Field(
            "certificate_no", ("出生证编号", "编号"), values.birth_certificate_number, anywhere=True
        ),
        Field("issue_date", ("签发日期",), values.day),
    ),
    PaperKind.DISABILITY: (
        Field("name", ("姓名", "持证人"), values.person_name),
        _SEX,
        _NATION,
        Field("dis_no", ("残疾人证号", "证号"), values.disability_number, anywhere=True),
        Field("dis_kind", ("残疾类别与等级", "残疾类别"), values.disability_kind),
        Field("dis_level", ("残疾等级", "残疾类别与等级"), values.disability_level),
        Field("guardian.name", ("监护人姓名", "监护人"), values.person_name),
        Field("issue_date", ("批准日期", "发证日期", "签发日期"), values.day),
    ),
    PaperKind.SOCIAL_CARD: (
        _NAME,
        Field("id_no", ("社会保障号码", "社会保障号"), values.citizen_number, anywhere=True),
        Field("bank_account", ("银行账号", "银行卡号", "金融账号"), values.bank_account),
        Field("issue_date", ("发卡日期",), values.day),
    ),
    PaperKind.BUSINESS: (
        Field("uscc", ("统一社会信用代码",), values.credit_code, anywhere=True),
        Field("org_name", ("名称",), values.words),
        Field("org_kind", ("类型", "组成形式"), values.words),
        Field("legal_rep", ("法定代表人", "经营者", "负责人", "投资人"), values.person_name),
        Field("founded", ("成立日期", "注册日期"), values.day),
        Field("biz_place", ("经营场所", "住所"), values.words, is_long=True),
        Field("scope", ("经营范围",), values.words, is_long=True),
        Field("issue_date", ("登记日期", "核准日期"), values.day),
    ),
    PaperKind.PROPERTY: (
        Field("holder", ("权利人", "房屋所有权人"), values.words),
        Field("shared", ("共有情况",), values.words),
        Field("house_addr", ("坐落", "房屋坐落"), values.words, is_long=True),
        Field("unit_no", ("不动产单元号",), values.words),
        Field("right_kind", ("权利类型",), values.words),
        Field("use", ("用途", "规划用途"), values.words),
        Field("area", ("面积",), values.measure),
        Field("issue_date", ("登记日期", "发证日期", "登记时间"), values.day),
    ),
    PaperKind.DIAGNOSIS: (
        _NAME,
        _SEX,
        Field("age", ("年龄",), values.measure),
        Field("department", ("科室", "科别"), values.words),
        Field("diagnosis", ("临床诊断", "出院诊断", "诊断"), values.words, is_long=True),
        Field("advice", ("处理意见", "处理建议", "诊疗意见", "医嘱"), values.words, is_long=True),
        Field("issue_date", ("开具日期", "日期"), values.day),
    ),
    PaperKind.DEATH: (
        Field("name", ("死者姓名",), values.person_name),
        Field(
            "id_no", (*_NUMBER, *_PERSON_NUMBER, "证件号码"), values.citizen_number, anywhere=True
        ),
        Field("death_date", ("死亡时间", "死亡日期"), values.day),
        Field("certificate_no", ("证明编号", "编号"), values.words),
    ),
}

OTHER_LABELS: Mapping[PaperKind, tuple[str, ...]] = {
    PaperKind.CARD_BACK: ("签发机关", "有效期限"),
    PaperKind.HOUSEHOLD: (
        "曾用名", "出生地", "本市（县）其他住址", "其他住址", "宗教信仰", "身高", "血型",
        "兵役状况", "服务处所", "职业", "何时由何地迁来本市（县）", "何时由何地迁来本址",
        "承办人签章", "登记日期",
    ),
    PaperKind.HOUSEHOLD_HEAD: (
        "户别", "承办人签章", "签发", "签发日期", "变动后的住址", "变动日期", "住址变动登记",
    ),
    PaperKind.BANK_CARD: ("有效期", "VALID THRU"),
    PaperKind.MARRIAGE: ("性别", "国籍", "身份证件号", "备注", "登记机关", "婚姻登记员"),
    PaperKind.BIRTH: (
        "出生孕周", "出生体重", "出生身长", "年龄", "国籍", "民族", "住址", "签发机构",
        "有效身份证件类别", "健康状况",
    ),
    PaperKind.DISABILITY: (
        "住址", "联系电话", "出生日期", "签发机构", "批准机关", "有效期限", "签发机关", "有效期至",
        "监护人电话", "监护人联系电话",
    ),
    PaperKind.SOCIAL_CARD: ("卡号", "有效期限", "性别", "民族"),
    PaperKind.BUSINESS: ("注册资本", "营业期限", "登记机关", "编号", "出资额", "成员出资总额"),
    PaperKind.PROPERTY: (
        "权利性质", "使用期限", "权利其他状况", "附记", "登记机构", "房屋性质", "房屋状况",
        "总层数", "套内建筑面积",
    ),
    PaperKind.DEATH: (
        "性别", "民族", "主要职业", "证件类型", "婚姻状况", "出生日期", "死亡地点", "死亡原因",
        "户籍地址", "常住地址", "医师签名", "填表日期", "家属姓名", "联系电话", "家属住址或单位",
    ),
    PaperKind.DIAGNOSIS: (
        "疾病诊断证明书", "诊断证明书", "门诊号", "住院号", "医师签名", "医师", "主诉",
        "出生日期", "单位", "住址",
    ),
}  # fmt: skip
"""Labels whose values nobody wants: known, so that they are nobody else's value."""
