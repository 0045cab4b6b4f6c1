"""A finding: what is wrong in a catalogue, where, and what to do about it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing an editor has to put right, as a sentence that names file, place and cure."""

    file: str  # below the catalogue's folder: "matters/MT-PENSION-REG.toml"
    place: str  # "fields[3].element"
    problem: str
    cure: str

    def __str__(self) -> str:
        """Say it: file, place, what is wrong; what to do."""
        return f"{self.file}: {self.place}: {self.problem}; {self.cure}"
