"""Opening hours: what is read, what is doubtful, what is refused."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from migrado.kernel.hours.reading import read
from migrado.kernel.hours.spelling import respell
from migrado.kernel.refusal import Refusal

pytestmark = pytest.mark.pure


@pytest.mark.parametrize(
    "expression",
    [
        "24/7",
        "24/7; Sa off",
        "Mo-Fr 08:00-12:00",
        "08:00-12:00",
        "Mo,We,Fr 08:00-12:00,13:00-16:30; PH off",
        "Mo-Fr 08:00-12:00; Sa,Su closed",
        "Mo-Fr 08:00-18:00; Fr 08:00-12:00",  # the later rule plainly replaces the earlier one
        "Mo-Fr 08:00-12:00, We 14:00-16:00",
        'Mo 08:00-12:00 "by appointment"',
        'Mo-Fr 08:00-12:00 || unknown "call us; we answer, mostly"',
        "SH Mo-Fr 10:00-12:00; PH off",
        "Mo-Fr,PH 08:00-12:00",
        "PH -1 day 08:00-10:00",
        "Dec 24,Dec 31 off",
        "2026 Dec 24-2027 Jan 02: Mo-Fr 09:00-11:00",
        "week 1-53/2 Mo 08:00-12:00; easter -2 days off",
        "Mo[1],Mo[-1] 08:00-12:00",
        "Fr,Sa 20:00-02:00",
        "Mo-Su 18:00-10:00",
        "Feb 29 off",
    ],
)
def test_what_everybody_reads_alike_has_no_warning(expression):
    assert read(expression).warnings == ()


@pytest.mark.parametrize(
    ("expression", "told"),
    [
        ("Mo-Fr 8:00-12:00", "“8:00” is read as “08:00”."),
        ("mo-fr 08:00-12:00", "“mo” is read as “Mo”."),
        ("Mo 08:00-12:00; ph OFF", "“ph” is read as “PH”."),
        ("Mo–Fr 08:00–12:00", "“–” is read as “-”."),
        ("Mo-Fr  08:00-12:00", "Several blanks are read as one."),
        ("Mo-Fr\n08:00-12:00", "Several blanks are read as one."),
        ("Mo - Fr 08:00 - 12:00", "“Mo - Fr” is read as “Mo-Fr”."),
        ("Mo-Fr 08:00-12:00;", "A semicolon at the end is left out."),
        ("Mo 08:00-12:00; ; Tu off", "An empty rule between semicolons is left out."),
        ("Mo, We 08:00-12:00", "“Mo, ” is read as “Mo,”."),
        ("Mo 08:00-10:00, 11:00-12:00", "“10:00, ” is read as “10:00,”."),
        ("Mo 08:00-10:00,Tu 11:00-12:00", "“10:00,” is read as “10:00, ”."),
        ("Dec 24,25 off", "“Dec 24,25” is read as “Dec 24,Dec 25”."),
        ("2026Mo 08:00-12:00", "“6” is read as “6 ”."),
        ("Mo 09:00-24:30", "“24:30” is read as 00:30 of the next day."),
        ("Mo 12:00-08:00", "“12:00-08:00” ends on the next day; if not, the times are swapped."),
        ("Mo 08:00-08:00", "“08:00-08:00” ends on the next day; if not, the times are swapped."),
        ("Mo 09:00-12:00,11:00-13:00", "“09:00-12:00,11:00-13:00” overlap and are read as one"),
        (":", "“:” names no times and is read as open all day."),
        ("PH", "“PH” names no times and is read as open all day."),
        ("Mo-Fr", "“Mo-Fr” names no times and is read as open all day."),
        ('"by appointment"', "names no times and is read as unknown."),
        ('Mo 08:00-12:00 || "call"', "names no times and is read as unknown."),
        ('24/7 "by appointment"', "names no times and is read as open all day."),
        ("Mo-Fr SH 10:00-12:00", "“Mo-Fr SH” is read as “SH Mo-Fr”: both at once."),
        ("Mo 08:00+", "“08:00+” has no end; it is read as open until midnight."),
        ("Mo 08:00-12:00+", "“08:00-12:00+” has no end; after 12:00 it is read as unknown."),
        ("Mo 08:00-12:00/30", "“08:00-12:00/30” is read as 08:00-12:00"),
        ("sunrise-12:00", "“sunrise-12:00” depends on the sun"),
        ("Mo 08:00-12:00; Mo 14:00-16:00", "“Mo 14:00-16:00” replaces “Mo 08:00-12:00”"),
        ("Mo-Fr 08:00-12:00; We 14:00-18:00", "“We 14:00-18:00” replaces “Mo-Fr 08:00-12:00”"),
        ("Mo-Su 20:00-02:00; PH off", "“PH off” cuts nights of “Mo-Su 20:00-02:00”"),
        ("Sa 20:00-02:00; Su 10:00-12:00", "“Su 10:00-12:00” cuts nights"),
    ],
)
def test_what_may_be_meant_differently_is_read_and_told(expression, told):
    warnings = read(expression).warnings

    assert any(told in warning for warning in warnings), warnings


@pytest.mark.parametrize(
    ("expression", "quoted"),
    [
        ("", "found nothing"),
        ("   ", "found nothing"),
        ("always", "“always”"),
        ("25/7", "“25/7”"),
        ("Mo-Fr 08:00-12:00; Di 09:00-10:00", "“Di” is not in the notation of opening hours: days"),
        ("Mon-Fri 08:00-12:00", "“Mon-Fri”"),
        ("Mo-Xx 08:00-12:00", "“Mo-Xx”"),
        ("Mo 8-12", "“8-12” is not in the notation of opening hours: times have minutes"),
        ("Mo-Fr 08.00-12.00", "“08.00-12.00” is not in the notation of opening hours: times are"),
        ("Mo 08:00-12:60", "“08:00-12:60”"),
        ("Mo 25:00-26:00", "“25:00-26:00”"),
        ("Mo 08:00-50:00; Tu off", "“08:00-50:00”"),
        ("Mo 08:00", "“08:00”"),
        ("Mo-Fr 08:00-12:00,", "“08:00-12:00,”"),
        ("Feb 30 off", "“Feb 30” is not in the notation of opening hours: that day does not"),
        ("Jan 32 off", "“Jan 32”"),
        ("Mo[6] 08:00-10:00", "“Mo[6]”"),
        ("week 54 Mo 08:00-10:00", "“54”"),
        ("Mo 08:00-12:00 by appointment", "“by” is not in the notation of opening hours: a remark"),
        ('Mo 08:00-12:00 "by', '“"by”'),
        ("PH +400 days off", "“+400 days”"),
        ("Mo 08:00-12:00 100%", "“100%”"),
        ("Mo\x00", "“Mo?”"),
        ("x" * 1_001, "1000 characters"),
    ],
)
def test_what_the_notation_does_not_allow_is_refused_with_the_part(expression, quoted):
    with pytest.raises(Refusal) as refused:
        read(expression)

    assert quoted in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_comment_keeps_every_character():
    text, warnings = respell('Mo 08:00-12:00 "mo–fr  8:00; ph, Di"')

    assert text == 'Mo 08:00-12:00 "mo–fr  8:00; ph, Di"'
    assert warnings == ()


@given(st.text('MoTuPHSH0128:-,; "[]+/offx\n–', max_size=40))
def test_any_text_is_read_or_refused_in_one_sentence(text):
    said = ""
    try:
        said = read(text).expression
    except Refusal as refusal:
        said = str(refusal)
    else:
        assert read(said).expression == said

    assert said
    assert "\n" not in re.sub('"[^"]*"', "", said)
