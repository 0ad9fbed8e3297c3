"""The embedded school: a small site on the xblock-sdk runtime, with real logins.

One command (``python -m flexid_xblock.school``) shows the whole product, and a
small school could run on it. Nothing imports this package, it holds no rule
and no word of a student, and of the sdk it uses the runtime class only: none
of its users, addresses, tables or scripts.
"""
