"""Which page draws which view."""

from typing import Final

from screens.busy.presenter import BusyView
from screens.busy.screen import BusyScreen
from screens.choose.presenter import ChooseView, EventsView
from screens.choose.screen import ChooseScreen, EventsScreen
from screens.failure.presenter import FailureView
from screens.failure.screen import FailureScreen
from screens.for_whom.presenter import PictureChoicesView
from screens.for_whom.screen import PictureChoicesScreen
from screens.goodbye.presenter import GoodbyeView
from screens.goodbye.screen import GoodbyeScreen
from screens.identify.presenter import CardView
from screens.identify.screen import CardScreen
from screens.list_view import ListView
from screens.listed.screen import ListedScreen
from screens.not_yet.presenter import NotYetView
from screens.not_yet.screen import NotYetScreen
from screens.notice.presenter import NoticeView
from screens.notice.screen import NoticeScreen
from screens.paper.presenter import PaperView
from screens.paper.screen import PaperScreen
from screens.phone.presenter import PhoneView
from screens.phone.screen import PhoneScreen
from screens.printing.presenter import PrintingView
from screens.printing.screen import PrintingScreen
from screens.question.presenter import QuestionView
from screens.question.screen import QuestionScreen
from screens.read_slip.presenter import ReadSlipView
from screens.read_slip.screen import ReadSlipScreen
from screens.said.presenter import SaidView
from screens.said.screen import SaidScreen
from screens.sample.presenter import SampleView
from screens.sample.screen import SampleScreen
from screens.scenario.presenter import ScenarioView
from screens.scenario.screen import ScenarioScreen
from screens.search.presenter import SearchView
from screens.search.screen import SearchScreen
from screens.sign.presenter import SignView
from screens.sign.screen import SignScreen
from screens.sign_in.presenter import SignInView
from screens.sign_in.screen import SignInScreen
from screens.stick.presenter import StickView
from screens.stick.screen import StickScreen
from screens.welcome.presenter import WelcomeView
from screens.welcome.screen import WelcomeScreen
from screens.widgets.page import Page

PAGES: Final[dict[type, type[Page]]] = {
    BusyView: BusyScreen,
    CardView: CardScreen,
    ChooseView: ChooseScreen,
    EventsView: EventsScreen,
    FailureView: FailureScreen,
    GoodbyeView: GoodbyeScreen,
    ListView: ListedScreen,
    NotYetView: NotYetScreen,
    NoticeView: NoticeScreen,
    PaperView: PaperScreen,
    PhoneView: PhoneScreen,
    StickView: StickScreen,
    PictureChoicesView: PictureChoicesScreen,
    PrintingView: PrintingScreen,
    QuestionView: QuestionScreen,
    ReadSlipView: ReadSlipScreen,
    SaidView: SaidScreen,
    SampleView: SampleScreen,
    SearchView: SearchScreen,
    ScenarioView: ScenarioScreen,
    SignInView: SignInScreen,
    SignView: SignScreen,
    WelcomeView: WelcomeScreen,
}
