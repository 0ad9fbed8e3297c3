"""One line of migrations for all rooms; one idea each."""
