"""Defaults of every FLEXID_ setting; the README explains each."""
