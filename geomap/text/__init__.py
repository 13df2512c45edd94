"""Pure functions on strings, shared by the stages; offsets are code points of the text given."""
