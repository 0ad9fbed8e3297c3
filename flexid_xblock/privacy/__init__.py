"""A person's data, over all rooms: the notice, the export, the erasure.

Each room declares every field it stores (``personal.py``) and brings its own
export and eraser; this room only calls them, and takes the key away last.
"""
