"""What administrators and everybody about their own password read, in Chinese and English."""

from enum import Enum
from typing import Final

from cloud.accounts.bodies import BodyAct, BodyState
from cloud.accounts.officers import Role
from provisioning.catalogue.words import Words


class OfficeText(Enum):
    """One sentence or label. Templates name them: ``say("ROOM_ACCOUNTS")``."""

    ROOM_ACCOUNTS = Words("账号权限", "Accounts")
    ROOM_BODIES = Words("部门与套餐", "Bodies and packages")
    ROOM_PLACES = Words("区划", "Places")
    ACCOUNTS_NOTE = Words(
        "每个账号对应一个人、一个部门。这里看不到任何办件。",
        "Each account is one person of one body. No case can be seen here.",
    )
    ACCOUNT_OPEN = Words("开设账号", "Open an account")
    ACCOUNT_NAME = Words("姓名", "Name")
    ACCOUNT_LOGIN = Words("账号（小写字母、数字、点、横线）", "Account (a-z, 0-9, dot, dash)")
    ACCOUNT_BODY = Words("部门", "Body")
    ACCOUNT_ROLE = Words("角色", "Role")
    ACCOUNT_PLACE = Words("管辖区划代码（留空为全区域）", "Division code (empty: the whole region)")
    ACCOUNT_LAST_DAY = Words("截止日期", "Last day")
    ACCOUNT_TEAM = Words("经办组", "Team")
    ACCOUNT_NO_TEAM = Words("不分组，看全部", "No team: sees all")
    ACCOUNT_ASSIGN = Words("分到这一组", "Assign")
    ACCOUNT_LAST_DAY_HINT = Words(
        "外包、临时人员、志愿者和专家必须填写。",
        "Needed for outsourced and temporary staff, volunteers and experts.",
    )
    ACCOUNT_STATE = Words("状态", "State")
    ACCOUNT_OPENED = Words("在用", "In use")
    ACCOUNT_CLOSED = Words("已注销", "Closed")
    ACCOUNT_ENDED = Words("已到期", "Ended")
    ACCOUNT_LOCKED = Words("已锁定", "Locked")
    ACCOUNT_NO_END = Words("长期", "none")
    ACCOUNT_FACTOR = Words("动态口令", "Second factor")
    ACCOUNT_HAS_FACTOR = Words("已绑定", "bound")
    ACCOUNT_NO_FACTOR = Words("未绑定", "none")
    ACCOUNT_BACK = Words("返回账号列表", "Back to the accounts")
    ACCOUNT_NEW_PASSWORD = Words("重置密码", "Make a new password")
    ACCOUNT_NEW_FACTOR = Words("重新绑定动态口令", "Bind a new second factor")
    ACCOUNT_CLOSE = Words("注销账号", "Close this account")
    ACCOUNT_SURE = Words("确定要这样办吗？", "Is this what you want?")
    ACCOUNT_CLOSE_SURE = Words(
        "注销后不能恢复，正在使用的会话随之结束。",
        "It cannot be opened again; its sessions end with it.",
    )
    SECRET_PASSWORD = Words(
        "这是 {name} 的初始密码，只显示这一次。请当面交给本人，并请本人登录后更改。",
        "This is the first password of {name}, shown this once. Hand it over in person, to be "
        "changed after signing in.",
    )
    SECRET_FACTOR = Words(
        "请 {name} 现在用手机上的动态口令应用录入这个密钥，它只显示这一次。",
        "{name} enters this key into the code app of a telephone now; it is shown this once.",
    )
    RIGHTS_GIVEN = Words("另外授予的权限", "Rights given beside the role")
    RIGHTS_NONE = Words("没有另外授予的权限。", "None.")
    RIGHT_GIVE = Words("授予权限", "Give a right")
    RIGHT_TAKE = Words("收回", "Take back")
    RIGHT_MATTER = Words("事项", "Matter")
    RIGHT_ALL_MATTERS = Words("该部门全部事项", "all matters of the body")
    RIGHT_FIRST_DAY = Words("起始日期", "First day")
    RIGHT_CASE = Words("办件编号（仅专家）", "Case number (experts only)")
    RIGHT_STEP = Words("环节（仅专家）", "Step (experts only)")
    RIGHT_SPAN = Words("{first} 至 {last}", "{first} to {last}")
    ALARMS = Words("异地同时登录告警", "One account at two places")
    ALARM_LINE = Words(
        "{account} 于 {time} 同时在 {first} 和 {second} 登录",
        "{account} was signed in at {first} and {second} at once, {time}",
    )
    ALARM_SEEN = Words("已核实", "Looked after")
    ALARM_SEEN_BY = Words("{who} 已核实", "looked after by {who}")
    BODIES_NOTE = Words(
        "部门经上级审核、启用后才能办件；套餐的成员部门齐了才能启用。",
        "A body works on cases once its superior has reviewed it; a package starts when none of "
        "its bodies is missing.",
    )
    BODY_SUPERIOR = Words("上级部门", "Superior")
    BODY_NO_SUPERIOR = Words("未设", "none")
    BODY_PLACE_UNDER = Words("指定上级", "Say who is above")
    BODY_WHY = Words("理由", "Reason")
    PACKAGES = Words("套餐协同小组", "Groups of the packages")
    PACKAGE = Words("套餐", "Package")
    PACKAGE_LEAD = Words("牵头部门", "Lead")
    PACKAGE_BODIES = Words("成员部门", "Bodies")
    PACKAGE_MISSING = Words("缺 {who}", "missing: {who}")
    PACKAGE_READY = Words("可以启用", "ready")
    PACKAGE_ENABLED = Words("已启用", "enabled")
    PACKAGE_ENABLE = Words("启用", "Enable")
    PLACES_NOTE = Words(
        "区划代码按日期有效。撤并后旧办件仍按旧代码可查。",
        "A code is valid for its days. Old cases are found by their old code after a move.",
    )
    PLACE_CODE = Words("代码（12 位）", "Code (12 figures)")
    PLACE_NAME = Words("名称", "Name")
    PLACE_PARENT = Words("上级代码（最上级留空）", "Code above (empty for the topmost)")
    PLACE_FIRST_DAY = Words("生效日期", "Valid from")
    PLACE_DAYS = Words("有效期", "Valid")
    PLACE_BECAME = Words("后为 {code}", "went on as {code}")
    PLACE_OPEN = Words("新增区划", "Add a place")
    PLACE_MOVE = Words("变更区划", "Move a place")
    PLACE_OLD_CODE = Words("原代码", "Old code")
    PLACES_NONE = Words("还没有录入区划。", "No place has been entered.")
    OWN_PASSWORD = Words("修改密码", "Change password")
    PASSWORD_BEFORE = Words("现在的密码", "Present password")
    PASSWORD_AFTER = Words("新密码（10 个字符以上）", "New password (10 characters or more)")
    PASSWORD_AGAIN = Words("再输一遍新密码", "The new password once more")
    PASSWORD_CHANGED = Words("密码已修改。", "Your password is changed.")
    PASSWORD_REFUSED = Words(
        "没有修改：现在的密码不对，或者新密码太短、和原来一样、两遍不一致。",
        "Nothing was changed: the present password is wrong, or the new one is too short, the "
        "same as before, or not the same twice.",
    )
    ACCOUNT_REFUSED = Words(
        "没有办成：账号要用小写字母开头，2 至 32 个字符，没有人用过；部门要在目录中；"
        "不能注销或重置自己。",
        "Not done: an account begins with a-z, has 2 to 32 characters and is nobody else's; its "
        "body stands in the catalogue; nobody closes or resets their own.",
    )
    RIGHT_REFUSED = Words(
        "没有授予：不能给自己授权；系统、安全、审计三员不能兼任；外包、临时、志愿和专家必须有"
        "截止日期，专家还要写明办件和环节。",
        "Not given: nobody gives themselves a right; system, security and audit are three persons; "
        "outsourced, temporary, volunteer and expert rights have a last day, an expert's a case "
        "and a step.",
    )
    BODY_REFUSED = Words(
        "没有办成：只有上级部门的牵头人能审核，而且要按申请、审核、启用的顺序。",
        "Not done: only the lead of the superior reviews, and in the order requested, reviewed, "
        "active.",
    )
    PACKAGE_REFUSED = Words(
        "不能启用：还有成员部门没有启用。", "Not enabled: a body of it is not active."
    )
    PLACE_REFUSED = Words(
        "没有录入：代码要 12 位数字，当天没有别处在用，上级代码当天有效。",
        "Not entered: a code has 12 figures, is free on that day, and the one above is valid then.",
    )
    DAY_REFUSED = Words("日期看不懂，请写成 2026-11-30。", "Write a day like 2026-11-30.")


ROLES: Final[dict[Role, Words]] = {
    Role.OFFICER: Words("经办人", "Officer"),
    Role.READER: Words("查看人", "Reader"),
    Role.LEAD: Words("牵头人", "Lead"),
    Role.SUPERVISOR: Words("督查员", "Supervisor"),
    Role.LEGAL: Words("法制审核员", "Legal office"),
    Role.LEADER: Words("领导", "Leader"),
    Role.AUDITOR: Words("审计管理员", "Audit administrator"),
    Role.SYSTEM_ADMIN: Words("系统管理员", "System administrator"),
    Role.SECURITY_ADMIN: Words("安全管理员", "Security administrator"),
    Role.VENDOR: Words("外包支持", "Outsourced support"),
    Role.TEMPORARY: Words("临时人员", "Temporary staff"),
    Role.VOLUNTEER: Words("志愿者", "Volunteer"),
    Role.EXPERT: Words("受邀专家", "Invited expert"),
}
BODY_STATES: Final[dict[BodyState, Words]] = {
    BodyState.REQUESTED: Words("已申请，待审核", "Requested"),
    BodyState.REVIEWED: Words("已审核，待启用", "Reviewed"),
    BodyState.ACTIVE: Words("已启用", "Active"),
    BodyState.SUSPENDED: Words("已暂停", "Suspended"),
}
BODY_ACTS: Final[dict[BodyAct, Words]] = {
    BodyAct.REVIEW: Words("审核通过", "Review: in order"),
    BodyAct.ACTIVATE: Words("启用", "Activate"),
    BodyAct.SUSPEND: Words("暂停", "Suspend"),
}
