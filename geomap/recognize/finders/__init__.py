"""Finders for models of other packages; each is imported only when it is asked for."""
