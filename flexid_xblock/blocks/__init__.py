"""Doors in the course: what Open edX places in a unit.

A block renders authored words and a ticket, and that is all. It holds no rule,
asks no table, and no word of a student ever passes through it.
"""
