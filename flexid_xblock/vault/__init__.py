"""Keys and sealed text: private words are ciphertext everywhere below this room.

Clear text leaves by two functions only: ``vault.api.open_own`` (what is your
own, or was openly sent to you) and ``audit.api.open_sealed`` (what is logged).
This room must never log, cache or print a text or a key, never answer a
failure with ciphertext or an empty text, and never make a second master key.
"""
