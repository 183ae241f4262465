"""A document in, its sentences as strings of word classes out, with who acts, when and where.

Visits and meetings are read from these; the stages do not know each other.
"""
