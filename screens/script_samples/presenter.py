"""What the page of script samples shows. No Kivy here."""

from dataclasses import dataclass
from typing import Final

from kiosk.text import Language
from provisioning.typeface.scripts import Sample, samples
from screens.page_view import PageView

KEY: Final = "script-samples"


@dataclass(frozen=True, slots=True)
class ScriptSample:
    """One script: what it is called, its words as they are to be drawn, and what they mean."""

    called: str
    sample: Sample
    means: str

    @property
    def text(self) -> str:
        """Return its name and its words, each on a line or column of its own."""
        return "\n".join((self.sample.name, *self.sample.lines))


@dataclass(frozen=True, slots=True)
class ScriptSamplesView:
    """The page."""

    page: PageView
    scripts: tuple[ScriptSample, ...]


def present(language: Language) -> ScriptSamplesView:
    """Show every sample, with captions in one of the languages that a kiosk speaks."""
    found = samples()
    to = language.value
    page = PageView(KEY, title=found.title.to(to), picture="", hint=found.note.to(to))
    scripts = (ScriptSample(s.called.to(to), s, s.means.to(to)) for s in found.sample)
    return ScriptSamplesView(page, tuple(scripts))
