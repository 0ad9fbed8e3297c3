"""The long walks: every interaction on two screens, in three languages, by mouse and by keys."""
