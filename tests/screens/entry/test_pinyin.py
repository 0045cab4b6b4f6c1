import pytest

from provisioning import typeface
from provisioning.typeface.coverage import Coverage
from screens.entry.pinyin import Pinyin, pinyin

FIRST_PAGE = 18
FIRST_HANZI = 0x3400


def _texts(letters: str) -> list[str]:
    return [candidate.text for candidate in pinyin().candidates(letters)]


@pytest.mark.parametrize(
    ("letters", "first"),
    [
        ("yanglaojin", "养老金"),
        ("shenfenzheng", "身份证"),
        ("yibao", "医保"),
        ("hukoubu", "户口簿"),
        ("nongcunxinyongshe", "农村信用社"),
        ("sfz", "身份证"),
        ("nv", "女"),
        ("lve", "略"),
        ("lue", "略"),
    ],
)
def test_words_that_residents_need_stand_first(letters: str, first: str) -> None:
    assert _texts(letters)[0] == first


NEEDED = (
    ("gaoxueya", "高血压"),
    ("tangniaobing", "糖尿病"),
    ("manxingbing", "慢性病"),
    ("yiyaofei", "医药费"),
    ("yaofei", "药费"),
    ("shoushu", "手术"),
    ("zhuyuan", "住院"),
    ("tijian", "体检"),
    ("yimiao", "疫苗"),
    ("jiezhong", "接种"),
    ("canji", "残疾"),
    ("huli", "护理"),
    ("pougongchan", "剖宫产"),
    ("shengyu", "生育"),
    ("chanjia", "产假"),
    ("yaodian", "药店"),
    ("menzhen", "门诊"),
    ("chufang", "处方"),
    ("touxi", "透析"),
    ("hualiao", "化疗"),
    ("jiangyayao", "降压药"),
    ("yidaosu", "胰岛素"),
    ("yanglaojin", "养老金"),
    ("dibao", "低保"),
    ("shebao", "社保"),
    ("yibao", "医保"),
    ("xinnonghe", "新农合"),
    ("butie", "补贴"),
    ("buzhu", "补助"),
    ("jiuzhu", "救助"),
    ("baoxiao", "报销"),
    ("cunzhe", "存折"),
    ("yinhangka", "银行卡"),
    ("zhuanzhang", "转账"),
    ("lixi", "利息"),
    ("daikuan", "贷款"),
    ("xianjin", "现金"),
    ("gongzi", "工资"),
    ("tuixiujin", "退休金"),
    ("wanyuan", "万元"),
    ("qianyuan", "千元"),
    ("baiyuan", "百元"),
)


@pytest.mark.row("A02")
def test_words_of_medicine_and_money_stand_among_the_first_three() -> None:
    assert [word for letters, word in NEEDED if word not in _texts(letters)[:3]] == []


@pytest.mark.parametrize("surname", "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗段董")
def test_a_common_surname_stands_on_the_first_page(surname: str) -> None:
    letters = pinyin().spelling(surname)
    assert letters is not None
    assert surname in _texts(letters)[:FIRST_PAGE]


@pytest.mark.parametrize("character", "省市县镇乡村组号路元角万医药病残疾款户社")
def test_what_stands_in_addresses_and_sums_is_among_the_first(character: str) -> None:
    letters = pinyin().spelling(character)
    assert letters is not None
    assert character in _texts(letters)[:6]


def test_every_general_character_can_be_reached_by_a_syllable() -> None:
    hanzi = [chr(p) for p in Coverage.of(typeface.REGULAR) if p >= FIRST_HANZI and p < 0xF900]
    hanzi += [chr(p) for p in Coverage.of(typeface.REGULAR) if p > 0xFFFF]
    assert len(hanzi) == 8105
    spelled = {character: pinyin().spelling(character) for character in hanzi}
    assert [c for c, letters in spelled.items() if not letters or not letters.isalpha()] == []
    for character in "䶮㛃𫖮𬭎":
        letters = spelled[character]
        assert letters is not None
        assert character in _texts(letters)


def test_a_second_reading_does_not_push_the_usual_one_aside() -> None:
    assert _texts("wang").index("方") > _texts("wang").index("汪")
    assert "方" in _texts("fang")[:3]


def test_letters_that_a_candidate_did_not_use_are_counted() -> None:
    found = {c.text: c.used for c in pinyin().candidates("yanglaojin")}
    assert found["养老金"] == 10
    assert found["养"] == 4


def test_unfinished_letters_offer_characters_already() -> None:
    assert len(_texts("zh")) >= FIRST_PAGE


def test_letters_that_are_no_pinyin_offer_nothing() -> None:
    assert _texts("vvv") == []


def test_no_text_is_offered_twice() -> None:
    for letters in ("yi", "shi", "yanglaojin", "xian"):
        assert len(_texts(letters)) == len(set(_texts(letters)))


def test_a_table_of_ones_own_is_looked_up_alike() -> None:
    table = Pinyin({"ma": "妈马"}, [("妈妈", "mama")])
    assert [c.text for c in table.candidates("mama")] == ["妈妈", "妈", "马"]
    assert table.spelling("狗") is None
