"""The course itself: what is written in ``curriculum/`` and what was shown of it.

Structure and words are kept apart, checked in both directions, and frozen by
their hash before a learner answers. This room never renders Markdown (that is
``text.author_html``), never holds a word by or about a student, and never puts
a facilitator's note into an activity's source.
"""
