"""Words of the acts beyond the plain answer: fields, choices, and what stands against them."""

from enum import Enum
from typing import Final

from cloud.casework.model.facts import Ground, Procedure, Wish
from cloud.casework.model.now import TaskKind
from cloud.casework.model.papers import PaperKind
from cloud.casework.model.refusals import Why
from provisioning.catalogue.words import Words


class ActText(Enum):
    """One sentence or label about acts, tasks and papers."""

    MORE_ACTS = Words("其他办理", "More")
    ACT_SEND = Words("提交", "Submit")
    ACT_YES = Words("同意", "Yes")
    ACT_NO = Words("不同意", "No")
    ACT_NONE = Words("（不选）", "(none)")
    ACT_REFUSED = Words("现在不能这样办：{why}", "Not possible now: {why}")
    ACT_LACKS = Words("还缺：{what}", "Still missing: {what}")
    TOGETHER = Words("部门协同", "Between departments")
    TASK_BY = Words("{day} 前", "by {day}")
    TASK_OPEN = Words("待回复", "open")
    TASK_DONE = Words("已回复", "answered")
    TASK_ESCALATED = Words("已逾期上报", "overdue, escalated")
    TASK_FAVOUR = Words("同意", "in favour")
    TASK_AGAINST = Words("不同意", "against")
    VISIT = Words("联合踏勘 {day} · {place}", "Joint visit {day} · {place}")
    VISIT_UNSIGNED = Words("还没会签：{bodies}", "Not signed yet: {bodies}")
    VISIT_SIGNED = Words("各部门已会签", "Signed by all")
    LEAD_TABLE = Words("各部门意见与决定", "Opinions and decisions")
    LEAD_BODY = Words("部门", "Department")
    LEAD_RESULT = Words("结果", "Result")
    LEAD_OPINION = Words("意见", "Opinions")
    LEAD_WAITS = Words("汇总告知还要等：{matters}", "The letter still waits for: {matters}")
    LEAD_OPTIONAL = Words("可选", "optional")
    MARK_OBJECTED = Words("法制异议，暂停中", "Objection: stands still")
    MARK_OVERTURNED = Words("已被撤销 · {ruling}", "Overturned · {ruling}")
    MARK_UPHELD = Words("经复议、诉讼维持 · {ruling}", "Upheld · {ruling}")
    ISSUED_PAPERS = Words("已出文书", "Papers issued")
    PAPER_NUMBER = Words("{body}〔{year}〕第 {serial} 号", "{body} [{year}] no. {serial}")
    PAPER_PRINT_HINT = Words("用浏览器的打印功能打印。", "Print it with the browser.")
    PAPER_APPLICANT = Words("申请人", "Applicant")
    PAPER_CONTACT = Words("联系方式", "Contact")
    PAPER_APPLIED = Words("申请日期", "Applied")
    PAPER_BASIS = Words("依据", "Basis")
    PAPER_ACCEPTED = Words("受理时间", "Accepted")
    PAPER_DECIDE_BY = Words("决定期限", "Decision due by")
    PAPER_BY = Words("期限", "By")
    PAPER_TEXT = Words("内容", "Text")
    PAPER_LISTED = Words("材料清单", "Papers")
    PAPER_MISSING = Words("需要补的", "What is missing")
    PAPER_RESULTS = Words("办理结果", "Results")
    PAPER_CONSEQUENCE = Words("逾期后果", "If not")
    PAPER_REMEDIES = Words("救济途径", "Remedies")
    PAPER_REVIEW_BY = Words("行政复议截止", "Reconsideration until")
    PAPER_SUE_BY = Words("行政诉讼截止", "Court until")
    PAPER_OFFICER = Words("经办人", "Officer")
    PAPER_PHONE = Words("联系电话", "Telephone")
    PAPER_ISSUED = Words("出具日期", "Issued")
    PAPER_COPIES = Words("一式 {count} 份", "{count} copies")
    PAPER_SEALS = Words("印章", "Seals")
    PAPER_SEAL = Words("电子印章", "electronic seal")
    PAPER_FILE = Words("下载可验证的文件", "Download for checking")
    PAPER_PROVISIONAL = Words("放假安排公布后以实际为准", "provisional: no calendar yet")
    DUE_BY = Words("应于 {day} 前办", "due {day}")
    DUE_LEFT = Words("还剩 {days} 个工作日", "{days} working days left")
    DUE_TODAY = Words("今天到期", "due today")
    DUE_OVER = Words("超期 {days} 个工作日", "{days} working days over")


FIELDS: Final[dict[str, Words]] = {
    "text": Words("说明", "Explanation"),
    "gaps": Words("哪些材料后补、哪天前", "Which papers follow, and by when"),
    "ground": Words("理由", "Ground"),
    "remedies": Words("救济途径", "Remedies"),
    "body": Words("应由哪个部门办", "Which body handles it"),
    "line": Words("材料", "Paper"),
    "by": Words("期限", "By"),
    "in_favour": Words("意见", "Opinion"),
    "basis": Words("依据", "Basis"),
    "procedure": Words("程序", "Procedure"),
    "carrier": Words("由谁实施", "Carried out by"),
    "days": Words("延长几个工作日", "Working days more"),
    "allowed": Words("是否同意", "Allowed"),
    "wish": Words("申请人的选择", "What the applicant wants"),
    "how": Words("送达方式", "How it was delivered"),
    "held": Words("承诺是否属实", "Did the commitment hold"),
    "of": Words("部门", "Department"),
    "mandatory": Words("必须有意见才能决定", "No decision without it"),
    "task": Words("哪一项", "Which one"),
    "positions": Words("涉及事项", "Members concerned"),
    "day": Words("日期", "Day"),
    "place": Words("地点", "Place"),
    "route": Words("路线", "Route"),
    "bodies": Words("参加部门", "Departments"),
    "element": Words("哪一项数据", "Which datum"),
    "person": Words("哪个人的", "Whose"),
    "proof": Words("凭什么", "Proof"),
    "account": Words("专家账号", "The expert's account"),
    "name": Words("专家姓名", "The expert's name"),
    "step": Words("请看哪一步", "Which step"),
    "until": Words("到哪天为止", "Until"),
    "overturned": Words("决定是否被撤销", "Was the decision overturned"),
    "ruling": Words("复议决定书或判决书文号", "Number of the ruling"),
    "corrected": Words("是否已更正", "Corrected"),
}
CHOICES: Final[dict[Enum, Words]] = {
    Ground.NO_LICENCE_NEEDED: Words("不需要许可", "No licence is needed"),
    Ground.WRONG_BODY: Words("不归本部门", "Another body's"),
    Procedure.HEARING: Words("听证", "Hearing"),
    Procedure.TENDER: Words("招标、拍卖", "Tender"),
    Procedure.INSPECTION: Words("检验", "Inspection"),
    Procedure.TEST: Words("检测", "Test"),
    Procedure.QUARANTINE: Words("检疫", "Quarantine"),
    Procedure.APPRAISAL: Words("鉴定", "Appraisal"),
    Procedure.EXPERT_REVIEW: Words("专家评审", "Expert review"),
    Procedure.PUBLIC_NOTICE: Words("公示", "Public notice"),
    Procedure.LEGAL_OBJECTION: Words("法制审核异议", "The legal office objects"),
    Procedure.OTHER: Words("其他", "Other"),
    Wish.TAKE_BACK: Words("收回申请", "Takes it back"),
    Wish.WAIT: Words("等前置事项另办", "Waits for the predecessor"),
}
TASKS: Final[dict[TaskKind, Words]] = {
    TaskKind.OPINION: Words("征求意见", "Opinion"),
    TaskKind.QUESTION: Words("问询", "Question"),
    TaskKind.VISIT: Words("踏勘", "Visit"),
    TaskKind.CORRECTION: Words("数据更正", "Correction"),
    TaskKind.EXPERT: Words("专家意见", "Expert"),
}
PAPERS: Final[dict[PaperKind, Words]] = {
    PaperKind.RECEIPT: Words("收件凭证", "Receipt"),
    PaperKind.ACCEPTANCE: Words("受理通知书", "Notice of acceptance"),
    PaperKind.COMPLETION: Words("补正告知书", "Completion notice"),
    PaperKind.NON_ACCEPTANCE: Words("不予受理通知书", "Notice of non-acceptance"),
    PaperKind.TOLERANCE: Words("容缺受理通知书", "Acceptance with papers to follow"),
    PaperKind.EXTENSION: Words("延期通知书", "Notice of extension"),
    PaperKind.PROCEDURE: Words("特别程序告知书", "Notice of a special procedure"),
    PaperKind.DECISION: Words("决定书", "Decision"),
    PaperKind.DEEMED: Words("视为准予延续告知书", "Notice of renewal by silence"),
    PaperKind.RETURN: Words("退件告知书", "Notice of return"),
    PaperKind.LETTER: Words("办理结果汇总告知", "Letter with all results"),
}
WHY: Final[dict[Why, Words]] = {
    Why.NOT_YOURS: Words("不归本部门", "it is another department's"),
    Why.NO_SUCH_MEMBER: Words("没有这个事项", "there is no such member"),
    Why.NO_SUCH_TASK: Words("没有这一项", "there is no such task"),
    Why.NOT_NOW: Words("状态已经变化", "the state has changed"),
    Why.INCOMPLETE: Words("没填完整", "something is missing"),
    Why.TOO_LONG: Words("文字太长", "the text is too long"),
    Why.SECOND_NOTICE: Words("已经告知过一次", "it was asked for before"),
    Why.NO_SUCH_LINE: Words("清单以外的材料不能要", "the list of papers is closed"),
    Why.NOT_TOLERABLE: Words("这份材料不能容缺", "this paper may not come later"),
    Why.GAP_TOO_LATE: Words("承诺的日期晚于办理期限", "promised for after the limit"),
    Why.GAPS_OPEN: Words("容缺的材料还没补齐", "the pending papers have not come"),
    Why.OPINION_MISSING: Words("必须的意见还没回来", "a mandatory opinion is missing"),
    Why.VISIT_MISSING: Words("按规定要先踏勘", "the rule wants a visit first"),
    Why.VISIT_OPEN: Words("踏勘报告还没会签完", "the visit is not signed by all"),
    Why.VISIT_EXCLUDED: Words("按规定不用踏勘", "the rule wants no visit here"),
    Why.SECOND_PERSON: Words("审查和决定不能是同一个人", "one may not check and decide alone"),
    Why.PASS_UP_FIRST: Words("先由下级初审上报", "it is checked below first"),
    Why.TOO_EARLY: Words("期限还没到", "its day has not passed"),
    Why.SAME_PERSON: Words("申请延期的人不能自己批", "who asks does not allow"),
    Why.TOO_MANY_DAYS: Words("超过法定可延长的天数", "more days than law allows"),
    Why.LETTER_TOO_EARLY: Words("必须的决定还没作出", "a mandatory decision is missing"),
    Why.REPORT_CHANGED: Words("报告已经改过，请重新看", "the report has changed: read it again"),
    Why.BEFORE_THE_LAST: Words("时间早于上一步", "it is before the last step"),
    Why.NOT_YET: Words("时间在将来", "it lies in the future"),
}
