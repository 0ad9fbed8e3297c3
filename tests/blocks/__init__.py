"""The doors in the course: authored words and a ticket, and never a word of a student."""
