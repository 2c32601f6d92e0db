"""The alphabet of text messages, 3GPP TS 23.038."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st
from newsroom import septets


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("Don’t “panic” – leave now…", 'Don\'t "panic" - leave now...'),
        ("Tŷ Hywel, Caffè, Łódź, Œuvre", "Ty Hywel, Caffè, Lodz, OEuvre"),
        ("Größe, Ñandú, £5, 5 €, à la Møller", "Größe, Ñandu, £5, 5 €, à la Møller"),
        ("½ hour, x², 20 °C, ﬁre, Ⅳ", "1/2 hour, x2, 20 degC, fire, IV"),
        ("Flood 🌊 at the Quay ⚠️ now", "Flood at the Quay now"),
        ("one\u00a0two\nthree\tfour", "one two three four"),
        ("e\u0301 as two signs", "é as two signs"),
    ],
)
def test_what_the_alphabet_lacks_is_replaced_by_the_nearest(written: str, sent: str) -> None:
    assert septets.write(written) == sent


@pytest.mark.parametrize("written", ["洪水", "наводнение", "πλημμύρα", "فيضان", "बाढ़"])
def test_another_script_can_not_be_written_in_it(written: str) -> None:
    assert septets.write(f"Flood: {written}") is None


def test_a_sign_of_the_extension_takes_two_septets() -> None:
    assert [septets.count(one) for one in "^{}\\[~]|€"] == [2] * 9
    assert [septets.count(one) for one in "@£éÇ_ΩaZ0 \n"] == [1] * 11
    assert septets.count("5 € [now]") == 12


def test_the_alphabet_has_its_127_signs_beside_the_escape() -> None:
    basic = [chr(one) for one in range(0x3B0) if septets.write(chr(one)) == chr(one) or chr(one) in " \n\r"]
    assert len([one for one in basic if septets.count(one) == 1]) == 127


@given(st.text(max_size=60))
def test_what_is_written_in_it_is_written_in_it(text: str) -> None:
    sent = septets.write(text)
    assert sent is None or septets.write(sent) == sent
    assert sent is None or unicodedata.is_normalized("NFC", sent)
