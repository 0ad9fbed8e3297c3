"""The amounts, forms and activities that the plan gives each module."""

from collections.abc import Callable

from flexid_xblock.content.records import Document, ModuleFiles

from .common import words

GOALS_BEGIN = {"en": "I can ", "nb": "Jeg kan "}
PARTS = (5, 6)
WORDS_OF_A_PART = (100, 160)
WORDS_OF_ALL_PARTS = (600, 900)
PROMPTS = (3, 4)
VARIATIONS = {"big-class", "never-moved", "unaccompanied"}
MINUTES = (150, {"short": 120, "lessons": 90})

# Where the plan wants a word of care before, and where it wants an evening with the families.
CONTENT_NOTES = (
    *("moving", "prejudice-and-racism", "roles-and-expectations"),
    *("my-own-story", "big-and-small", "conflict", "freedom-and-future"),
)
EVENINGS = (
    *("welcome", "with-several-cultures", "prejudice-and-racism", "roles-and-expectations"),
    *("norwegian-enough", "big-and-small", "freedom-and-future"),
)

# Modules that are not like the others, each with its reason.
_LEADERS = "A short unit for those who have done both years and want to help with a group."
WITHOUT_A_THEME = {
    "welcome": "It comes before the first module: how the course works, no theme.",
    "leader-role": _LEADERS,
    "leader-themes": _LEADERS,
    "leader-presenting": _LEADERS,
    "leader-circle": _LEADERS,
    "leader-practice": _LEADERS,
}
SHORT = (90, {"short": 60, "lessons": 90})
ITS_OWN_MINUTES = dict.fromkeys(WITHOUT_A_THEME, SHORT)

# Plan 3: what is made in each module.
KINDS = {
    "welcome": ["family_link", "pulse"],
    "who-am-i": ["family_link", "identity_circles"],
    "with-several-cultures": ["belonging_map", "family_link"],
    "bridge-builder": ["bridge_map", "family_link"],
    "moving": ["family_link", "timeline"],
    "prejudice-and-racism": ["branching_dilemma", "family_link"],
    "roles-and-expectations": ["branching_dilemma", "family_link", "pulse", "role_map"],
    "my-own-story": ["family_link", "media", "timeline", "tree_of_life"],
    "norwegian-enough": ["family_link", "values_sort"],
    "language-and-feelings": ["family_link", "language_feeling_map"],
    "big-and-small": ["branching_dilemma", "family_link", "weigh_scale"],
    "conflict": ["branching_dilemma", "conflict_ladder", "family_link"],
    "freedom-and-future": [
        *("branching_dilemma", "bridge_map", "compare_view", "compare_view"),
        *("family_link", "future_letter", "identity_circles", "pulse"),
    ],
    **{key: [] for key, reason in WITHOUT_A_THEME.items() if reason == _LEADERS},
}

Check = Callable[[ModuleFiles], bool]


def faults(module: ModuleFiles) -> list[str]:
    """What a module's structure has that the plan has not, or the reverse; one sentence each."""
    checks = {**OF_ALL, **({} if module.key in WITHOUT_A_THEME else OF_A_THEME)}
    return [told for told, holds in checks.items() if not holds(module)]


def faults_of_words(module: ModuleFiles, language: str) -> list[str]:
    """The goals and parts that are not as the plan wants them, each with what it is."""
    if module.key in WITHOUT_A_THEME:
        return []
    opening = module.words[language]["student"]["opening"]
    lengths = {key: len(words(part["text"])) for key, part in opening["parts"].items()}
    total = sum(lengths.values())
    odd = [goal for goal in opening["goals"].values() if not _begins(goal, language)]
    told = [f"the goal '{goal}' does not begin with '{GOALS_BEGIN[language]}'" for goal in odd]
    for key, length in lengths.items():
        if not _between(length, WORDS_OF_A_PART):
            told.append(f"the part '{key}' has {length} words")
    if not _between(total, WORDS_OF_ALL_PARTS):
        told.append(f"the parts have {total} words in all")
    return told


def pieces(module: ModuleFiles) -> list[str]:
    """What a student takes with her from a module, by name."""
    made = [name for name, one in module.activities.items() if one.get("portfolio")]
    prompts = module.structure["journal"]["prompts"]
    return made + [prompt["key"] for prompt in prompts if prompt.get("portfolio")]


def talks(module: ModuleFiles) -> list[Document]:
    """The prompts that gather points for a talk of two."""
    prompts = module.structure["journal"]["prompts"]
    return [prompt for prompt in prompts if prompt.get("talk")]


def _begins(goal: str, language: str) -> bool:
    return goal.startswith(GOALS_BEGIN[language])


def _between(number: int, limits: tuple[int, int]) -> bool:
    least, most = limits
    return least <= number <= most


def _minutes(module: ModuleFiles) -> bool:
    meeting = module.structure["meeting"]
    forms = {name: form["minutes"] for name, form in meeting.get("forms", {}).items()}
    return (meeting["minutes"], forms) == ITS_OWN_MINUTES.get(module.key, MINUTES)


def _notes(module: ModuleFiles) -> bool:
    parts = [module.structure["opening"], module.structure["meeting"]]
    return [part.get("content_note", False) for part in parts] == [module.key in CONTENT_NOTES] * 2


def _evening(module: ModuleFiles) -> bool:
    return ("evening" in module.structure) is (module.key in EVENINGS)


def _kinds(module: ModuleFiles) -> bool:
    return sorted(one["kind"] for one in module.activities.values()) == KINDS[module.key]


def _at_home(module: ModuleFiles) -> bool:
    return not module.activities or "home" in [one["when"] for one in module.activities.values()]


def _parts(module: ModuleFiles) -> bool:
    return len(module.structure["opening"]["parts"]) in PARTS


def _prompts(module: ModuleFiles) -> bool:
    return len(module.structure["journal"]["prompts"]) in PROMPTS


def _variations(module: ModuleFiles) -> bool:
    return set(module.structure["facilitator"]["variations"]) >= VARIATIONS


OF_ALL: dict[str, Check] = {
    "the meeting and its shorter forms last as the plan says": _minutes,
    "hard themes have content notes, in opening and meeting, and no other has": _notes,
    "families come at the beginning and at the end of the year": _evening,
    "what is made is what the plan gives the module": _kinds,
    "there is something to do at home": _at_home,
}
OF_A_THEME: dict[str, Check] = {
    "there are five or six parts": _parts,
    "there are three or four prompts": _prompts,
    "the facilitator's variations are there": _variations,
}
