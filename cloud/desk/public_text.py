"""What anybody may read without an account: how a case stands, and what is not done here."""

from enum import Enum

from provisioning.catalogue.words import Words


class PublicText(Enum):
    """One sentence or label. Templates name them: ``say("PROGRESS")``."""

    PROGRESS = Words("办件进度公开", "How a case stands")
    PUBLIC_PART = Words("公开", "Public")
    PROGRESS_NOTE = Words(
        "输入受理通知上的办件编号，看办到哪一步、谁在办、什么时候办完。不用登录，这里不显示任何个人信息。",
        "Enter the case number on your notice to see how far it is, who has it and until when. "
        "No account is needed, and nothing about a person is shown.",
    )
    PROGRESS_NUMBER = Words("办件编号", "Case number")
    PROGRESS_FIND = Words("查进度", "Look")
    PROGRESS_UNKNOWN = Words(
        "没有查到这个编号。请对照通知再输一次，或拨打 {phone}。",
        "There is no such number. Compare it with your notice, or call {phone}.",
    )
    PROGRESS_SLOWLY = Words(
        "查得太频繁，请过十分钟再查，或拨打凭证上的电话。",
        "Too many numbers at once. Look again in ten minutes, or call the number on your slip.",
    )
    PROGRESS_WHO = Words("谁在办", "Who has it")
    PROGRESS_BY = Words("最迟办到", "Until")
    PROGRESS_STATE = Words("办到哪一步", "How far")
    PROGRESS_STEPS = Words("办理经过", "What happened")
    PROGRESS_DAY = Words("日期", "Day")
    PROGRESS_HELP = Words(
        "详细结果在您的凭证和通知上；有疑问或要投诉，拨打 {phone}。",
        "The result itself is on your slip and notices. To ask or complain, call {phone}.",
    )
    TO_PROGRESS = Words("查办件进度（不用登录）", "How a case stands (no account needed)")
    TO_DESK = Words("工作人员登录", "Sign in for officers")
    SCOPE = Words("这里办什么，不办什么", "What is done here, and what is not")
    SCOPE_AREA = Words("领域", "Area")
    SCOPE_HERE = Words("这里能做的", "Done here")
    SCOPE_NOT = Words("这里不做的", "Not done here")
    SCOPE_APPROVAL = Words("行政审批", "Approval")
    SCOPE_APPROVAL_HERE = Words(
        "受理、审查、决定、送达，多部门一起办；全程计时、留痕。",
        "Accepting, examining, deciding, delivering, departments side by side; timed and noted.",
    )
    SCOPE_APPROVAL_NOT = Words(
        "机器不作决定，每个决定都由有权的人作出。",
        "No machine decides: each decision is an entitled person's.",
    )
    SCOPE_HOTLINE = Words("政务热线", "Hotline")
    SCOPE_HOTLINE_HERE = Words(
        "咨询、求助、投诉拨打 {phone}；转来的投诉在这里登记、限时答复。",
        "Questions and complaints: call {phone}. Complaints passed on are answered here in time.",
    )
    SCOPE_HOTLINE_NOT = Words(
        "接听、派单和回访在热线自己的系统里。",
        "Answering calls and passing them on is the hotline's own system.",
    )
    SCOPE_ENFORCEMENT = Words("行政执法", "Enforcement")
    SCOPE_ENFORCEMENT_HERE = Words(
        "只收通知：承诺不实的，告知执法单位。",
        "Notices only: who enforces is told of commitments that proved false.",
    )
    SCOPE_ENFORCEMENT_NOT = Words(
        "行政检查、处罚、强制不在这里立案，也不在这里办。",
        "Inspections, penalties and coercion are neither opened nor handled here.",
    )
    POSTINGS = Words("公示和名单", "Public notices")
    POSTINGS_NOTE = Words(
        "公示期满自动不再显示；同样的内容在村里的终端上也能看。",
        "What has ended is no longer shown. The kiosks in the villages show the same.",
    )
    POSTINGS_NONE = Words("现在没有公示。", "There are no public notices now.")
    POSTING_DAYS = Words("{first} 起，到 {last} 止", "From {first} until {last}")
    POSTING_NOTICE = Words("公告", "Notice")
    POSTING_LIST = Words("名单公示", "Public list")
    POSTING_RESULT = Words("办理结果", "Results")
    POSTING_WHO = Words("姓名（已隐去部分）", "Name (masked)")
    POSTING_WHAT = Words("内容", "What")
    POSTING_CALL = Words("有不同意见，请拨打 {phone}", "If you object, call {phone}")
    NOTICES = Words("执法通知", "Notices to enforcement")
    NOTICES_NOTE = Words(
        "这里只收通知。行政检查、处罚、强制不在本系统立案，请在执法系统办理；要材料，凭办件编号向办理部门调取。",
        "Notices only. Inspections, penalties and coercion are not handled in this system. Ask "
        "the department for papers by the case number.",
    )
    NOTICES_FOUND = Words("核查情况", "What was found")
    NOTICES_NONE = Words("没有通知。", "There are no notices.")
    ACTIVITY = Words("人员工作情况", "What staff did")
    ROOM_ACTIVITY = Words("人员", "Staff")
    ACTIVITY_NOTE = Words(
        "由留痕记录算出，只记次数和时间，不记办了谁的事。空闲指同一天里两次操作相隔半小时以上。",
        "Counted from the log: numbers and times, not whose cases they were. Idle are pauses of "
        "half an hour and more within one day.",
    )
    ACTIVITY_OWN = Words("这里是您自己的记录。", "This is your own record.")
    ACTIVITY_DAYS = Words("近 {days} 天", "last {days} days")
    ACTIVITY_TODAY = Words("今天", "today")
    ACTIVITY_ACCOUNT = Words("账号", "Account")
    ACTIVITY_ACTS = Words("办理", "Acts")
    ACTIVITY_LOOKS = Words("查看", "Looks")
    ACTIVITY_REFUSED = Words("越权被拒", "Refused")
    ACTIVITY_FAILED = Words("填写有误", "Mistaken")
    ACTIVITY_RATE = Words("差错率", "Error rate")
    ACTIVITY_IDLE = Words("空闲", "Idle")
    ACTIVITY_SPAN = Words("{hours} 小时 {minutes} 分", "{hours} h {minutes} min")
    TRIPS = Words("跑了几趟", "Trips people made")
    TRIPS_NOTE = Words(
        "一张凭证算一趟。第二趟起，每一趟都写明原因；由办件记录算出，不涉及个人信息。",
        "One slip is one trip. Every trip above the first has its reason; counted from the "
        "events, without anything about a person.",
    )
    TRIPS_ONCE = Words(
        "收到 {cases} 件，只跑一趟的占 {share}", "{cases} cases, {share} of them with one trip"
    )
    TRIPS_COUNT = Words("跑的趟数", "Trips")
    TRIPS_CASES = Words("件数", "Cases")
    TRIPS_TIMES = Words("{count} 趟", "{count}")
    TRIPS_WHY = Words("为什么多跑", "Why people came again")
    TRIPS_REASON = Words("原因", "Reason")
    TRIPS_BODY = Words("谁要求的", "Asked by")
    TRIPS_NUMBER = Words("趟数", "Trips")
    TRIPS_EACH = Words("多跑的每一趟", "Every trip above the first")
    TRIPS_NONE = Words("这段时间没有办件。", "There are no cases in this time.")
    TRIPS_OF_CASE = Words("跑了几趟", "Trips")
    TRIP_APPLY = Words("递交申请", "Handed in")
    TRIP_COMPLETE = Words("按通知补正", "Completed what a notice asked for")
    TRIP_BRING = Words("补交容缺的材料", "Brought papers promised for later")
    TRIP_SIGN = Words("其他签字人来签字", "Another signer came to sign")
    TRIP_CONSENT = Words("当事人来表示是否同意", "Somebody was asked for consent")
    TRIP_WITHDRAW = Words("撤回申请", "Took it back")
    TRIP_NOT_BELIEVED = Words("来过，没能证明是本人的办件", "Came, and could not show whose it is")
    TRIP_OTHER = Words("主动补充", "Brought something nobody asked for")
    TRIP_AVOIDABLE = Words("本可一次告知", "Could have been in the first notice")
    ACTIVITY_NONE = Words("这段时间没有操作。", "Nothing was done in this time.")
