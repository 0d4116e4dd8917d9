"""The backup file: a compressed tar with a manifest, the database, the settings and, if asked for, the keys."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tarfile
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from .stop import Stop

FORMAT = 1
MANIFEST = "manifest.json"


@dataclass(frozen=True)
class Manifest:
    """What a backup file says of itself."""

    format: int
    version: str
    made_at: str
    database: str  # "sqlite" or "postgresql"
    migrations: list[str]
    keys: list[str]  # fingerprints of the keys that open its confidential words, the writing one first
    checksums: dict[str, str]


def fingerprints(words_keys: Iterable[str]) -> list[str]:
    """Tell keys apart without giving them away."""
    return [hashlib.sha256(b"groundwork words key " + key.encode()).hexdigest()[:16] for key in words_keys]


def checksum(path: Path) -> str:
    """SHA-256 of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def write(target: Path, manifest: Manifest, files: dict[str, Path]) -> None:
    """Write the backup in one step: it appears under its name when it is whole."""
    unfinished = target.with_name(f".{target.name}.unfinished")
    unfinished.unlink(missing_ok=True)
    with os.fdopen(os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as raw:
        with tarfile.open(fileobj=raw, mode="w:gz", compresslevel=6) as archive:
            manifest_file = next(iter(files.values())).with_name(MANIFEST)
            manifest_file.write_text(json.dumps(asdict(manifest), indent=2), encoding="utf-8")
            for name, path in {MANIFEST: manifest_file, **files}.items():
                archive.add(path, arcname=name)
        raw.flush()
        os.fsync(raw.fileno())
    unfinished.replace(target)


def unpack(source: Path, folder: Path) -> Manifest:
    """Unpack a backup into an empty folder; Stop when it is none, is damaged, or is of a later make."""
    try:
        with tarfile.open(source, mode="r:gz") as archive:
            for member in archive:
                _take_out(archive, member, folder)
        manifest = Manifest(**json.loads((folder / MANIFEST).read_text(encoding="utf-8")))
    except FileNotFoundError as problem:
        raise Stop(f"{source} is missing or is no backup of Groundwork") from problem
    except (tarfile.TarError, EOFError, OSError, ValueError, TypeError) as problem:
        raise Stop(f"{source} is no whole backup of Groundwork: {problem}") from problem
    if manifest.format > FORMAT:
        raise Stop(f"{source} was made by Groundwork {manifest.version}. Install that version or a later one first.")
    for name, expected in manifest.checksums.items():
        if not (folder / name).is_file() or checksum(folder / name) != expected:
            raise Stop(f"{source} is damaged: {name} is not what was backed up")
    return manifest


def _take_out(archive: tarfile.TarFile, member: tarfile.TarInfo, folder: Path) -> None:
    """Write down one file of a backup. By hand: early Pythons 3.11 have no filter that keeps a name in its folder."""
    content = archive.extractfile(member) if member.isreg() else None
    if content is None or Path(member.name).name != member.name:
        raise ValueError(f"{member.name!r} is no file that a backup holds")
    with content, (folder / member.name).open("wb") as file:
        shutil.copyfileobj(content, file)
