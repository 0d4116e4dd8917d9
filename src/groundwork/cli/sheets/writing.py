"""Files come into being whole or not at all, and never in place of another without a word."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from pathlib import Path

from groundwork.cli.stop import Stop


def check_targets(kinds: Mapping[Path, tuple[str, ...]], *, force: bool, sources: Iterable[Path | None] = ()) -> None:
    """Before any work: the folders are there, the kinds are known, and nothing would be overwritten unasked.

    What is to be read is never written over, not even by force.
    """
    seen = {source.resolve() for source in sources if source}
    for target in kinds:
        if target.suffix.lower() not in kinds[target]:
            raise Stop(f"{target}: expected a name that ends in {' or '.join(kinds[target])}.")
        folder = target.absolute().parent
        if not folder.is_dir():
            raise Stop(f"{target}: there is no folder {folder}. Make it first, or choose another.")
        if target.is_dir():
            raise Stop(f"{target} is a folder. Choose the name of a file.")
        if target.exists() and not force:
            raise Stop(f"{target} is there already. Choose another name, or overwrite it with --force.")
        if target.resolve() in seen:
            raise Stop(f"{target}: each file needs a name of its own, and this one is read or written already.")
        if not os.access(folder, os.W_OK | os.X_OK):
            raise Stop(f"{target}: nothing may be written into {folder}. Choose another folder.")
        seen.add(target.resolve())


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write every file beside its place, then put them all there; what is unfinished goes away again.

    Stop when the disk says no.
    """
    unfinished = {target: target.with_name(f".{target.name}.{os.getpid()}.unfinished") for target in contents}
    try:
        for target, content in contents.items():
            with unfinished[target].open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        for target, whole in unfinished.items():
            whole.replace(target)
    except OSError as no:
        raise Stop(f"{target} can't be written: {no.strerror}. Nothing of it was kept.") from no
    finally:
        for left in unfinished.values():
            left.unlink(missing_ok=True)
