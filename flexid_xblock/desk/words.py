"""Titles and questions of the course, in the language of whoever looks."""

from flexid_xblock.content import api as content


def module_title(activity_key: str, language: str) -> str:
    """The title of the module an activity belongs to; its key if it has left the course."""
    module_key = activity_key.rpartition(".")[0]
    titles = {module.key: module.titles for module in content.course().modules}
    if module_key not in titles:
        return module_key
    return title(titles[module_key], language)


def title(titles: dict[str, str], language: str) -> str:
    """One of these titles, in the language or the nearest there is."""
    return str(content.words({"words": titles}, language).text)


def question(version: str, prompt: str, language: str) -> str:
    """A prompt's question as it was when it was answered."""
    words = content.words(content.version(version), language)
    return str(words.text["prompts"][prompt]["question"])
