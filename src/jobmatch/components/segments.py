"""Segments: where headings, bullets and sentences begin and end, in words of a Doc."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import compress

from jobmatch.components.headings import Headings
from jobmatch.components.lines import BULLETS, length, lines
from jobmatch.words import BLANK, CAPITAL, DASH, SMALL, View

INLINE_BULLETS = BULLETS - frozenset("→⇒➔➤►▸‣")  # within a line an arrow leads on
CLOSERS = frozenset(".!?;")
ABBREVIATIONS = frozenset("e g i etc inc sr jr vs u s ph b m approx no corp co ltd dr mr ms al ie eg st".split())
NO_END = frozenset("the a an of in with and or to for by on as our your its their at from is are be using via our".split())
NO_STARTERS = frozenset(
    "the a an to in at for with as it they be is are any some this these team master bachelor you we our".split()
)
LEAD_IN = 18  # words
# A table over the shapes of words, for `bytes.translate`: which may begin a sentence.
BEGINNING = bytes(not shape & (SMALL | BLANK) for shape in range(256))
LONG_LINE = 220  # characters: a line longer than this holds several statements


@dataclass(slots=True)
class Segment:
    """Words start to end (exclusive) without bullet sign and white space at the ends."""

    start: int
    end: int
    form: str


class Segmenter:
    """Cuts words into segments; `starters` are words that begin a statement where line ends were lost."""

    def __init__(self, headings: Headings, verbs: frozenset[str], first_words: frozenset[str]) -> None:
        self.headings = headings
        self.starters = verbs | (first_words - NO_STARTERS)

    def segment(self, view: View) -> list[Segment]:
        """Return the segments in order."""
        out: list[Segment] = []
        for start, end in lines(view):
            out += self._cut_line(view, start, end)
        return out

    def _cut_line(self, view: View, start: int, end: int) -> list[Segment]:
        start, end = _trim(view, start, end)
        if start >= end:
            return []
        bulleted = _bullet_length(view, start, end)
        start += bulleted
        if start >= end:
            return []
        markdown = bulleted and view.texts[start - 1] in "*#_|"
        if (not bulleted or markdown) and self.headings.length(view, start, end, True) == end - start:
            return [Segment(start, end, "heading")]
        return self._cut_text(view, start, end)

    def _cut_text(self, view: View, start: int, end: int) -> list[Segment]:
        out: list[Segment] = []
        form = "bullet"
        for s, e, bullet in self._sentences(view, start, end):
            s, e = _trim(view, s, e)
            if s < e and (n := self.headings.length(view, s, e, False)):
                out.append(Segment(s, s + n, "heading"))
                s, form = _trim(view, s + n, e)[0], "bullet"
                s += _bullet_length(view, s, e) if s < e else 0
            if s < e:
                out.append(Segment(s, e, "bullet" if bullet else form))
                form = "next"
        if out and view.texts[end - 1] == ":" and out[-1].form != "heading" and out[-1].end - out[-1].start <= LEAD_IN:
            out[-1].form = "heading"  # "Some of the duties are:" at the end of a paragraph leads in the bullets below
        return out

    def _sentences(self, view: View, start: int, end: int) -> list[tuple[int, int, bool]]:
        """Cut a line where sentences, inline bullets and glued words end: (start, end, starts as a bullet)."""
        texts, spaces, shapes = view.texts, view.spaces, view.shapes
        out = []
        begin, bullet = start, False
        inline_dashes = _inline_dashes(view, start, end)
        long = length(view, start, end) > LONG_LINE
        # a small letter begins nothing: three words in four are passed over here
        for i in compress(range(start + 1, end), shapes[start + 1 : end].translate(BEGINNING)):
            text = texts[i]
            if (text in INLINE_BULLETS and (text != "*" or spaces[i])) or i in inline_dashes:
                out.append((begin, i, bullet))
                begin, bullet = i + 1, True
            elif text[0].isalnum() or text[0] in '“"(':
                # after a space and a word no sentence begins: most capitals are passed over here
                if not (spaces[i - 1] and texts[i - 1][-1].isalnum()) and _starts_sentence(view, i, begin):
                    out.append((begin, i, bullet))
                    begin, bullet = i, False
                elif long and shapes[i] & CAPITAL and (self._lost_line_end(view, i) or self._heading_inside(view, i, end)):
                    out.append((begin, i, bullet))
                    begin, bullet = i, True
        out.append((begin, end, bullet))
        return out

    def _lost_line_end(self, view: View, i: int) -> bool:
        """Whether a capital after a small word begins a new statement, as in "when needed Monitor trends"."""
        text, before = view.texts[i], view.texts[i - 1]
        if view.folded[i] not in self.starters or not text[1:].islower():
            return False
        follows = view.texts[i + 1] if i + 1 < len(view.texts) else ""
        return (
            (before[-1].islower() or before == ")")
            and before.lower() == before
            and before not in NO_END
            and follows[:1].islower()
        )

    def _heading_inside(self, view: View, i: int, end: int) -> bool:
        """Whether a known heading with a colon, or a plain one, stands here in running text."""
        before = view.texts[i - 1]
        if view.folded[i] not in self.headings.first_words or (before[0].isupper() and len(before) > 3) or before in "-/&,(":
            return False
        n = self.headings.length(view, i, end, False)
        return n > 0 and (view.texts[i + n - 1] == ":" or (n == 1 and before[-1].islower() and before not in NO_END))


def _trim(view: View, start: int, end: int) -> tuple[int, int]:
    while start < end and view.shapes[start] & BLANK:
        start += 1
    while end > start and view.shapes[end - 1] & BLANK:
        end -= 1
    return start, end


def _bullet_length(view: View, start: int, end: int) -> int:
    """Return how many words at the start are a bullet sign, a number, or Markdown's marks."""
    if view.shapes[start] & (SMALL | CAPITAL) and len(view.texts[start]) > 1:
        return 0
    n = 0
    while start + n < end:
        text = view.texts[start + n]
        garbled = n == 0 and text in "?¿" and view.spaces[start]  # a bullet sign lost in another encoding
        marks = garbled or text in BULLETS or text in "-–—#_>|\\" or text.isspace()
        sign = view.texts[start + 1] if n == 0 and start + 1 < end else ""
        numbered = (text.isdigit() and len(text) < 3 and sign in (".", ")")) or (
            len(text) == 1 and text.islower() and sign == ")"
        )
        lettered = n == 0 and text == "o" and view.spaces[start]
        if numbered:
            n += 2
        elif marks or lettered:
            n += 1
        else:
            break
    return n


def _inline_dashes(view: View, start: int, end: int) -> set[int]:
    """Dashes that are bullets within a line: at least two, each before a capital or after a colon."""
    texts, spaces, shapes = view.texts, view.spaces, view.shapes
    if DASH not in shapes[start:end]:
        return set()
    found = {
        i for i in range(start + 1, end - 1)
        if shapes[i] == DASH and texts[i + 1][0].isupper()
        and (texts[i - 1] in (".", ":", ";", ")") or (spaces[i] and spaces[i - 1]))
    }  # fmt: skip
    return found if len(found) >= 3 else set()


def _starts_sentence(view: View, i: int, begin: int) -> bool:
    """Whether word i starts a new sentence after the word before it."""
    text, before = view.texts[i], view.texts[i - 1]
    if not (text[0].isupper() or text[0].isdigit() or text[0] in '“"('):
        return False
    if before in CLOSERS:
        return before != "." or _ends_sentence(view, i - 1)
    if before in ')”"' and i - 2 >= begin and view.texts[i - 2] == ".":
        return view.folded[i - 3] not in ABBREVIATIONS and view.spaces[i - 1]
    glued = not view.spaces[i - 1]
    if glued and text[0].isupper() and (before[-1].isalpha() or before in "):") and (before[-1].islower() or before in "):"):
        return len(before) > 1 or before in "):"
    return glued and before.isupper() and before.isalpha() and text.isupper() and len(text) > 3 and text.isalpha()


def _ends_sentence(view: View, dot: int) -> bool:
    before = view.folded[dot - 1] if dot else ""
    if before in ABBREVIATIONS or (len(before) == 1 and before.isalpha()):
        return before == "etc"
    if view.spaces[dot]:
        return True
    # "data.You" ends a sentence, "ASP.NET", "3.5" and "U.S." do not
    following = view.texts[dot + 1] if dot + 1 < len(view.texts) else ""
    closed = before in (")", "]") or (before.isalpha() and len(before) > 2)
    return closed and following[:1].isupper() and not following.isupper()
