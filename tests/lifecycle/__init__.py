"""What the platform tells us of people and courses: retirement, cohorts, re-runs, and leaving."""
