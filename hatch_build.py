"""Build hook: compiles the embedded gazetteer when the source tree has none, or one of another recipe.

An sdist carries the recipe and no index; a wheel, or an editable install, carries the index.
"""

from __future__ import annotations

import json
import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

INDEX = "geomap/_gazetteer"
CACHE = "build/packages"


class GazetteerBuildHook(BuildHookInterface[Any]):
    """Put the compiled gazetteer into what is built."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile where needed, and name the index as an artifact of the wheel.

        Parameters
        ----------
        version
            ``"standard"`` or ``"editable"``.
        build_data
            Hatchling's; gets the artifacts.
        """
        del version
        if self.target_name != "wheel":
            return
        sys.path.insert(0, self.root)
        try:
            self._compile_where_needed(Path(self.root))
        finally:
            sys.path.remove(self.root)
        build_data["artifacts"].append(f"/{INDEX}/**")

    def _compile_where_needed(self, root: Path) -> None:
        build, errors = import_module("geomap.gazetteer.compile.build"), import_module("geomap.errors")
        recipe, index = root / "gazetteer", root / INDEX
        if _compiled_recipe(index) == build.recipe_hash(recipe) and _is_whole(index, errors.GeomapError):
            return
        self.app.display_info("geomap: compiling the embedded gazetteer (about a minute)")
        try:
            build.compile_gazetteer(recipe, root / CACHE, index)
        except errors.GeomapError as error:
            self.app.abort(f"geomap: error: the gazetteer was not compiled: {error}")


def _compiled_recipe(index: Path) -> str | None:
    """Read which recipe an index was compiled from; None when there is none, or none that opens."""
    try:
        return str(json.loads((index / "meta.json").read_bytes())["recipe"])
    except (OSError, ValueError, KeyError):
        return None


def _is_whole(index: Path, error: type[Exception]) -> bool:
    """Say whether every byte is as it was compiled; what was cut off or altered since is compiled anew."""
    try:
        return all(finding.passed for finding in import_module("geomap.gazetteer.verify").check_files(index))
    except error:
        return False
