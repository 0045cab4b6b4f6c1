"""What supervisors, leaders and auditors read, in Chinese and English."""

from enum import Enum
from typing import Final

from cloud.clock.rules import Colour
from cloud.clock.trace import HolderKind
from provisioning.catalogue.words import Words


class BoardText(Enum):
    """One sentence or label. Templates name them: ``say("BOARD")``."""

    ROOM_INBOX = Words("办件", "Cases")
    INVITATIONS = Words("专家邀请", "Invitations")
    INVITATIONS_NOTE = Words(
        "您受邀就下列办件的一个环节签署意见。签署后或到期后不再能查看。",
        "You are invited to sign an opinion on one step of these cases. Once signed, or after "
        "the day, they can be seen no more.",
    )
    INVITATION_UNTIL = Words("截止", "Until")
    INVITATION_FROM = Words("邀请单位", "Invited by")
    NO_INVITATION = Words("目前没有邀请。", "There is no invitation at the moment.")
    ROOM_WARNINGS = Words("本部门预警", "Our warnings")
    ROOM_BOARD = Words("监察台", "Supervision")
    ROOM_FIGURES = Words("效能", "Performance")
    ROOM_SAMPLES = Words("法制抽查", "Legal samples")
    SAMPLES_NOTE = Words(
        "每天随机抽取的办件，不能挑选；点开可看全部内容，可提出异议，可登记复议、诉讼结果。",
        "Cases drawn by chance, the same all day. Open one to object or to note a review.",
    )
    SAMPLES_STATE = Words("办件状态", "State")
    SAMPLES_EMPTY = Words("还没有办件。", "There are no cases yet.")
    ROOM_AUDIT = Words("留痕审计", "Audit")
    NO_ROOM = Words("这个账号不在这里办件。", "This account does not work on cases here.")
    BOARD_NOTE = Words(
        "系统按办理经过自动预警，每张牌都由责任单位书面答复。",
        "Warnings follow from what happened; each is answered in writing by the unit it went to.",
    )
    TILE_RED = Words("红牌", "Red cards")
    TILE_YELLOW = Words("黄牌", "Yellow cards")
    TILE_REMINDER = Words("提醒", "Reminders")
    TILE_UNANSWERED = Words("未答复", "Unanswered")
    WARNING_CASE = Words("办件", "Case")
    WARNING_UNIT = Words("责任单位", "Unit")
    WARNING_SINCE = Words("自 {day} 起", "since {day}")
    WARNING_DUE = Words("应于 {day} 前", "due by {day}")
    WARNING_OVERDUE = Words("超 {days} 个工作日", "{days} working days over")
    WARNING_PROVISIONAL = Words(
        "下一年放假安排还没公布，日期暂定",
        "That year's calendar is not published: provisional",
    )
    WARNING_ANSWER = Words("答复", "Answer")
    WARNING_ANSWERED = Words("{who} 于 {time} 答复", "Answered by {who}, {time}")
    WARNING_UNDONE = Words("{who} 于 {time} 撤销", "Taken back by {who}, {time}")
    WARNING_TO_ANSWER = Words("等待责任单位答复", "Waiting for the unit's answer")
    WARNING_EXPLAIN = Words("说明原因与改正措施", "Say why, and what is being done")
    WARNING_SEND = Words("提交答复", "Send answer")
    WARNING_UNDO = Words("撤销此牌", "Take this card back")
    WARNING_UNDO_WHY = Words("撤销理由", "Why it is taken back")
    WARNING_EMPTY = Words("写几句话再提交，最多 2000 字。", "Write a few words, 2,000 at most.")
    WARNINGS_NONE = Words("没有预警。", "There are no warnings.")
    WARNINGS_NOTE = Words(
        "发给本部门的提醒与亮牌，请逐一书面答复。",
        "Reminders and cards that went to your department; answer each in writing.",
    )
    WHOLE_CASE = Words("整件", "the whole case")
    FIGURES_NOTE = Words(
        "由办理经过逐件算出，谁都可以照着办件重算一遍。",
        "Counted from what happened in each case; anybody can add it up again.",
    )
    FIGURE_IN_TIME = Words("按时办结率", "Ended in time")
    FIGURE_DAYS = Words("平均用时", "Days used on average")
    FIGURE_SOUND = Words("规范办理率", "Soundly decided")
    FIGURE_TOGETHER = Words("协同及时率", "Cooperation in time")
    FIGURE_DAYS_UNIT = Words("{days} 个工作日", "{days} working days")
    FIGURE_NONE = Words("暂无", "none yet")
    FIGURE_OF = Words("{part} / {whole} 件", "{part} of {whole}")
    FIGURES_PERIOD = Words("{year} 年第 {quarter} 季度", "quarter {quarter} of {year}")
    FIGURES_EMPTY = Words("还没有办结的事项。", "Nothing has been decided yet.")
    REMINDED_BY_HAND = Words("监察人员督办提醒", "Reminded by a supervisor")
    TIMELINE_NOTE = Words(
        "只看办理经过：不显示任何个人信息和材料，也不能改动。",
        "What happened, and nothing of a person or a paper. Nothing can be changed here.",
    )
    TIMELINE_HOLDER = Words("在谁手上", "Held by")
    TIMELINE_BY = Words("经手", "By")
    TIMELINE_FROM = Words("从", "From")
    TIMELINE_TO = Words("到", "To")
    TIMELINE_STILL = Words("现在", "now")
    TIMELINE_SPENT = Words("用时", "Time")
    TIMELINE_MINUTES = Words("{minutes} 分钟", "{minutes} min")
    TIMELINE_NOTED = Words("{time} 进入系统", "in the system {time}")
    TIMELINE_REMIND = Words("提醒{unit}", "Remind {unit}")
    TIMELINE_FIND = Words("看一件的办理经过", "What happened to a case")
    ROOM_COMPLAINTS = Words("投诉", "Complaints")
    COMPLAINTS_NOTE = Words(
        "收到后 5 个工作日内决定是否受理；留了姓名的，一律书面答复。",
        "Decided within 5 working days whether it is taken; who gave a name is answered in"
        " writing.",
    )
    COMPLAINT_NEW = Words("登记投诉", "Write down a complaint")
    COMPLAINT_UNIT = Words("被投诉单位", "About which unit")
    COMPLAINT_CASE = Words("办件编号（可不填）", "Case number, if there is one")
    COMPLAINT_NAME = Words("投诉人姓名（可不填）", "Who complains, if a name is given")
    COMPLAINT_CONTACT = Words("联系方式（可不填）", "How to reach them")
    COMPLAINT_TEXT = Words("投诉内容", "What they say")
    COMPLAINT_KEEP = Words("登记", "Write it down")
    COMPLAINT_WHO = Words("投诉人", "From")
    COMPLAINT_NOBODY = Words("匿名", "no name given")
    COMPLAINT_DECIDE = Words("决定是否受理", "Decide whether it is taken")
    COMPLAINT_WHY = Words("理由", "Reason")
    COMPLAINT_TAKE = Words("受理", "Take it")
    COMPLAINT_LEAVE = Words("不受理", "Do not take it")
    COMPLAINT_WAS_TAKEN = Words("受理", "Taken")
    COMPLAINT_WAS_LEFT = Words("不受理", "Not taken")
    COMPLAINT_ABOUT = Words("关于{unit}的投诉", "Complaint about {unit}")
    COMPLAINT_ANSWER = Words("书面答复内容", "The written answer")
    COMPLAINT_TO_DECIDE = Words("待决定", "To be decided")
    COMPLAINT_TO_ANSWER = Words("待答复", "To be answered")
    COMPLAINT_CLOSED = Words("已办结", "Closed")
    COMPLAINT_TAKEN_BY = Words("{who} 于 {time} 受理", "Taken by {who}, {time}")
    COMPLAINT_NOT_TAKEN_BY = Words("{who} 于 {time} 决定不受理", "Not taken, {who}, {time}")
    COMPLAINT_REFUSED = Words(
        "没有保存：请写明单位和内容，或刷新页面看看是不是已经办过。",
        "Not kept: name the unit and write a few words, or look again whether it was done before.",
    )
    COMPLAINT_LATE = Words("投诉逾期未办", "A complaint is late")
    COMPLAINT_PAPER = Words("投诉答复书", "Answer to a complaint")
    COMPLAINT_NUMBER = Words(
        "{body}〔{year}〕投诉第{serial}号", "{body}, complaint {serial} of {year}"
    )
    COMPLAINT_OUTCOME = Words("是否受理", "Taken or not")
    COMPLAINT_NEXT = Words("还不满意", "Not content?")
    COMPLAINT_NEXT_STEP = Words(
        "可以拨打 {phone} 再反映，或依法申请行政复议、提起行政诉讼。",
        "Call {phone} again, or ask for reconsideration or go to court as the law provides.",
    )
    COMPLAINT_PRINT = Words("打印答复书", "Print the answer")
    COMPLAINTS_NONE = Words("没有投诉。", "There are no complaints.")
    FIGURES_TAKE = Words("下载公开数据表", "Take the figures for publication")
    FIGURES_TAKE_NOTE = Words(
        "CSV 表格，不含任何个人信息；办结少于 5 件的写“不公开”。",
        "A CSV table. It names nobody; where fewer than 5 were decided it says hidden.",
    )
    FIGURES_SUM = Words("合计", "All")
    FIGURES_HIDDEN = Words("不公开", "hidden")
    COLUMN_PERIOD = Words("季度", "Quarter")
    FIGURES_BY_DEPARTMENT = Words("各部门本季度", "Departments this quarter")
    COLUMN_DEPARTMENT = Words("部门", "Department")
    COLUMN_DECIDED = Words("办结", "Decided")
    COLUMN_GRADE = Words("等次", "Grade")
    COLUMN_EFFICIENCY = Words("效率", "Efficiency")
    COLUMN_EFFECT = Words("效果", "Effect")
    COLUMN_COOPERATION = Words("协同", "Cooperation")
    COLUMN_RATING = Words("群众评价", "Rated by residents")
    COLUMN_OVERTURNED = Words("被撤销", "Overturned")
    AUDIT_NOTE = Words(
        "谁在什么时候看了、办了哪一件；只记编号，不记内容。",
        "Who looked at or did what, and when; numbers only, nothing of the content.",
    )
    AUDIT_WHEN = Words("时间", "Time")
    AUDIT_WHO = Words("账号", "Account")
    AUDIT_WHAT = Words("动作", "Act")
    AUDIT_ABOUT = Words("对象", "About")
    AUDIT_RESULT = Words("结果", "Outcome")
    AUDIT_REFUSED = Words("已拒绝", "Refused")
    AUDIT_ALLOWED = Words("允许", "Allowed")
    AUDIT_FIND = Words("查询", "Find")
    AUDIT_FIND_HINT = Words("账号，或办件编号的开头", "An account, or how a case number begins")
    AUDIT_ONLY_REFUSED = Words("只看被拒绝的", "Refused only")
    AUDIT_NONE = Words("没有记录。", "Nothing was noted.")


COLOURS: Final[dict[Colour, Words]] = {
    Colour.REMINDER: Words("提醒", "Reminder"),
    Colour.YELLOW: Words("黄牌", "Yellow card"),
    Colour.RED: Words("红牌", "Red card"),
}
HOLDERS: Final[dict[HolderKind, Words]] = {
    HolderKind.BODY: Words("部门 {name}", "{name}"),
    HolderKind.APPLICANT: Words("申请人", "the applicant"),
    HolderKind.TRANSIT: Words("在途，{name} 站", "in transit, station {name}"),
    HolderKind.OUTSIDE: Words("外部机构 {name}", "outside: {name}"),
    HolderKind.CLOUD: Words("云端", "the cloud"),
}
