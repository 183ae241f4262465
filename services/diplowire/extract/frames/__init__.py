"""A document in, its sentences as strings of word classes out, with who acts, when and where: what visits and meetings are read from."""
