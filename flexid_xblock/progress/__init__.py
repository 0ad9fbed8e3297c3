"""What a person is done with. Never a score, a rank or a comparison.

Done is done: sent, kept and "not this one" all count the same.
"""
