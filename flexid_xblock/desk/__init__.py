"""Doors for people: the student's own page, the teacher's and the counsellor's desk.

A view here finds out who asks, calls rooms, and words what they answer. What
is hidden is 404; free text never arrives by a form.
"""
