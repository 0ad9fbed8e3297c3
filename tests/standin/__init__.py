"""A stand-in for the LMS and Studio, as far as rights need them.

Written after the platform's own code, which no test here can run: who is
bound to a block, who is asked for a token, who is let through. What the
platform leaves open (a handler that nobody enrolled may call) is open here too.
"""
