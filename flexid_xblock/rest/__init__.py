"""Doors for scripts: the JSON API under ``/flexid/api/v1/``.

Session and CSRF only, JSON bodies only. A view here finds out who asks,
checks the shape of what came, calls one room and words the answer. It holds
no rule of its own.
"""
