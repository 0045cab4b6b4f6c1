"""The labels that forms, licences, tickets and bills commonly bear, and what their values are.

For papers of no kind that we know (`plain_forms`). A word that is missing here is known by
the colon behind it.
"""

import re
from collections.abc import Callable, Mapping

from devices.document_reader import values
from devices.document_reader.values import Confirmation, Value

_ONE_DAY = re.compile(r"[0-9]{4}\s*[年./-]\s*[0-9]{1,2}\s*[月./-]\s*[0-9]{1,2}\s*日?|[0-9]{8}")
_MONEY = "零壹贰叁肆伍陆柒捌玖拾佰仟万元角分圆整一二三四五六七八九十百千无免"


def _confirmed(read: values.ValueReader) -> Callable[[str], Value | None]:
    """Take a text that the reader accepts, as it is printed."""

    def whole(text: str) -> Value | None:
        found = read(text)
        return found and Value(text.strip(), found.confirmed_by)

    return whole


def _with_a_digit(text: str) -> Value | None:
    """Take a text with a figure in it; a day that exists confirms itself."""
    if not re.search(r"[0-9]", text):
        return None
    is_day = _ONE_DAY.fullmatch(text.strip()) is not None and values.day(text) is not None
    return Value(text.strip(), Confirmation.DAY if is_day else None)


def _amount(text: str) -> Value | None:
    has_figures = any(sign.isdecimal() or sign in _MONEY for sign in text)
    return Value(text.strip()) if has_figures else None


def _number(text: str) -> Value | None:
    """Take a number of any kind; letters may stand in it, and a check digit may confirm it."""
    if not re.search(r"[0-9]", text):
        return None
    found = values.citizen_number(text) or values.credit_code(text)
    is_checked = found is not None and len(found.text) == len("".join(text.split()))
    return Value(text.strip(), Confirmation.CHECK_DIGIT if is_checked else None)


def _words(text: str) -> Value | None:
    stripped = text.strip(" ：:;；,，")
    return Value(stripped) if stripped else None


_SAID: Mapping[values.ValueReader, str] = {
    _confirmed(values.sex): "性别",
    _confirmed(values.nation): "民族",
    _with_a_digit: """
        出生日期 出生年月 出生年月日 出生 生日 日期 年月日 时间 有效期 有效期限 有效期至
        有效期起始日期 签发日期 发证日期 登记日期 注册日期 成立日期 核准日期 批准日期 填表日期
        填表时间 申请日期 申请时间 开票日期 开具日期 打印日期 打印时间 入院日期 出院日期 就诊日期
        检查日期 报告日期 收费日期 交易日期 交易时间 初次领证日期 领证日期 办理日期 缴费日期
        毕业时间 毕业日期 入学时间 工作时间 参加工作时间 起止时间 起止年月 入党时间 营业期限
        签订日期 合同期限 使用期限 年龄 身高 体重 出生体重 出生身长 出生孕周 邮编 邮政编码 年度
        建造年份 建成年份 实践时间 时间天数 天数
    """,
    _number: """
        公民身份号码 公民身份证件编号 身份号码 有效身份证件号码 身份证件编号 身份证号 身份证号码
        身份证件号 身份证件号码 公民身份证号码 证件号码 证件号 证号 残疾人证号 出生证编号
        结婚证字号 证书编号 社会保障号码 社保卡号 社会保障卡号 联系电话 电话 电话号码 手机 手机号
        手机号码 联系方式 固定电话 传真 账号 帐号 银行账号 银行卡号 开户账号 收款账号 卡号 编号
        号码 合同编号 档案编号 统一社会信用代码 纳税人识别号 税号 注册号 组织机构代码 发票代码
        发票号码 机器编号 校验码 票据代码 票据号码 业务流水号 流水号 凭证号 订单号 交易单号
        门诊号 住院号 病案号 床号 医保编号 号牌号码 车牌号码 车牌号 发动机号码 发动机号
        车辆识别代号 车辆识别代码 车架号 护照号 护照号码 学号 考号 准考证号 许可证编号
        不动产单元号 不动产权证号 房产证号 房号 门牌号 户号 车次 座位号 QQ 微信号 准驾车型代号
    """,
    _amount: """
        金额 合计 合计金额 总金额 小写 大写 人民币 价税合计 应收金额 实收金额 应付金额 缴费金额
        注册资本 注册资金 出资额 单价 数量 税率 税额 面积 建筑面积 使用面积 房屋建筑面积 土地面积
        总计 申请金额 救助金额 补助金额 贷款金额 收入 年收入 月收入 人均收入 家庭年收入
        家庭月收入 票价 余额
    """,
    _words: """
        姓名 死者姓名 曾用名 户主姓名 户主 申请人 申请人姓名 申请单位 法定代表人 经营者 负责人
        投资人 联系人 经办人 委托人 受委托人 代理人 监护人 监护人姓名 法定代理人 配偶 配偶姓名
        父亲姓名 母亲姓名 新生儿姓名 持证人 权利人 所有人 购买方 销售方 购买方名称 销售方名称
        购货单位 销货单位 收款人 付款人 交款人 开票人 复核人 复核 收款单位 缴款人 患者姓名
        病人姓名 医师 医生 主治医师 甲方 乙方 出租方 承租方 出卖人 买受人 领款人 证明人 填表人
        审核人 紧急联系人 籍贯 国籍 户籍 出生地 出生地点 住址 地址 现住址 家庭住址 家庭地址
        通讯地址 通信地址 联系地址 户籍地址 户口所在地 户籍所在地 居住地址 居住地 现居住地
        经营场所 住所 坐落 房屋坐落 注册地址 办公地址 单位地址 学校地址 婚姻状况 婚否 健康状况
        文化程度 学历 学位 政治面貌 宗教信仰 血型 职业 职务 职称 专业 所学专业 毕业院校 毕业学校
        学校 学校名称 学校全称 院校 院系 班级 年级 工作单位 单位 单位名称 所在单位 服务处所
        兵役状况 与户主关系 户主或与户主关系 与申请人关系 与本人关系 关系 户别 特长 特长爱好
        兴趣爱好 爱好 特长、爱好 求职意向 应聘岗位 应聘职位 期望薪资 外语水平 英语水平 计算机水平
        普通话 英语 是否有驾照 其他技能 获得证书 获奖情况 自我评价 主要职责 工作经历 教育经历
        家庭成员 名称 企业名称 公司名称 商户名称 项目名称 产品名称 商品名称 品名 货物名称 规格
        规格型号 型号 类型 类别 种类 性质 组成形式 经营范围 经营方式 登记机关 发证机关 签发机关
        签发机构 批准机关 颁发机关 开户行 开户银行 开户名 户名 账户名称 银行 支行 收款银行 用途
        事由 原因 备注 摘要 科室 科别 诊断 临床诊断 出院诊断 入院诊断 疾病诊断 处理意见 医嘱 主诉
        现病史 既往史 残疾类别 残疾等级 权利类型 权利性质 共有情况 共有方式 使用权类型 房屋结构
        房屋用途 土地用途 车辆类型 品牌型号 使用性质 准驾车型 车型 车身颜色 燃料种类 席别 出发站
        到达站 始发站 终点站 E-mail Email E-MAIL 电子邮箱 电子邮件 邮箱 实践地点 实践内容 地点
        内容 申请事项 事项 申请理由 申请原因 补助类别 救助类别 困难类型 致贫原因 家庭人口 人口
        村民小组 村组 乡镇 村委会 社区 医疗机构名称 接生机构名称 病区 病房 费别 付款方式 支付方式
        收费项目 证件类型 证件类别 证件名称 身份证件类别 有效身份证件类别
    """,
}

LABELS: Mapping[str, values.ValueReader] = {
    word: read for read, words in _SAID.items() for word in words.split()
}
"""Each label as printed, blanks aside, with what its value must look like."""

WITH_A_SHAPE = frozenset(word for word, read in LABELS.items() if read is not _words)
"""Labels whose values have a shape of their own: a figure, a word of a list."""

LONG = frozenset(
    {
        *("住址", "地址", "现住址", "家庭住址", "家庭地址", "通讯地址", "通信地址", "联系地址"),
        *("户籍地址", "居住地址", "经营场所", "住所", "坐落", "房屋坐落", "经营范围", "注册地址"),
        *("诊断", "临床诊断", "出院诊断", "处理意见", "自我评价", "主诉", "现病史"),
    }
)
"""Labels whose values may go on in further lines."""


def reader_of(word: str) -> values.ValueReader:
    """Return what reads the value of a label; any words where nobody knows the label."""
    return LABELS.get(word, _words)
