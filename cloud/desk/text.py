"""Every sentence of the desk, in Chinese and English. Buttons are verb, then noun."""

from enum import Enum

from cloud.casework.moment import Doubt
from cloud.casework.states import Act, CaseState, EventKind, MemberState
from edge_sync.wire.application import IdentityLevel, Resolution, Source
from provisioning.catalogue.words import Words


class Text(Enum):
    """One sentence or label. Templates name them: ``say("INBOX")``."""

    PRODUCT = Words("家门口办", "Doorstep")
    DESK = Words("办件台", "Case desk")
    MOTTO = Words(
        "把政务大厅搬到村口，把办件办到群众心里", "The service hall at the village entrance"
    )
    SKIP = Words("跳到正文", "Skip to content")
    OTHER_LANGUAGE = Words("English", "中文")
    SIGN_IN = Words("登录", "Sign in")
    SIGN_IN_LEAD = Words("部门经办人登录", "Sign in for officers")
    SIGN_IN_NOTE = Words(
        "账号由本部门管理员开通，只限本人使用；每次查看与办理都会留痕。",
        "Your department opens the account for you alone; every view and act is recorded.",
    )
    ACCOUNT = Words("账号", "Account")
    PASSWORD = Words("密码", "Password")
    SIGN_OUT = Words("退出", "Sign out")
    SIGN_IN_REFUSED = Words(
        "账号或密码不对。连续输错五次将锁定十五分钟。",
        "Account or password is wrong. Five wrong tries lock the account for fifteen minutes.",
    )
    CODE = Words("动态码", "Code of your device")
    CODE_WANTED = Words(
        "这个账号还要动态码：请再输一次密码，填上设备显示的六位数字。",
        "This account needs a code too: enter the password again and the six digits shown.",
    )
    INBOX = Words("待办与在办", "Inbox")
    TAB_TO_DO = Words("待办理", "To do")
    TAB_WAITING = Words("等待中", "Waiting")
    TAB_DONE = Words("已办结", "Concluded")
    NOTHING_HERE = Words("这里暂时没有办件。", "There is nothing here at the moment.")
    NOTHING_HERE_NOTE = Words(
        "群众在终端提交的申请到达后会自动出现。",
        "Applications lodged at a kiosk appear here when they arrive.",
    )
    COLUMN_RECEIVED = Words("收件时间", "Received")
    COLUMN_CASE = Words("办件编号", "Case number")
    COLUMN_MATTER = Words("事项", "Matter")
    COLUMN_APPLICANT = Words("申请人", "Applicant")
    COLUMN_STATE = Words("本部门办理", "Your department's part")
    LED_BY_YOU = Words("本部门牵头", "You lead")
    COLUMN_LIMIT = Words("承诺时限", "Promised limit")
    PAGE_BEFORE = Words("上一页", "Previous page")
    PAGE_AFTER = Words("下一页", "Next page")
    DAYS_SINCE = Words("已收件 {days} 天", "{days} days since receipt")
    TODAY = Words("今天收件", "Received today")
    LATE = Words("迟到 {span}", "Arrived {span} late")
    LATE_NOTE = Words(
        "终端断网期间收件，数据晚到。期限仍从终端收件时起算，不影响群众权益。",
        "Taken in while the kiosk had no network. Time limits still run from the kiosk's receipt.",
    )
    SPAN_DAYS = Words("{count} 天", "{count} d")
    SPAN_HOURS = Words("{count} 小时", "{count} h")
    BACK_TO_CASE = Words("返回办件", "Back to the case")
    BACK_TO_INBOX = Words("返回收件箱", "Back to inbox")
    SLIP = Words("收件凭证", "Slip")
    STATION = Words("便民服务站", "Station")
    KIOSK = Words("终端", "Kiosk")
    CLOUD = Words("云端", "Cloud")
    ORIGIN = Words("收件来源", "Where it came from")
    CATALOGUE = Words("事项库版本", "Catalogue")
    OTHER_EDITION = Words(
        "收件时用的事项库版本没有在本地发布，本页按现行版本显示，请核对材料和时限。",
        "Taken in under an edition of the catalogue that was never published here. This page"
        " shows it under the present one: please check papers and limits.",
    )
    LEAD = Words("牵头部门", "Lead department")
    YOU_LEAD = Words("本部门牵头，可见全部联办事项", "Your department leads and sees every member")
    PART_OF = Words("集成套餐", "Part of package")
    TIMES = Words("三个时间", "Three times")
    TIME_LEGAL = Words("法定收件时间", "Legal moment of receipt")
    HELPER = Words("帮办员", "Helper")
    CONFIRMED = Words("本人确认代填内容", "Resident confirmed what the helper typed")
    LINES_MET = Words("材料怎么来的", "How papers are met")
    MANDATE = Words("书面委托", "Written mandate")
    SEE_MANDATE = Words("看签了字的委托书", "See the signed power of attorney")
    TIME_DEVICE = Words("终端时间", "Kiosk's clock")
    TIME_CLOUD = Words("云端入库", "Held by the cloud")
    CLOCK_ERROR = Words("终端时钟误差", "Kiosk clock error")
    CLOCK_UNKNOWN = Words("未校对过", "never compared")
    CONTENT = Words("申请内容", "The application")
    FORM = Words("申请表内容", "Application form")
    LINES = Words("材料", "Materials")
    LINE_MATERIAL = Words("材料名称", "Material")
    LINE_HOLDER = Words("持有人", "Holder")
    LINE_HOW = Words("如何满足", "How it is met")
    LINE_WHY = Words("告知群众的理由", "Reason told to the resident")
    SEE_SCAN = Words("查看扫描件", "View scan")
    PAGES = Words("{count} 页", "{count} pages")
    SCENARIOS = Words("情形与选项", "Scenarios and choices")
    SIGNATURE_OF = Words("{name} 的手写签名", "Handwritten signature of {name}")
    SIGNATURES = Words("签名", "Signatures")
    SIGNED_FOR = Words("所签：{papers}", "Signed: {papers}")
    SIGNED_MARK = Words("本人画记号", "Mark of one who does not write")
    SIGNED_WITNESS = Words("见证：{name}", "Witness: {name}")
    SIGNED_INK = Words("纸上签名，见扫描件", "Signed on paper, see the scan")
    SIGNATURE_MISSING = Words("还没签：{papers}", "Not signed yet: {papers}")
    CONSENTS = Words("征得同意", "Consents")
    CONSENTED_AT = Words("{time} 同意", "consented {time}")
    CONSENT_MISSING = Words("还没有同意", "not consented yet")
    LOCAL_FIELDS = Words("本地另加的项目", "Asked here in addition")
    SIGNATURE_HOLDS = Words("与所示文字相符", "Matches the words that were shown")
    SIGNATURE_BROKEN = Words(
        "与所示文字不符，请核实", "Does not match the words that were shown. Look into it."
    )
    SIGNATURE_UNKNOWN = Words(
        "按另一版事项库签的，未能核对", "Signed under another catalogue; not compared"
    )
    SIGNER_DIFFERS = Words(
        "签名人证号与申请不一致，请核实", "The signer's card is not the person of the application"
    )
    SIGNER_NO_CARD = Words("签名人没有读卡", "The signer showed no card")
    WHOLE_APPLICATION = Words("整份申请", "the whole application")
    HELPER_WITNESS = Words("帮办员 {id}", "helper {id}")
    SIGNED_AT = Words("签于 {time}", "Signed {time}")
    TIMELINE = Words("办理经过", "Timeline")
    ANSWER = Words("办理意见", "Your answer")
    ANSWER_TEXT = Words("意见与说明（将告知申请人）", "Explanation (told to the applicant)")
    REMEDIES = Words("救济途径（不予时必填）", "Remedies (needed to refuse)")
    REMEDIES_DEFAULT = Words(
        "如不服本决定，可自收到本决定之日起六十日内申请行政复议，"
        "或者自收到之日起六个月内提起行政诉讼。",
        "If you disagree, you may apply for administrative reconsideration within sixty days "
        "of receiving this decision, or bring suit within six months.",
    )
    COMPLETE_HINT = Words(
        "一次性告知：请写清缺什么、怎么补、何时前补、送到哪里。",
        "One notice only: say what is missing, how to mend it, by when, and where to hand it in.",
    )
    POINTS = Words("逐项补正（群众可在终端直接补交）", "What is asked, point by point")
    POINTS_NOTE = Words(
        "只填有问题的材料，其余留空。", "Fill in the lines that are wrong; leave the others empty."
    )
    POINT_WRONG = Words("哪里不对", "What is wrong")
    POINT_MEND = Words("怎么补", "How to mend it")
    POINT_WANTED = Words("要什么", "What to bring")
    POINT_PAPER = Words("补交材料", "a paper")
    POINT_WORDS = Words("补充说明", "words")
    POINTS_BY = Words("补正截止日", "To be completed by")
    AGAIN = Words(
        "仍要再次告知（将记为监督事项）", "Ask a second time all the same (supervision is told)"
    )
    SECOND_NOTICE = Words(
        "这件事已经告知过一次补正。一次性告知以外再要补正，是监督查处的问题。"
        "确需再次告知，请勾选确认后提交。",
        "This was asked to be completed before. A second notice is a fault that supervision "
        "looks for. Tick the box to send it all the same.",
    )
    POINT_MISSING = Words(
        "每一项都要写清哪里不对、怎么补。", "Each point says what is wrong and how to mend it."
    )
    FLAWED = Words("带记号：照片不清", "Marked: a poor picture")
    DATED = Words("申请人说：{day} 出具", "Issued {day}, says the applicant")
    REMARK_OTHER_PAPER = Words("终端提示：像是{paper}", "The kiosk saw: it looks like {paper}")
    REMARK_UNLIKE = Words(
        "终端提示：与所填不同：{fields}", "The kiosk saw: it says otherwise: {fields}"
    )
    SEE_EARLIER = Words("原扫描件", "Scan before")
    SAVE_ANSWER = Words("提交意见", "Submit answer")
    NEWS_NOTE = Words(
        "提交后，办理进度将加密送回收件终端，群众凭收件凭证查看。",
        "The news travels sealed to the kiosk, where the applicant opens it with the slip.",
    )
    WAITS_FOR = Words("等待前置事项：{matters}", "Waits for: {matters}")
    SAVED = Words("意见已提交，办理进度已发往终端。", "Saved. The news is on its way to the kiosk.")
    TAKE_FILE = Words("下载原件", "Take the file")
    PRINT_FILE = Words("打印版（PDF）", "For printing (PDF)")
    LEAF_PLACE = Words("第 {leaf} 页，共 {leaves} 页", "Page {leaf} of {leaves}")
    LEAF_LARGE = Words("放大看", "Enlarge")
    LEAF_WHOLE = Words("看整页", "Whole page")
    NO_PICTURE = Words(
        "此扫描件不能在页内显示，请下载查看。", "This scan has no pictures. Take the file."
    )
    DOCUMENT_FOR_CASE = Words("仅限本办件使用", "For this case only")
    NO_SUCH_PAGE = Words("没有这个页面。", "There is no such page.")
    NOT_YOURS = Words(
        "这件事不归本部门办理，不能查看。本次访问已记录。",
        "This case is not your department's. The attempt has been recorded.",
    )
    NOT_NOW = Words(
        "这一步现在不能办理：事项状态已经变化。请返回查看最新情况。",
        "This is not possible now: the state has changed. Go back and look again.",
    )
    ACT_MISSING = Words("请先选择办理意见。", "Choose what to do first.")
    TEXT_MISSING = Words("请填写意见与说明后再提交。", "Please write the explanation first.")
    REMEDIES_MISSING = Words(
        "不予决定必须写明理由和救济途径。", "A refusal needs its reason and the remedies."
    )
    FORM_EXPIRED = Words(
        "页面已过期，请返回重新打开。", "The page has expired. Please open it again."
    )
    DOCUMENT_NOT_OPENED = Words(
        "扫描件暂时打不开，请联系运维员。", "The scan does not open. Please call operations."
    )
    TOO_LONG = Words("文字太长，最多 2000 字。", "The text is too long: 2,000 characters at most.")


MEMBER_STATES: dict[MemberState, Words] = {
    MemberState.WAITING: Words("等待前置", "Waiting"),
    MemberState.RECEIVED: Words("已收件，待受理", "Received"),
    MemberState.TO_BE_COMPLETED: Words("待补正", "To be completed"),
    MemberState.ACCEPTED: Words("已受理，审查中", "Accepted"),
    MemberState.GRANTED: Words("准予", "Granted"),
    MemberState.REFUSED: Words("不予", "Refused"),
    MemberState.DONE_ALREADY: Words("此前已办", "Done already"),
    MemberState.LEFT_OUT: Words("本次不办", "Left out"),
    MemberState.AWAITING_SIGNER: Words("待其他人签名", "Waiting for a signature"),
    MemberState.WITHDRAWN: Words("申请人已撤回", "Withdrawn"),
    MemberState.ACCEPTED_WITH_GAPS: Words("容缺受理，待补材料", "Accepted, papers to follow"),
    MemberState.PASSED_UP: Words("已初审上报", "Passed up"),
    MemberState.SUSPENDED: Words("特别程序中", "In a special procedure"),
    MemberState.NOT_ACCEPTED: Words("不予受理", "Not accepted"),
    MemberState.RETURNED: Words("已退回申请人", "Returned"),
    MemberState.EXPIRED: Words("逾期未补正", "Not completed in time"),
}
CASE_STATES: dict[CaseState, Words] = {
    CaseState.RECEIVED: Words("已收件", "Received"),
    CaseState.IN_PROGRESS: Words("办理中", "In progress"),
    CaseState.FINISHED: Words("已办结", "Finished"),
}
ACTS: dict[Act, Words] = {
    Act.ACCEPT: Words("予以受理", "Accept"),
    Act.ASK_TO_COMPLETE: Words("要求补正", "Ask to complete"),
    Act.GRANT: Words("准予", "Grant"),
    Act.REFUSE: Words("不予", "Refuse"),
    Act.ACCEPT_WITH_GAPS: Words("容缺受理", "Accept, papers to follow"),
    Act.DECLINE: Words("不予受理", "Do not accept"),
    Act.CORRECT: Words("当场更正", "Correct on the spot"),
    Act.SUSPEND: Words("转特别程序", "Begin a special procedure"),
    Act.RESUME: Words("结束特别程序", "End the special procedure"),
    Act.ASK_EXTENSION: Words("申请延期", "Ask for more time"),
    Act.ALLOW_EXTENSION: Words("审批延期", "Decide on more time"),
    Act.REVIEW: Words("提出审查意见", "Review"),
    Act.PASS_UP: Words("初审上报", "Pass up"),
    Act.SEND_BACK: Words("退回初审", "Send back"),
    Act.RETURN: Words("按申请人选择退回", "Return as the applicant chose"),
    Act.EXPIRE: Words("逾期终止", "Close for lateness"),
    Act.DELIVER: Words("登记送达", "Note delivery"),
    Act.CHECK_COMMITMENT: Words("核查承诺", "Check a commitment"),
    Act.ASK_OPINION: Words("征求意见", "Ask for an opinion"),
    Act.GIVE_OPINION: Words("回复意见", "Give an opinion"),
    Act.ASK_QUESTION: Words("部门问询", "Ask a department"),
    Act.ANSWER_QUESTION: Words("答复问询", "Answer the question"),
    Act.PLAN_VISIT: Words("安排联合踏勘", "Plan a joint visit"),
    Act.REPORT_VISIT: Words("填写踏勘报告", "Report the visit"),
    Act.SIGN_VISIT: Words("会签踏勘报告", "Sign the report"),
    Act.ASK_CORRECTION: Words("发起数据更正", "Ask for a correction"),
    Act.ANSWER_CORRECTION: Words("反馈数据更正", "Answer the correction"),
    Act.INVITE_EXPERT: Words("邀请专家", "Invite an expert"),
    Act.SPEAK_AS_EXPERT: Words("签署专家意见", "Sign as an expert"),
    Act.DISMISS_EXPERT: Words("终止邀请", "End the invitation"),
    Act.ISSUE_LETTER: Words("发出办理结果汇总告知", "Issue the letter"),
    Act.OBJECT_TO: Words("提出法制异议", "Object"),
    Act.LIFT_OBJECTION: Words("撤回法制异议", "Lift the objection"),
    Act.NOTE_REVIEW: Words("登记复议、诉讼结果", "Note the outcome of a review"),
    Act.ASK_PACKAGE_EXTENSION: Words("申请整体延期", "Ask for more time for the package"),
    Act.ALLOW_PACKAGE_EXTENSION: Words("审批整体延期", "Decide on more time for the package"),
}
DOUBTS: dict[Doubt, Words] = {
    Doubt.NEVER_COMPARED: Words("终端时钟从未校对", "kiosk clock never compared"),
    Doubt.LARGE_ERROR: Words("终端时钟误差较大", "kiosk clock error is large"),
    Doubt.AFTER_ARRIVAL: Words("终端时间晚于入库，按入库计", "kiosk said later than arrival"),
    Doubt.IMPLAUSIBLE_AGE: Words("收件时间过早，请核实", "receipt implausibly early"),
    Doubt.HELPER_ELSEWHERE: Words(
        "帮办员同时出现在两台终端，请核实", "the helper's code was used at two kiosks at once"
    ),
}
RESOLUTIONS: dict[Resolution, Words] = {
    Resolution.SHARED: Words("共享核验", "Shared"),
    Resolution.TO_BE_VERIFIED: Words("待联网核验", "To be verified"),
    Resolution.REUSED: Words("复用", "Reused"),
    Resolution.PRODUCED: Words("联办产生", "Made by a member"),
    Resolution.GENERATED: Words("系统生成", "Generated"),
    Resolution.SCANNED: Words("已扫描", "Scanned"),
    Resolution.PENDING: Words("容缺待补", "To follow"),
    Resolution.COMMITTED: Words("承诺代替", "A commitment in its place"),
    Resolution.LACKING: Words("未提交", "Not handed in"),
}
SOURCES: dict[Source, Words] = {
    Source.CARD: Words("证件读取", "from the card"),
    Source.TYPED: Words("本人填写", "typed"),
    Source.DERIVED: Words("自动得出", "derived"),
    Source.CHOSEN: Words("本人选择", "chosen"),
    Source.PRESET: Words("套餐预设", "preset"),
}
NOT_DRAWN = Words(
    "{codes}：字库没有的字，请与证件核对", "{codes}: in no font, compare with the card"
)
BY_HELPER = Words("帮办员代填", "typed by the helper")
LEVELS: dict[IdentityLevel, Words] = {
    IdentityLevel.CHIP: Words("身份证芯片", "ID card chip"),
    IdentityLevel.CARD_FACE: Words("证面识别", "card face"),
    IdentityLevel.TYPED: Words("手工录入证号，待核验", "typed number, to be verified"),
    IdentityLevel.VOUCHED: Words("帮办员证明，待核验", "vouched for, to be verified"),
}
EVENTS: dict[EventKind, Words] = {
    EventKind.LODGED: Words("在终端提交申请", "Lodged at the kiosk"),
    EventKind.OPENED: Words("到达云端，生成办件编号", "Arrived; case number given"),
    EventKind.STARTED: Words("前置事项办结，开始办理", "Predecessors done; may begin"),
    EventKind.ACCEPTED: Words("受理", "Accepted"),
    EventKind.ASKED_TO_COMPLETE: Words("一次性告知补正", "Asked to complete"),
    EventKind.GRANTED: Words("准予", "Granted"),
    EventKind.REFUSED: Words("不予", "Refused"),
    EventKind.SUPPLEMENTED: Words("申请人补交", "Completed by the applicant"),
    EventKind.SIGNED: Words("补签了一份", "A missing signature came"),
    EventKind.CONSENT_ANSWERED: Words("本人答复是否同意", "Asked for consent, answered"),
    EventKind.ALL_SIGNED: Words("全部签完，开始办理", "Everybody signed; may begin"),
    EventKind.WITHDRAWN: Words("申请人撤回", "Withdrawn by the applicant"),
    EventKind.FOLLOWED: Words("收到申请人后续提交", "Something followed from the applicant"),
    EventKind.NOT_BELIEVED: Words(
        "收到来历不明的后续提交，未采用", "Something followed without proof; not applied"
    ),
    EventKind.ACCEPTED_WITH_GAPS: Words("容缺受理", "Accepted, papers to follow"),
    EventKind.DEEMED_GRANTED: Words("逾期未决定，视为准予", "Granted by silence"),
    EventKind.DEEMED_ACCEPTED: Words("逾期未告知，视为受理", "Accepted by silence"),
    EventKind.NOT_ACCEPTED: Words("不予受理", "Not accepted"),
    EventKind.CORRECTED: Words("当场更正", "Corrected on the spot"),
    EventKind.SUSPENDED: Words("进入特别程序", "Special procedure began"),
    EventKind.RESUMED: Words("特别程序结束", "Special procedure ended"),
    EventKind.EXTENSION_ASKED: Words("申请延期", "More time was asked for"),
    EventKind.EXTENDED: Words("批准延期", "More time was allowed"),
    EventKind.EXTENSION_DENIED: Words("不批准延期", "More time was not allowed"),
    EventKind.REVIEWED: Words("审查意见", "Reviewed"),
    EventKind.PASSED_UP: Words("初审上报", "Checked and passed up"),
    EventKind.SENT_BACK: Words("退回初审", "Sent back to the first check"),
    EventKind.RETURNED: Words("前置未通过，按申请人选择退回", "Returned as the applicant chose"),
    EventKind.KEPT: Words("前置未通过，申请人选择等候", "Waits on as the applicant chose"),
    EventKind.EXPIRED: Words("逾期未补正，终止办理", "Closed: not completed in time"),
    EventKind.DELIVERED: Words("送达", "Delivered"),
    EventKind.COMMITMENT_CHECKED: Words("核查承诺", "A commitment was checked"),
    EventKind.OPINION_ASKED: Words("征求意见", "An opinion was asked"),
    EventKind.OPINION_GIVEN: Words("回复意见", "An opinion was given"),
    EventKind.QUESTION_ASKED: Words("部门问询", "A question was asked"),
    EventKind.QUESTION_ANSWERED: Words("答复问询", "The question was answered"),
    EventKind.QUESTION_ESCALATED: Words("问询逾期，报牵头部门", "Unanswered; the lead was told"),
    EventKind.VISIT_PLANNED: Words("安排联合踏勘", "A joint visit was planned"),
    EventKind.VISIT_REPORTED: Words("踏勘报告", "The visit was reported"),
    EventKind.VISIT_SIGNED: Words("会签踏勘报告", "The report was signed"),
    EventKind.CORRECTION_ASKED: Words("发起数据更正", "A correction was asked for"),
    EventKind.CORRECTION_ANSWERED: Words("数据更正反馈", "The correction was answered"),
    EventKind.EXPERT_INVITED: Words("邀请专家", "An expert was invited"),
    EventKind.EXPERT_SPOKE: Words("专家意见", "The expert's opinion"),
    EventKind.EXPERT_DISMISSED: Words("终止邀请", "The invitation ended"),
    EventKind.LETTER_ISSUED: Words("发出办理结果汇总告知", "The letter with all results"),
    EventKind.OBJECTED: Words("法制机构提出异议，办理暂停", "The legal office objected"),
    EventKind.OBJECTION_LIFTED: Words("法制异议撤回，继续办理", "The objection was lifted"),
    EventKind.DECISION_REVIEWED: Words("复议、诉讼结果", "A review looked at the decision"),
    EventKind.PACKAGE_EXTENSION_ASKED: Words("申请整体延期", "More time was asked for the package"),
    EventKind.PACKAGE_EXTENDED: Words("批准整体延期", "The package was given more time"),
    EventKind.PACKAGE_EXTENSION_DENIED: Words("不批准整体延期", "No more time for the package"),
}
