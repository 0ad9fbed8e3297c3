"""What a person is done with, and her certificates. Never a score, a rank or a comparison.

Done is done: sent, kept and "not this one" all count the same. A certificate counts what the
teachers noted, and never tells whether somebody wrote.
"""
