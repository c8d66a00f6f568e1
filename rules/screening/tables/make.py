#!/usr/bin/env python3
"""Writes letters.cpp and han.cpp beside this file: how letters of other scripts are written in a to z.

Letters: Unicode compatibility decomposition (NFKD, UAX 15) without marks, then the tables below, which follow BGN/PCGN
for Cyrillic and Greek, the ALA-LC order without marks for Arabic and Persian, Hepburn for kana. Han: the Han-Latin
transform of CLDR, as ICU's uconv applies it (Debian: icu-devtools), one reading a character.
"""
import os
import subprocess
import unicodedata

HERE = os.path.dirname(os.path.abspath(__file__))

LATIN = {"ß": "ss", "æ": "ae", "ø": "o", "đ": "d", "ł": "l", "þ": "th", "ð": "d", "ı": "i", "œ": "oe", "ħ": "h",
         "ŋ": "ng", "ə": "a", "ĸ": "k", "ŧ": "t", "ƒ": "f", "ɓ": "b", "ɗ": "d", "ɖ": "d", "ɛ": "e", "ɔ": "o", "ƙ": "k",
         "ƴ": "y", "ɲ": "n", "ɩ": "i", "ʊ": "u", "ǝ": "e", "ȷ": "j", "ƶ": "z", "ɨ": "i", "ʉ": "u", "ƀ": "b", "ɣ": "gh"}
CYRILLIC = dict(zip("абвгдезийклмнопрстуфхцчшщъыьэюя",
                    "a b v g d e z i y k l m n o p r s t u f kh ts ch sh shch  y  e yu ya".split(" ")))
CYRILLIC.update({"ж": "zh", "і": "i", "є": "ye", "ґ": "g", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c",
                 "џ": "dz", "ѕ": "dz", "ә": "a", "ғ": "g", "қ": "k", "ң": "n", "ө": "o", "ұ": "u", "ү": "u", "һ": "h",
                 "ҳ": "h", "ҷ": "j", "ҫ": "s", "ҙ": "z", "ҡ": "k", "ԥ": "p", "ѣ": "e", "ѳ": "f", "ѵ": "i"})
GREEK = dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω",
                 "a v g d e z i th i k l m n x o p r s s t y f ch ps o".split(" ")))
ARABIC = dict(zip("ابتثجحخدذرزسشصضطظعغفقكلمنهويىةء",
                  "a b t th j h kh d dh r z s sh s d t z a gh f q k l m n h w y a a ".split(" ")))
ARABIC.update({"پ": "p", "چ": "ch", "ژ": "zh", "گ": "g", "ک": "k", "ی": "y", "ہ": "h", "ھ": "h", "ے": "e", "ٹ": "t",
               "ڈ": "d", "ڑ": "r", "ں": "n", "ڤ": "v", "ٱ": "a", "ۀ": "a", "ە": "a", "ێ": "e", "ۆ": "o", "ڕ": "r",
               "ڵ": "l", "ـ": ""})
KANA = {}
for row, vowels in {"": "アイウエオ", "k": "カキクケコ", "s": "サシスセソ", "t": "タチツテト", "n": "ナニヌネノ",
                    "h": "ハヒフヘホ", "m": "マミムメモ", "r": "ラリルレロ"}.items():
    KANA.update({kana: row + vowel for kana, vowel in zip(vowels, "aiueo")})
KANA.update({"シ": "shi", "チ": "chi", "ツ": "tsu", "フ": "fu", "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o",
             "ン": "n", "ャ": "ya", "ュ": "yu", "ョ": "yo", "ッ": "", "ー": "", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e",
             "ォ": "o"})
VOICED = {"k": "g", "s": "z", "t": "d", "h": "b"}
HYPHENS_AND_QUOTES = "ʹʺʻʼʽʾʿˈˊˋ’‘‛′`´"  # parts of words, as in O’Brien and Ba‘ath; left out

TABLES = {}
for one in (LATIN, CYRILLIC, GREEK, ARABIC, KANA):
    TABLES.update(one)
RANGES = [(0xa0, 0x370), (0x370, 0x400), (0x400, 0x530), (0x600, 0x700), (0x1e00, 0x2000), (0x2018, 0x201c),
          (0x2100, 0x2150), (0x3040, 0x3100), (0xfb00, 0xfb07), (0xfb50, 0xfe00), (0xfe70, 0xff00), (0xff00, 0xffa0)]


def kana_of(letter, marks):
    text = TABLES[letter]
    if "\u3099" in marks:  # dakuten
        return {"shi": "ji", "chi": "ji", "tsu": "zu", "fu": "bu"}.get(text, VOICED.get(text[0], text[0]) + text[1:])
    return "p" + text[-1] if "\u309a" in marks else text


def written(character):
    """In a to z and 0 to 9; None: no part of a word."""
    if character in HYPHENS_AND_QUOTES or unicodedata.category(character) == "Mn":
        return ""
    if character.lower() in TABLES and character.lower() not in KANA:  # before it decomposes: й is y, и with a mark not
        return TABLES[character.lower()]
    parts = unicodedata.normalize("NFKD", character).lower()
    if "\u3041" <= parts[0] <= "\u3096":  # hiragana: katakana 0x60 further on
        parts = chr(ord(parts[0]) + 0x60) + parts[1:]
    if parts[0] in KANA:
        return kana_of(parts[0], parts[1:])
    out = ""
    for part in parts:
        if unicodedata.category(part) == "Mn":
            continue
        if part.isascii() and part.isalnum():
            out += part
        elif part in TABLES:
            out += TABLES[part]
        elif part == " ":
            out += " "
        else:
            return None
    return out.strip()


def letters():
    lines = []
    for first, last in RANGES:
        for code in range(first, last):
            character = chr(code)
            if unicodedata.category(character) in ("Cn", "Co", "Cs", "Zs"):
                continue
            text = written(character)
            if text or (text == "" and unicodedata.category(character)[0] in "LM") or character in HYPHENS_AND_QUOTES:
                lines.append(f'    {{0x{code:04x}, "{text}"}},')
    return lines


def han():
    characters = [chr(code) for code in range(0x4e00, 0xa000)]
    read = subprocess.run(["uconv", "-x", "Han-Latin; Latin-ASCII; Lower"], input="\n".join(characters) + "\n",
                          capture_output=True, text=True, check=True).stdout.split("\n")
    syllables = {}
    for character, syllable in zip(characters, read):
        syllable = syllable.strip()
        if syllable.isascii() and syllable.isalpha():
            syllables.setdefault(syllable, []).append(character)
    return [f'    {{"{syllable}", "{"".join(syllables[syllable])}"}},' for syllable in sorted(syllables)]


def write(name, kind, lines):
    with open(os.path.join(HERE, name + ".cpp"), "w", encoding="utf-8") as out:
        out.write("// Made by make.py; not to be edited.\n"
                  "// clang-format off\n"
                  '#include "rules/screening/tables/tables.hpp"\n\n'
                  "namespace stackbook::screening {\n\n"
                  f"namespace {{\nconstexpr {kind} all[] = {{\n" + "\n".join(lines) + "\n};\n} // namespace\n\n"
                  f"std::span<const {kind}> {name}() {{\n  return all;\n}}\n\n"
                  "} // namespace stackbook::screening\n")


write("letters", "Letter", letters())
write("han", "Syllable", han())
