"""The file with everything about a person: who may fetch it, what stands where, and how it is told.

No file is ever stored. The right to fetch one is a row with a hash in it; the
file is made while it is sent, a few texts at a time.
"""
