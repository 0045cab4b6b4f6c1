"""Words of the catalogue, always in both languages."""

import msgspec


class Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One thing said twice: Chinese for the resident, English beside it."""

    zh: str
    en: str

    def to(self, language: str) -> str:
        """Return the words in ``language`` ("zh" or "en")."""
        return self.en if language == "en" else self.zh
