"""`groundwork config`: every setting in force, and where it comes from."""

from __future__ import annotations

import argparse
import json

from groundwork.core.configuration import CONFIG_FILE, KEYS_FILE, SETTINGS, Configuration


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="for programs")


def run(options: argparse.Namespace) -> None:
    """Show the settings; passwords and keys stay hidden."""
    configuration = Configuration.read()
    if options.json:
        values = {
            each.name: {"value": configuration.shown(each), "source": configuration.sources[each.name]}
            for each in SETTINGS
        }
        print(json.dumps({"home": str(configuration.home), "settings": values}, indent=2))
        return
    print(f"Data folder   {configuration.home}{'' if configuration.home.is_dir() else ' (does not exist yet)'}")
    print(f"Settings in   {configuration.home / CONFIG_FILE}")
    print(f"Keys in       {configuration.home / KEYS_FILE}: {', '.join(sorted(configuration.keys)) or 'none yet'}")
    for each in SETTINGS:
        print(f"\n{each.name} = {configuration.shown(each) or '(empty)'}")
        print(f"    {each.meaning}")
        print(f"    from: {configuration.sources[each.name]}; variable: {each.variable}")
    for name in configuration.unknown:
        print(f"\n{name}: no such setting; it is in {configuration.home / CONFIG_FILE} and has no effect")
