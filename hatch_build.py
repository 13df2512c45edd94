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
        root = Path(self.root)
        sys.path.insert(0, self.root)
        try:
            build = import_module("geomap.gazetteer.compile.build")
            recipe = root / "gazetteer"
            if _compiled_recipe(root / INDEX) != build.recipe_hash(recipe):
                self.app.display_info("geomap: compiling the embedded gazetteer (about a minute)")
                build.compile_gazetteer(recipe, root / CACHE, root / INDEX)
        finally:
            sys.path.remove(self.root)
        build_data["artifacts"].append(f"/{INDEX}/**")


def _compiled_recipe(index: Path) -> str | None:
    """Read which recipe an index was compiled from; None when there is none, or none that opens."""
    try:
        return str(json.loads((index / "meta.json").read_bytes())["recipe"])
    except (OSError, ValueError, KeyError):
        return None
