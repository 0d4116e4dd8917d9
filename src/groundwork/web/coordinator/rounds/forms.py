"""What a coordinator is asked about a round."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from groundwork.matching.models import Exclusion, Round
from groundwork.matching.states import Aim
from groundwork.web.forms import Form, ModelForm
from groundwork.web.widgets import ChoiceCards, WordsArea

LARGEST_REVIEW = 5_000_000  # bytes; a review of 30,000 pairs is half of it
HOW_MUCH = [
    ("must", _("Matters most")),
    ("matters", _("Matters")),
    ("nice", _("Nice to have")),
    ("ignore", _("Leave it out")),
]


def _how_much(label: Any, hint: Any) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, help_text=hint, choices=HOW_MUCH, widget=forms.RadioSelect)


class WeightsForm(Form):
    """How much each part of a fit counts, in words."""

    learning_fit = _how_much(
        _("What one wants to learn and the other offers"),
        _("Skills first, then what both say in their own words."),
    )
    goals = _how_much(
        _("Goals the mentor can help with"),
        _("Where one is going and the help hoped for, and what the other can give."),
    )
    ideal_mentor = _how_much(
        _("The mentor somebody has in mind"), _("What they say a mentor has to have, and what would be good.")
    )
    shared_road = _how_much(_("A road they share"), _("What one is going through now and the other has been through."))
    fresh_viewpoint = _how_much(
        _("A fresh viewpoint"),
        _("Another unit, to see things anew; the same profession and a grade or two above, to have been there."),
    )
    practicalities = _how_much(
        _("Time and place"), _("Hours a month, online or in person, languages, and when both are free.")
    )


class TermsForm(WeightsForm):
    """What a plan is made by: the weights, and what comes first when not everything can be had."""

    aim = forms.ChoiceField(
        label=_("What comes first"),
        choices=Aim,
        required=False,
        widget=ChoiceCards(
            hints={
                Aim.FAIREST: _("Most people have a mentor; then the weakest pair is as strong as it can be."),
                Aim.TOTAL: _("Most people have a mentor; then all pairs together. Single pairs may fit less closely."),
                Aim.STABLE: _("No two would both rather have each other. Some may stay without a mentor for it."),
            }
        ),
    )
    marks_optional = False

    @property
    def weights(self) -> dict[str, str]:
        """How much each part counts."""
        return {name: word for name, word in self.cleaned_data.items() if name != "aim"}

    @property
    def chosen_aim(self) -> str:
        """The aim; where none was chosen, the one there was."""
        return self.cleaned_data["aim"] or self.initial.get("aim", Aim.FAIREST)


def terms_form(round: Round, said: Any = None) -> TermsForm:
    """The form as the round stands, or as somebody has filled it in."""
    return TermsForm(said, initial={**round.weights, "aim": round.aim})


class ExclusionForm(ModelForm):
    """Why two people are kept apart in this round."""

    is_question = True

    class Meta:
        model = Exclusion
        fields = ["reason"]
        widgets = {"reason": WordsArea(rows=3)}
        labels = {"reason": _("Why keep the two apart?")}
        help_texts = {"reason": _("One sentence for whoever looks at this round after you. The two never see it.")}

    def __init__(self, *args: Any, caption: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.caption = caption
        reason = self.fields["reason"]
        reason.required = True
        reason.error_messages["required"] = _("Write in a sentence why the two are kept apart")
        if not self.is_bound:  # the page is one question, opened by a key: whoever comes goes on typing
            reason.widget.attrs["autofocus"] = True


class ReviewFileForm(Form):
    """A review that came back."""

    hints = {"file": _("The workbook that you had from here, with decisions in it.")}
    file = forms.FileField(
        label=_("The file with decisions"),
        allow_empty_file=True,  # the reader says kindly what an empty file needs
        widget=forms.FileInput(attrs={"accept": ".xlsx,.ods,.csv"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if (file.size or 0) > LARGEST_REVIEW:
            raise forms.ValidationError(_("The file is larger than any review. Choose the workbook you had from here."))
        return file
