"""The one library that all tags register with."""

from django import template

register = template.Library()
