"""The settings for tests: the real ones, in a data folder of their own, with the slow and the outer world left out.

GROUNDWORK_TEST_DATABASE=postgres chooses PostgreSQL; SQLite otherwise. Variables that an operator or developer happens
to have set are put aside, so that no test ever meets real data.
"""

from __future__ import annotations

import os
import tempfile
import uuid
from pathlib import Path

from . import databases

OURS = ("GROUNDWORK_TEST_", "GROUNDWORK_CHROMIUM")
for _name in [name for name in os.environ if name.startswith("GROUNDWORK_") and not name.startswith(OURS)]:
    del os.environ[_name]

if "GROUNDWORK_TEST_ROOM" not in os.environ:  # the first process of a run makes room for all of them
    os.environ["GROUNDWORK_TEST_ROOM"] = tempfile.mkdtemp(prefix="groundwork-tests-")
    databases.on_leash('rm -rf "$GROUNDWORK_TEST_ROOM"')
ROOM = Path(os.environ["GROUNDWORK_TEST_ROOM"])
_HOME = ROOM / os.environ.get("PYTEST_XDIST_WORKER", "main")
(_HOME / "static").mkdir(parents=True, exist_ok=True)

os.environ |= {
    "GROUNDWORK_HOME": str(_HOME),
    "GROUNDWORK_SECRET_KEY": "only-for-tests-and-long-enough-to-be-taken-seriously",
    "GROUNDWORK_WORDS_KEYS": "Zm9yLXRlc3RzLW9ubHktMzItYnl0ZXMtbG9uZy1rZXk=",
    "DJANGO_ALLOW_ASYNC_UNSAFE": "1",  # Playwright keeps a loop in the test's own thread
}
POSTGRES = os.environ.get("GROUNDWORK_TEST_DATABASE", "sqlite") == "postgres"
if POSTGRES:
    os.environ["GROUNDWORK_DATABASE_URL"] = databases.url()

from groundwork.settings import *  # noqa: E402, F403
from groundwork.settings import DATABASES, STORAGES  # noqa: E402

if POSTGRES:
    DATABASES["default"]["TEST"] = {"NAME": f"groundwork_{uuid.uuid5(uuid.NAMESPACE_URL, str(ROOM)).hex[:12]}"}
else:
    # A file, so that threads, live servers and other processes meet the locks that operators meet.
    DATABASES["default"]["TEST"] = {"NAME": str(ROOM / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] += "PRAGMA synchronous=OFF;"

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STATIC_ROOT = _HOME / "static"
STORAGES["staticfiles"] = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}  # nothing is collected
WHITENOISE_USE_FINDERS = True
# In memory: the tests' clock is Django's alone, and the database cache would compare it with the machine's.
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
