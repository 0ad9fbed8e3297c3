"""Every cell of the permission table, done as every person on every route.

``table`` reads the table, ``relations`` says who stands how to what ``planted``
plants, ``probes`` tries each operation on each route, ``judging`` names what
happened. What is expected comes from the table and the relations, never from
a list of cells.
"""
