"""Who acts."""

from dataclasses import dataclass


@dataclass(frozen=True, kw_only=True)
class Actor:
    """The person behind one request, as the host vouches for them.

    ``user_id`` is the person the page is drawn for and ``real_user_id`` the one
    who is logged in; they differ only when staff look at the course as a
    student, and then every room refuses. ``enrolled`` and ``is_course_staff``
    speak of the course that this request is about; ``is_admin`` of the site. A
    masked actor is neither, whoever looks.
    """

    user_id: int
    real_user_id: int
    language: str = "en"
    enrolled: bool = False
    is_course_staff: bool = False
    is_admin: bool = False

    @property
    def is_masked(self) -> bool:
        """Whether somebody is looking through another person's eyes."""
        return self.user_id != self.real_user_id
