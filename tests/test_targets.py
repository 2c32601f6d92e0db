"""The links of a text in Markdown are found without a try at every character of it."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st
from newsroom import targets


@given(
    st.lists(
        st.sampled_from([*"ab[]()<>! \n\\:^", "](x)", "[r]: y", "   [r]: z\n", "\n  [s]:\n w", "![a](b)"]), max_size=25
    )
)
@example(["\n", "   [r]: z\n"])
@example(["[r]: y", "!", "[", "a", "](x)"])
def test_links_are_found_as_one_pass_over_every_character_finds_them(parts: list[str]) -> None:
    text = "".join(parts)
    found = [(m.span(), m.groupdict()) for m in targets._found(text)]
    assert found == [(m.span(), m.groupdict()) for m in targets.MARKDOWN_LINK.finditer(text)]
