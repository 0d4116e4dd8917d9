"""What base.html needs for the frame around a page."""

from __future__ import annotations

from typing import Any

from django.template import Context
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .library import register

PRODUCT = "Groundwork"


def has_errors(context: Context) -> bool:
    """Whether this page shows a rejected form: `form` in the context, or `has_errors` set by the view."""
    form = context.get("form")
    return bool(context.get("has_errors") or getattr(form, "errors", None) or _formset_errors(form))


def _formset_errors(form: Any) -> bool:
    return bool(getattr(form, "is_bound", False) and getattr(form, "total_error_count", lambda: 0)())


@register.simple_block_tag(takes_context=True)
def page_title(context: Context, content: str) -> SafeString:
    """The words for the window: "Error:" first when a form was rejected, the product last."""
    said = " ".join(str(content).split())
    if not said:
        title = conditional_escape(PRODUCT)
    else:
        title = format_html("{} {}" if said.endswith("?") else "{}: {}", SafeString(said), PRODUCT)
    return format_html("{} {}", _("Error:"), title) if has_errors(context) else title


@register.inclusion_tag("parts/_error_summary.html")
def error_summary(*forms: Any) -> dict[str, Any]:
    """All that is wrong with these forms, first on the page, each line leading to its field."""
    lines = [line for form in forms for line in _lines(form)]
    return {"lines": lines}


def _lines(form: Any) -> list[dict[str, Any]]:
    if not form:
        return []
    if hasattr(form, "forms"):
        whole = [{"text": text, "target": ""} for text in form.non_form_errors()]
        return whole + [line for part in form.forms for line in _lines(part)]
    lines = [{"text": text, "target": ""} for text in form.non_field_errors()] if form.is_bound else []
    if form.is_bound:
        lines += [{"text": text, "target": _target(field)} for field in form for text in field.errors]
    return lines


def _target(field: Any) -> str:
    """The id of the field, or of its first choice."""
    if getattr(field, "is_choices", False) and field.subwidgets:
        return field.subwidgets[0].id_for_label
    return field.id_for_label or field.auto_id
