"""Changes as a desk would propose them."""

from typing import Any


def change(students: list[int], counsellor: int, **more: Any) -> dict[str, Any]:
    """That somebody follows these students up from now on; ``act="end"``: no more."""
    about = {"act": "assign", "students": students, "counsellor_id": counsellor}
    return {**about, "group_id": None, "deputy": False, "since": None, "until": None, **more}
