"""The things students make: circles, maps, timelines. Empty until that issue.

This room will hold one folder a kind under ``kinds/``; saving is ``saving``'s.
"""
