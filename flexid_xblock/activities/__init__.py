"""The things students make: circles, maps, timelines, dilemmas.

One folder a kind under ``kinds/``: what its author writes, what a student's
response looks like, and how it reads as plain text. All responses live in one
sealed model; saving is ``saving``'s. Hers alone: no adult has a way to read a
response, and nothing in it is ever counted or compared, but for the faces of
the pulse, which are counted apart from whoever chose them.
"""
