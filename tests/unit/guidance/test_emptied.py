"""No correction leaves a text blank: phones would show an empty heading or an empty warning."""

import pytest

from webapp.guidance.locked import require_words_only
from webapp.guidance.source.yaml_files import ContentFault, shipped_texts


def corrected(name: str, was: str, now: str) -> dict[str, str]:
    text = shipped_texts()[name]
    assert was in text
    return {name: text.replace(was, now, 1)}


@pytest.mark.parametrize(
    ("name", "was", "now", "said"),
    [
        ("path.yaml", "title: Is anyone in danger now?", 'title: ""', "questions › danger › title"),
        ("path.yaml", "title: Is anyone in danger now?", "title:", "questions › danger › title"),
        (
            "must_show.yaml",
            "text: Nobody looks, copies, sends or deletes. Put",
            "text: '' #",
            "care",
        ),
        ("must_show.yaml", "title: In danger now? Call 999", "title: ' '", "M1 › title"),
        (
            "you-now.yaml",
            "text: Thank the child. Stay until",
            "text: '\u200b' #",
            "lines › 1 › text",
        ),
        ("notes.yaml", "now: Leave them", "now: '' # ", "notes › leave-it › now"),
        ("contacts.yaml", "label: LADO (Designated Officer)", "label: …", "lado › label"),
        (
            "contacts.yaml",
            "  hint: Ask for the duty social worker or manager.\n",
            "",
            "contacts › social-care › hint",
        ),
        ("chapters/law.yaml", "title: ", "title: '' # ", "chapters › law › title"),
        ("poster.yaml", "title: ", "title: '' # ", "poster"),
        ("table-2-sexual.yaml", "title: ", "title: '' # ", "sexual › title"),
        ("table-2-sexual.yaml", "text: ", "text: '' # ", "text"),
        ("you-now.yaml", "did: ", "did: '' # ", "who › child"),
    ],
)
def test_an_emptied_text_is_refused_with_its_line(name: str, was: str, now: str, said: str) -> None:
    with pytest.raises(
        ContentFault, match=rf"{name}, line \d+: .*{said}.* is (empty|missing)\. Write words"
    ):
        require_words_only(corrected(name, was, now))


def test_an_entry_of_a_list_may_go_but_not_all_of_them() -> None:
    lines = shipped_texts()["edition.yaml"].splitlines(keepends=True)
    require_words_only({"edition.yaml": "".join(lines[:-1])})
    with pytest.raises(ContentFault, match=r"edition › changes is empty"):
        require_words_only({"edition.yaml": "".join(lines[:-2]).replace("changes:", "changes: []")})


def test_a_warning_is_not_taken_away() -> None:
    line = '  - text: "Do not pay or reply. Thinking of suicide? 999."\n'
    rest = "    why: [M15]\n    situations: [threats]\n"
    with pytest.raises(ContentFault, match="care › 3 cannot be taken away here"):
        require_words_only(corrected("must_show.yaml", line + rest, ""))
