from screens.theme.linebreak import NEVER_FIRST, break_lines

EM = 10.0


def _width(text: str) -> float:
    return sum(EM if ord(c) > 0x2000 else EM / 2 for c in text)


def _lines(text: str, ems: float) -> list[str]:
    return break_lines(text, _width, ems * EM).split("\n")


def test_a_line_is_never_wider_than_asked() -> None:
    text = "您的城乡居民养老保险参保登记已经受理，办件编号529901，三个工作日内出结果。"
    for ems in range(6, 30):
        assert all(_width(line) <= ems * EM for line in _lines(text, ems))


def test_no_line_begins_with_a_comma_or_a_full_stop() -> None:
    text = "放平，不要动。好了，请收好。没带，也可以，点这里。"
    for ems in range(5, 20):
        assert not [line for line in _lines(text, ems) if line[0] in NEVER_FIRST]


def test_nothing_is_lost_or_added() -> None:
    text = "请把“身份证”放在读卡区，号码 52990119940312059X 会自动填好。"
    for ems in range(8, 40):
        joined = "".join(_lines(text, ems))
        assert joined.replace(" ", "") == text.replace(" ", "")


def test_a_word_of_letters_stays_whole() -> None:
    assert any("Doorstep" in line for line in _lines("家门口办Doorstep服务站", 6))


def test_a_heading_does_not_end_in_one_lonely_character() -> None:
    assert len(_lines("您想办理什么事情呢今天", 10)[-1]) > 1


def test_no_word_of_hanzi_is_torn_where_another_end_of_the_line_takes_no_more_lines() -> None:
    assert _lines("城乡居民基本养老保险参保登记", 11.5) == ["城乡居民基本养老保险", "参保登记"]
    assert _lines("您一离开，机器上就看不到了。", 11.5) == ["您一离开，机器上", "就看不到了。"]


def test_it_ends_where_one_draws_breath_and_not_behind_a_colon_or_at_one_lonely_hanzi() -> None:
    assert _lines("带了银行卡吗？可以拍一下", 9.5) == ["带了银行卡吗？", "可以拍一下"]
    assert _lines("请把身份证放在读卡区", 9) == ["请把身份证放在", "读卡区"]
    assert _lines("只用来办您今天选的事。", 10) == ["只用来办您今天", "选的事。"]
    elsewhere = "存在另一台机器上。有网：过一分钟再放一次；没网：去凭证上的站。"
    assert not [line for line in _lines(elsewhere, 13)[:-1] if line.endswith("：")]
    assert _lines("家庭成员（第1位）", 7) == ["家庭成员", "（第1位）"]


def test_a_number_keeps_what_it_counts_and_a_district_the_end_of_its_name() -> None:
    assert _lines("还要再等 46 天左右", 6.5) == ["还要再等", "46 天左右"]
    assert _lines("示例省示例市示例县湾里镇", 9) == ["示例省示例市示例县", "湾里镇"]


def test_it_takes_the_fewest_lines_that_there_can_be() -> None:
    hanzi = "养老保险参保登记受理三个工作日内出结果留意手机短信"  # between any two it may end
    for ems in range(5, 30):
        assert len(_lines(hanzi, ems)) == -(-len(hanzi) // ems)


def test_a_word_wider_than_the_line_is_torn_rather_than_cut_off() -> None:
    lines = _lines("A" * 40, 10)
    assert len(lines) == 2
    assert all(_width(line) <= 100 for line in lines)


def test_line_ends_in_the_text_stay() -> None:
    assert _lines("一\n二", 10) == ["一", "二"]


def test_an_empty_text_is_one_empty_line() -> None:
    assert _lines("", 10) == [""]
