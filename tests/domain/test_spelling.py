"""A name is found however it is spelt, and an ordinary word is no name."""

import unicodedata
from unicodedata import category

import pytest

from mentordesk.domain.first_look import FirstLook
from mentordesk.domain.spelling import name_in
from mentordesk.domain.text_words import read


def found(text: str, name: str) -> bool:
    is_there = any(True for _ in name_in(read(text), name))
    assert FirstLook([name]).may_name(text) or not is_there
    return is_there


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Amara Okafor", "it was AMARA’s doing"),
        ("Amara Okafor", "okafor, amara"),
        ("Amara Okafor", "Amaras Idee"),
        ("Amara Okafor", "ask @AmaraOkafor"),
        ("Amara Okafor", "to amara.okafor@example.org"),
        ("Amara Okafor", "Ama\u00adra said so"),
        ("Søren Łęcki-Groß", "with Soren"),
        ("Søren Łęcki-Groß", "SØREN"),
        ("Søren Łęcki-Groß", "lecki gross"),
        ("Søren Łęcki-Groß", "Lecki alone"),
        ("Jörg Müller", "Joerg and Mueller"),
        ("Jörg Müller", "jorg"),
        ("José Peña", unicodedata.normalize("NFD", "with José")),
        (unicodedata.normalize("NFD", "José Peña"), "with Jose Pena"),
        ("Ludwig van Hooven", "Hooven’s"),
        ("Dr. Ada Voss", "Voss"),
        ("O’Neill", "O'Neill"),
        ("Ọ̀ṣọ́ Ade", "Oso"),
        ("山田太郎", "これは山田太郎さんの案です"),
        ("عمر", "قال عمر ذلك"),
        ("Will Grant", "we asked Will"),
        ("Will Grant", "Will’s idea"),
        ("Will Grant", "Will noticed it"),
        ("Will Grant", "Grant, Will"),
        ("May Lind", "thanks to May"),
        ("Catherine O'Neil", "Oneil’s idea, ONeil"),
        ("Anna-Lena Voss", "with Annalena"),
        ("Anna-Lena Voss", "annalenas idea"),
        ("Luc D'Angelo", "to dangelo"),
        ("Amara Okafor", "amara2"),
        ("Amara Okafor", "with AmaraO"),
        ("Amara Okafor", "see AmaraIdea.docx, 2026"),
        ("Amara Okafor", "to aokafor@example.org"),
        ("Amara Okafor", "okafora"),
        ("Jon Lind", "to jlind@example.org"),
        ("Hans van der Berg", "VanderBerg"),
        ("Hans van der Berg", "vanderberg"),
        ("Sören Løvgård", "with Lovgaard"),
        ("Sören Løvgård", "with Loevgard"),
        ("Ian Mcdonald", "with McDonald"),
        ("Ian McDonald", "McdonaldIdea.docx"),
        ("Mark Hill", "to mark.hill@example.org"),
        ("Mark Hill", "see wiki/mark_hill"),
        ("Mark Hill", "to mark@example.org"),
        ("Mark Hill", "with mr. hill"),
        ("Mark Hill", "Mrs Hill"),
        ("Mark Hill", "Mark did the guest list"),
        ("Mark Hill", "It is done. Mark, Jo and I"),
        ("Mark Hill", "- Mark\n- Jo"),
        ("Mark Hill", "“Mark” did it"),
        ("Will Grant", "Will made it"),
        ("Will Grant", "Will and Jo"),
        ("Grace Long", "Grace led it"),
        ("May Lind", "May, who built it"),
        ("Helen Brandt", "H. Brandt"),
        ("Helen Brandt", "Helens"),
        ("Helen Brandt", "Helen\nBrandt"),
        ("Helen Brandt", "Hel-\n  en"),
        ("Helen Brandt", "**H**elen, _Hel_en"),
        ("Helen Brandt", "H e l e n"),
        ("Helen Brandt", "B.R.A.N.D.T"),
        ("Helen Brandt", "H\u0435l\u0435n"),
        ("Helen Brandt", "\u041delen"),
        ("Helen Brandt", "\u0397EL\u0395\u039d"),
        ("Helen Brandt", "\u029c\u1d07\u029f\u1d07\u0274"),
        ("Helen Brandt", "\uff28\uff45\uff4c\uff45\uff4e"),
        ("Helen Brandt", "\u24bd\u24d4\u24db\u24d4\u24dd"),
        ("Helen Brandt", "He1en, Hel3n"),
        ("Helen Brandt", "He\u2060len, He\ufe0flen, He\u3164len, H\u20d2elen"),
        ("H\u0435len Brandt", "with Helen"),
        ("Helen Brandt", "He\x0blen, He\u2028len"),
        ("Helen Brandt", "we\x0cHelen"),
        ("Joerg Mueller", "Jörg"),
        ("Joerg Mueller", "Mül-ler"),
        ("Joerg Mueller", "J\u04e7rg"),
        ("Jonas Lind", "to jlind01@example.org"),
        ("Jonas Lind", "to jonasl@example.org"),
        ("Jonas Lind", "to jl7@example.org"),
        ("Jonas P. Lind", "to jplind@example.org"),
        ("Jonas Lind", "J.L. and J. L. did"),
        ("Jonas P. Lind", "J.P.L., J.L."),
        ("Mark Hill", "see m.hill, M. Hill"),
        ("Mark Hill", "as @m.hill wrote"),
        ("Mark Hill", "see hill_m, h.mark"),
        ("Jonas Lind", "see JLind, JONASIdea.docx"),
        ("Mark Hill", "with Mark H. first"),
        ("April Lind", "In April’s team"),
        ("April Lind", "Since April said so"),
        ("April Lind", "with Aprils team"),
        ("Will Grant", "it is Wills idea"),
        ("Jo Lind", "it was Jos idea"),
        ("Jonas Lind", "Jonas' idea"),
        ("\u738b \u5c0f\u660e", "\u611f\u8c22\u738b\u7684\u60f3\u6cd5"),
        ("\u738b \u5c0f\u660e", "\u738b\u3055\u3093"),
        ("Anna Ö", "we asked Ö, O\u0308"),
        ("Ö", "we asked Ö"),
        ("J", "we asked J first"),
        ("\u0412\u043e\u0432\u0430 Lind", "\u0412\u041e\u0412\u0410"),
        ("\u0639\u0645\u0631", "\u0639\u064f\u0645\u064e\u0631"),
    ],
)
def test_a_name_is_found_in_any_spelling(name, text):
    assert found(text, name)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("Will Grant", "Will you come? Will we go.\nWill it do? “Will it?”"),
        ("Will Grant", "the board will grant it"),
        ("May Lind", "May I? In May 2026, it may be, since 4 May."),
        ("Mark Best", "a mark of the best"),
        ("Mark Hill", "MarkDown, PowerPoint 2, uphill"),
        ("Hans van der Berg", "a vander, an iceberg"),
        ("Mia Rain", "the mrain"),
        ("Mark Hill", "Mark the day. Mark it! Mark 2. “Mark all of them”"),
        ("Mark Hill", "go up the hill. mark.it"),
        ("Will Grant", "Will it do? Will the board grant it? Grant them a day."),
        ("True Well", "Well, we did. True, it was late."),
        ("Ludwig van Hooven", "a van stood there"),
        ("Dr. Ada Voss", "the dr is in"),
        ("Amara O. Okafor", "o and O"),
        ("An Nguyen", "an idea of ours"),
        ("Ann Lee", "an annual sleeve, annex"),
        ("Al Kot", "A1 paper, AI, a l, a. l."),
        ("Coo Person", "co-op, per\nson, per - son"),
        ("Jonas Lind", "it is jl, JL; jl. and j.l. U.J.L.A., plan j. lynx, bob@corp.jl"),
        ("Uma Singh", "in the U.S. and the U.S.A., us"),
        ("Emma Green", "e.g. and E.G.O."),
        ("Anna Price", "a price, A price. A. price list, m.price"),
        ("Mark Hill", "Grade M hill, the marks, the mark H."),
        ("April Lind", "until April, since 2 April, in April 2026"),
        ("Will Grant", "two wills, many grants"),
        ("Anna Ö", "o, O, ö and oe"),
        ("Anna B", "plan B"),
        ("Ye Wa", "Yes, it is. Was it Ha?"),
        ("I", "so I said"),
        ("Eli Reno", "El1 and R3, 1e1i"),
    ],
)
def test_what_is_no_name_is_left_in_peace(name, text):
    assert not found(text, name)


def test_no_sign_that_nobody_sees_hides_a_name():
    seen = {"\t", "\n", "\r", *map(chr, (*range(0x600, 0x606), 0x6DD, 0x70F, 0x8E2))}
    seen |= set(map(chr, (0x890, 0x891, 0x110BD, 0x110CD, *range(0x13430, 0x13440))))
    signs = {sign for sign in map(chr, range(0x110000)) if category(sign) in ("Cc", "Cf")} - seen
    assert len(signs) > 200
    left = {sign for sign in signs if not found(f"He{sign}len", "Helen Brandt")}
    assert left == set()
