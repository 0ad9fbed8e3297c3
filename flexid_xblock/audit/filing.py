"""A student's texts on their way into a closed file that somebody makes for her.

Nobody reads them there. Still each stands in her log before it opens, with who
made the file and as what: she is to see all of it, and nobody else can.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from flexid_xblock.audit.queries import FILE, SEALED
from flexid_xblock.audit.writing import write_down
from flexid_xblock.vault.api import Place, witnessed

PURPOSE = "sealed_file"


@dataclass(kw_only=True)
class Filing:
    """One file: who makes it, as what, for whom, and its mark. Used for that file alone."""

    maker_id: int
    role: str
    student_id: int
    ref: str
    _known: set[bytes] = field(default_factory=set, repr=False)

    def begin(self) -> None:
        """The row of the file itself; without it nothing may open."""
        self._write([FILE])

    def note(self, places: Sequence[Place]) -> None:
        """A row for each of these texts, committed; once a file for each."""
        new = {one.encoded(): one.kind for one in places}
        for known in self._known.intersection(new):
            del new[known]
        self._write(list(new.values()))
        self._known.update(new)

    def _write(self, kinds: Sequence[str]) -> None:
        said = {"actor_id": self.maker_id, "role": self.role, "action": SEALED}
        said |= {"object_ref": self.ref, "purpose": PURPOSE}
        rows = [{**said, "object_kind": kind} for kind in kinds]
        if rows:
            write_down(rows, student_id=self.student_id)


@contextmanager
def filed(filing: Filing) -> Iterator[None]:
    """Until the end no text opens as hers before its row for this file is committed."""
    with witnessed(filing.note):
        yield
