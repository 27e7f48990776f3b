"""Rules of form: letterhead, number, date, title, foot, and how a Word file is set (TT)."""

from __future__ import annotations

from typing import Final

from lotrinh.checks.form.tt101_excerpt import excerpt
from lotrinh.checks.form.tt102_no_state_motto import no_state_motto
from lotrinh.checks.form.tt103_phrase_misprinted import phrase_misprinted
from lotrinh.checks.form.tt104_phrase_capitals import phrase_capitals
from lotrinh.checks.form.tt105_no_party_title import no_party_title
from lotrinh.checks.form.tt106_foreign_letterhead import foreign_letterhead
from lotrinh.checks.form.tt107_no_issuer import no_issuer
from lotrinh.checks.form.tt111_no_number import no_number
from lotrinh.checks.form.tt112_blank_when_published import blank_when_published
from lotrinh.checks.form.tt113_half_numbered import half_numbered
from lotrinh.checks.form.tt114_symbol_form import symbol_form
from lotrinh.checks.form.tt115_symbol_of_other_type import symbol_of_other_type
from lotrinh.checks.form.tt116_number_below_ten import number_below_ten
from lotrinh.checks.form.tt117_party_number_below_ten import party_number_below_ten
from lotrinh.checks.form.tt118_symbol_blanks import symbol_blanks
from lotrinh.checks.form.tt121_no_place_or_date import no_place_or_date
from lotrinh.checks.form.tt122_date_below_ten import date_below_ten
from lotrinh.checks.form.tt123_date_in_digits import date_in_digits
from lotrinh.checks.form.tt124_no_comma_after_place import no_comma_after_place
from lotrinh.checks.form.tt131_no_subject import no_subject
from lotrinh.checks.form.tt132_no_type import no_type
from lotrinh.checks.form.tt141_no_recipients import no_recipients
from lotrinh.checks.form.tt142_no_filing_line import no_filing_line
from lotrinh.checks.form.tt143_recipient_punctuation import recipient_punctuation
from lotrinh.checks.form.tt151_no_signature import no_signature
from lotrinh.checks.form.tt152_on_whose_behalf import on_whose_behalf
from lotrinh.checks.form.tt153_foreign_authority import foreign_authority
from lotrinh.checks.form.tt154_impossible_authority import impossible_authority
from lotrinh.checks.form.tt155_deputy_alone import deputy_alone
from lotrinh.checks.form.tt156_no_name import no_name
from lotrinh.checks.form.tt157_abbreviation_without_dot import abbreviation_without_dot
from lotrinh.checks.form.tt161_no_end_mark import no_end_mark
from lotrinh.checks.form.tt162_end_mark_twice import end_mark_twice
from lotrinh.checks.form.tt171_paper import paper
from lotrinh.checks.form.tt172_margins import margins
from lotrinh.checks.form.tt173_font import font
from lotrinh.checks.form.tt174_size import size
from lotrinh.checks.form.tt175_spacing import spacing
from lotrinh.checks.form.tt176_page_number import page_number
from lotrinh.checks.rule import Rule

RULES: Final[tuple[Rule, ...]] = (
    excerpt,
    no_state_motto,
    phrase_misprinted,
    phrase_capitals,
    no_party_title,
    foreign_letterhead,
    no_issuer,
    no_number,
    blank_when_published,
    half_numbered,
    symbol_form,
    symbol_of_other_type,
    number_below_ten,
    party_number_below_ten,
    symbol_blanks,
    no_place_or_date,
    date_below_ten,
    date_in_digits,
    no_comma_after_place,
    no_subject,
    no_type,
    no_recipients,
    no_filing_line,
    recipient_punctuation,
    no_signature,
    on_whose_behalf,
    foreign_authority,
    impossible_authority,
    deputy_alone,
    no_name,
    abbreviation_without_dot,
    no_end_mark,
    end_mark_twice,
    paper,
    margins,
    font,
    size,
    spacing,
    page_number,
)
