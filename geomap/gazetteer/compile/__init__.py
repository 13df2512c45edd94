"""Compile a gazetteer from pinned packages; used while the wheel is built, and by ``geomap gazetteer build``."""
