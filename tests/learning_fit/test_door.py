"""One public door, and no web framework behind it."""

import subprocess
import sys

import learning_fit


def test_everything_named_at_the_door_is_there():
    assert [name for name in learning_fit.__all__ if not hasattr(learning_fit, name)] == []


def test_everything_public_says_what_it_means():
    things = {name: getattr(learning_fit, name) for name in learning_fit.__all__}

    assert [name for name, thing in things.items() if callable(thing) and not thing.__doc__] == []


def test_the_library_needs_neither_the_web_nor_the_rest_of_the_project():
    asked = "import sys, learning_fit; print(sorted({m.split('.')[0] for m in sys.modules} & {'django', 'groundwork'}))"

    found = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)

    assert found.stdout.strip() == "[]"
