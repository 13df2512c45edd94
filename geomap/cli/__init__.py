"""The command line: one command a file. Nothing heavy is imported before a command runs."""

from __future__ import annotations

from geomap.cli.group import main

__all__ = ["main"]
