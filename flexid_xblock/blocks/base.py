"""What the four blocks share: authored fields, views, a learner's handlers and an author's.

Rooms have models, and models need Django's apps; the platform loads block
classes before those are ready. So this module imports ``doors`` and its
neighbours only when a view or handler runs.
"""

import logging
from typing import Any

from web_fragments.fragment import Fragment
from webob import Request, Response
from xblock.core import XBlock
from xblock.fields import Scope, String
from xblock.validation import Validation

from flexid_xblock.blocks.fields import JsonDict

log = logging.getLogger(__name__)

# Marks our strings for translation; Studio translates them when it shows them.
_ = str


@XBlock.wants("user", "i18n", "completion", "studio_user_permissions")
class FlexIdBlock(XBlock):
    """A door to one activity of the course, named by its key.

    ``word_overrides`` is what an author changed here:
    ``{language: {"dotted.path": text}}`` over the words of the curriculum;
    ``structure_overrides`` is what she chose, see ``domain.authored``.
    """

    # The platform would publish the whole package, facilitators' notes included.
    resources_dir = None
    has_author_view = True
    has_custom_completion = True
    completion_mode = "completable"

    kind: str  # of the activities this door can show
    template: str
    scripts: tuple[str, ...] = ()
    # Fetched once a page can be written in; nothing that they do is drawn before.
    later: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()
    # Set by the gallery alone: in which state an answer is shown that is nobody's.
    sample_state = ""

    display_name = String(scope=Scope.settings, default="Flex-ID", display_name=_("Name"))
    activity_key = String(
        scope=Scope.settings,
        default="",
        display_name=_("Activity"),
        help=_("The key of an activity in the curriculum, such as who-am-i.journal"),
    )
    word_overrides = JsonDict(
        scope=Scope.settings, default={}, display_name=_("Own words"), enforce_type=True
    )
    structure_overrides = JsonDict(
        scope=Scope.settings, default={}, display_name=_("Own choices"), enforce_type=True
    )

    @property
    def display_name_with_default(self) -> str:
        """The name an author gave, else the activity's title in the language of whoever looks."""
        from flexid_xblock.blocks import studio

        return studio.name_of(self)

    @XBlock.supports("multi_device")
    def student_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The activity as the person before it may see it."""
        from flexid_xblock.blocks import doors

        return doors.draw(self)

    def author_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """An example of what a student sees, with made-up people; nothing can be written."""
        return self.student_view(context)

    def studio_view(self, context: dict[str, Any] | None = None) -> Fragment:
        """The editor."""
        from flexid_xblock.blocks import editor

        return editor.draw(self)

    def validate(self) -> Validation:
        """What an author should mend, each in a sentence that says how."""
        from flexid_xblock.blocks import findings

        return findings.add_to(super().validate(), self)

    def index_dictionary(self) -> dict[str, Any]:
        """What Studio and the course search may find: authored texts only."""
        from flexid_xblock.blocks import studio

        return studio.index(self)

    def resources(self, source: dict[str, Any]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The scripts and the style sheets this activity needs beside the frame's."""
        return self.scripts, self.styles

    def afterwards(self, source: dict[str, Any]) -> tuple[str, ...]:
        """The scripts that this activity's page fetches once it can be written in."""
        return self.later

    def more_context(self, source: dict[str, Any], words: Any, seat: Any) -> dict[str, Any]:
        """What the block's own template asks for beside what all are given."""
        return {}

    def clear_student_state(
        self, user_id: str, course_id: str, item_id: str, requesting_user_id: str
    ) -> None:
        """Staff asked the platform to delete a student's state: nothing of hers is deleted.

        Only she herself, or her retirement, takes away what she wrote. The platform
        calls this on a block that is bound to nobody.
        """
        log.info("Staff asked to delete a student's state; what she wrote in Flex-ID stays.")

    @XBlock.handler
    def ticket(self, request: Request, suffix: str = "") -> Response:
        """A fresh ticket for the learner before this block."""
        from flexid_xblock.blocks import doors

        return doors.answer(self, request, doors.fresh_ticket)

    @XBlock.handler
    def completed(self, request: Request, suffix: str = "") -> Response:
        """Tell the host that the activity is done, if ``progress`` says so."""
        from flexid_xblock.blocks import doors

        return doors.answer(self, request, doors.complete)

    @XBlock.handler
    def studio_submit(self, request: Request, suffix: str = "") -> Response:
        """Save what an author changed, all of it or nothing."""
        from flexid_xblock.blocks import studio

        return studio.answer(self, request, studio.save)

    @XBlock.handler
    def studio_texts(self, request: Request, suffix: str = "") -> Response:
        """The texts of an activity, and what can be chosen in it, for an author's editor."""
        from flexid_xblock.blocks import studio

        return studio.answer(self, request, studio.texts)

    @XBlock.handler
    def studio_preview(self, request: Request, suffix: str = "") -> Response:
        """A page that shows what an author has not saved yet as a student would see it."""
        from flexid_xblock.blocks import studio

        return studio.answer(self, request, studio.preview)
