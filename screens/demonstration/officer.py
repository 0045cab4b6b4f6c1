"""An officer at the desk, over HTTP as a browser does it: forms, cookies and all."""



_WAIT_SECONDS = 15


class Officer:
    """One officer's browser. Not yet written: waits for the desk's forms."""

    def __init__(self, desk: str, account: str, password: str) -> None:
        self._desk, self.account, self._password = desk, account, password

    def answer_everything(self) -> list[str]:
        """Accept and grant whatever lies in the inbox."""
        return []
