"""What the course has in all, counted: a module that shrinks or grows shows here.

How many words it has, ``python -m tests.content.reading --totals`` prints.
"""

from typing import NamedTuple

from flexid_xblock.activities.api import kind_names

from .course import MODULES, activities_of_kind, each_module, stages_of_kind


class Count(NamedTuple):
    """How much there is of what students answer, weigh and make."""

    prompts: int
    dilemmas: int
    branching_nodes: int
    activities: int


# One line a module, in the order of the course, and their sum; write the line with the module.
COUNTS = {
    "welcome": Count(prompts=3, dilemmas=0, branching_nodes=0, activities=2),
    "who-am-i": Count(prompts=4, dilemmas=1, branching_nodes=0, activities=2),
    "with-several-cultures": Count(prompts=4, dilemmas=1, branching_nodes=0, activities=2),
    "bridge-builder": Count(prompts=4, dilemmas=1, branching_nodes=0, activities=2),
    "moving": Count(prompts=4, dilemmas=1, branching_nodes=0, activities=2),
    "prejudice-and-racism": Count(prompts=3, dilemmas=2, branching_nodes=17, activities=2),
    "roles-and-expectations": Count(prompts=4, dilemmas=2, branching_nodes=16, activities=4),
    "my-own-story": Count(prompts=4, dilemmas=1, branching_nodes=0, activities=4),
    "norwegian-enough": Count(prompts=4, dilemmas=1, branching_nodes=0, activities=2),
    "language-and-feelings": Count(prompts=4, dilemmas=1, branching_nodes=0, activities=2),
    "big-and-small": Count(prompts=4, dilemmas=2, branching_nodes=27, activities=3),
    "conflict": Count(prompts=4, dilemmas=2, branching_nodes=23, activities=3),
    "freedom-and-future": Count(prompts=4, dilemmas=2, branching_nodes=18, activities=8),
    "leader-role": Count(prompts=2, dilemmas=1, branching_nodes=0, activities=0),
    "leader-themes": Count(prompts=2, dilemmas=0, branching_nodes=0, activities=0),
    "leader-presenting": Count(prompts=2, dilemmas=0, branching_nodes=0, activities=0),
    "leader-circle": Count(prompts=2, dilemmas=1, branching_nodes=0, activities=0),
    "leader-practice": Count(prompts=2, dilemmas=0, branching_nodes=0, activities=0),
}
TOTAL = Count(prompts=60, dilemmas=19, branching_nodes=101, activities=38)
# Every kind of activity, and where the course uses it; a task for home is in each module.
USED = {
    "belonging_map": ["with-several-cultures.belonging"],
    "branching_dilemma": [
        "prejudice-and-racism.group-chat",
        "roles-and-expectations.saturday",
        "big-and-small.greeting",
        "conflict.rumour",
        "freedom-and-future.whose-dream",
    ],
    "bridge_map": ["bridge-builder.bridge", "freedom-and-future.bridge-now"],
    "compare_view": ["freedom-and-future.bridge-then-now", "freedom-and-future.circles-then-now"],
    "conflict_ladder": ["conflict.ladder"],
    "family_link": [f"{key}.at-home" for key in COUNTS if not key.startswith("leader-")],
    "future_letter": ["freedom-and-future.letter"],
    "identity_circles": ["who-am-i.circles", "freedom-and-future.circles-now"],
    "language_feeling_map": ["language-and-feelings.language-map"],
    "media": ["my-own-story.three-tellings"],
    "pulse": ["welcome.pulse", "roles-and-expectations.pulse", "freedom-and-future.pulse"],
    "role_map": ["roles-and-expectations.roles"],
    "timeline": ["moving.line", "my-own-story.story"],
    "tree_of_life": ["my-own-story.tree"],
    "values_sort": ["norwegian-enough.values"],
    "weigh_scale": ["big-and-small.scale"],
}


def counted(module):
    """What one module has; the circle's dilemma and the branching ones are dilemmas both."""
    stories = activities_of_kind(module, "branching_dilemma").values()
    return Count(
        prompts=len(module.structure["journal"]["prompts"]),
        dilemmas=len(stages_of_kind(module, "dilemma")) + len(stories),
        branching_nodes=sum(len(story["nodes"]) for story in stories),
        activities=len(module.activities),
    )


@each_module
def test_a_module_has_what_the_table_says(module):
    assert counted(module) == COUNTS[module.key]


def test_the_course_has_what_its_modules_have():
    assert Count(*(sum(column) for column in zip(*COUNTS.values(), strict=True))) == TOTAL


def test_each_module_that_is_there_has_its_line():
    assert [key for key in MODULES if key not in COUNTS] == []


def test_every_kind_of_activity_is_used_in_the_course():
    used = {
        kind: [f"{key}.{name}" for key in COUNTS for name in activities_of_kind(MODULES[key], kind)]
        for kind in kind_names()
    }
    assert {kind: sorted(keys) for kind, keys in used.items()} == {
        kind: sorted(keys) for kind, keys in USED.items()
    }
