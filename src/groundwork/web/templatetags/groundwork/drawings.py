"""Drawings with numbers in them: the road, bars, the hill. Computed here because a page carries no inline style."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from groundwork.web.road import FLAT, TALL, Road, Shape, shares

from .library import register

WIDTH = 1000
TALK = mark_safe('<circle class="talk{}" cx="{}" cy="{}" r="6"/>')
WALKER = mark_safe('<circle class="walker" cx="{}" cy="{}" r="9.5"/>')


@register.inclusion_tag("parts/_road.html")
def road(
    stages: Sequence[Mapping[str, Any]] | Road,
    talks: Iterable[float] = (),
    today: float = 0,
    next_talk: float | None = None,
    label: str = "",
    flat: bool = False,
) -> dict[str, Any]:
    """Two furrows: behind them ploughed, ahead still open. Stages as a list first, the picture above it."""
    if isinstance(stages, Road):
        talks, today, next_talk = stages.talks, stages.today, stages.next_talk
        label, stages = stages.label, stages.stages
    shape = FLAT if flat else TALL
    fences, so_far = [], 0.0
    for share in shares(len(stages))[:-1]:
        so_far += share
        fences.append(round(so_far * WIDTH))
    return {
        "stages": stages,
        "count": len(stages),
        "label": label,
        "shape": shape,
        "fences": "".join(f"M{x} {shape.fence_top}v{shape.fence_height}" for x in fences),
        "behind": round(_within(today) * WIDTH),
        "talks": _dots(shape, talks, next_talk),
        "walkers": _walkers(shape, today),
    }


def _within(place: float) -> float:
    return min(1.0, max(0.0, place))


def _dots(shape: Shape, talks: Iterable[float], next_talk: float | None) -> SafeString:
    places = [("", place) for place in talks] + ([(" is-next", next_talk)] if next_talk is not None else [])
    return format_html_join(
        "", TALK, ((kind, round(_within(t) * WIDTH), f"{shape.between(_within(t)):.1f}") for kind, t in places)
    )


def _walkers(shape: Shape, today: float) -> SafeString:
    """The mentor a little further along, both above the upper line."""
    mentor = min(0.99, max(0.042, _within(today)))
    mentee = mentor - 0.032
    heights = [(mentee, shape.upper(mentee) - 14), (mentor, shape.upper(mentor) - 21)]
    return format_html_join("", WALKER, ((round(t * WIDTH), f"{y:.1f}") for t, y in heights))


@register.simple_tag
def bars(parts: Iterable[Mapping[str, Any]]) -> SafeString:
    """Parts of a whole, each with its word: `label`, `says` and `percent`."""
    rows = ((part["label"], part["says"], meter(part["percent"])) for part in parts)
    return format_html(
        '<dl class="bars">{}</dl>',
        format_html_join("", "<div><dt>{}</dt><dd>{}</dd>{}</div>", rows),
    )


@register.simple_tag
def meter(percent: float) -> SafeString:
    """One bar; the word beside it says what it means."""
    return format_html(
        '<svg aria-hidden="true"><rect class="track" width="100%" height="8" rx="4"/>'
        '<rect class="fill" width="{}%" height="8" rx="4"/></svg>',
        round(min(100, max(0, percent))),
    )


@register.simple_tag
def minibar(percent: float) -> SafeString:
    """A bar for a table cell, read aloud as "78 of 100"."""
    share = round(min(100, max(0, percent)))
    return format_html(
        '<svg class="minibar" viewBox="0 0 60 8" role="img" aria-label="{}">'
        '<rect class="track" width="60" height="8" rx="4"/><rect class="fill" width="{}" height="8" rx="4"/></svg>',
        _("%(share)s of 100") % {"share": share},
        round(share * 0.6),
    )


@register.simple_tag
def rangebar(share: float, low: float, high: float) -> SafeString:
    """A share of 100 as a dot within the band where it may lie, read aloud as "78 of 100, between 60 and 90"."""
    at, start, end = (round(min(100, max(0, each))) for each in (share, low, high))
    return format_html(
        '<svg class="rangebar" viewBox="-5 0 110 10" role="img" aria-label="{}">'
        '<rect class="track" y="4" width="100" height="2" rx="1"/>'
        '<rect class="band" x="{}" y="1" width="{}" height="8" rx="4"/>'
        '<circle class="fill" cx="{}" cy="5" r="4"/></svg>',
        _("%(share)s of 100, between %(low)s and %(high)s") % {"share": at, "low": start, "high": end},
        start,
        max(1, end - start),
        at,
    )


# Places of the ball on the hill's line, uphill while finding out, downhill while doing.
HILL = [(18, 74), (99, 38), (150, 18), (201, 38), (282, 74)]


@register.simple_tag
def hill(step: int, label: str) -> SafeString:
    """A goal's place on its hill, 1 to 5, set by the person whose goal it is."""
    x, y = HILL[min(5, max(1, step)) - 1]
    return format_html(
        '<svg class="push-small" viewBox="0 0 300 84" role="img" aria-label="{}"><path class="faint" d="M0 74h300"/>'
        '<path d="M6 74C86 74 96 18 150 18s64 56 144 56"/><circle class="ball" cx="{}" cy="{}" r="9"/></svg>',
        label,
        x,
        y,
    )
