#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns the weights of the name model: Resources/anonymise-weights.bin.

  train.py BENCH LEXICON WORK OUT [--threshold=T] TEXT[:PARTS]...

BENCH is the built AnonymiseBench: what the model sees of a text is asked of it, never computed here.
A TEXT is a file in a format of AnnotatedSentence; `:PARTS` takes some of its quarters, of `abcd`. Each text is also learnt with its names exchanged for others, in small
letters and in capitals, so that the model leans on context and not on who was famous that year.
The model is a logistic regression, its weights rounded to a byte each.
"""
import os, random, re, struct, subprocess, sys
import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, HERE)
import synthetic

BITS = 18
MISS = 2.0      # a missed name costs this many times a mask for nothing
OTHER = 0.35    # a mask on a place or an organisation costs less than one on a plain word
DECAY = 2.0

def read(spec):
    """The sentences of a file, or of some of its quarters (as AnnotatedSentence.read cuts it)."""
    path, _, parts = spec.partition(":")
    sentences, rows, document = [], [], -1
    def close():
        if rows:
            sentences.append((document, list(rows)))
        rows.clear()
    for line in open(path, encoding="utf8"):
        line = line.rstrip("\n")
        if not line.strip():
            close()
        elif line.startswith("# newdoc"):
            document += 1
        elif "\t" in line:
            columns = line.split("\t")
            rows.append((columns[1], columns[2]) if path.endswith(".iob2")
                        else (columns[0], columns[-1]))
    close()
    quarters = [4 * i // len(sentences) if d < 0 else d % 4 for i, (d, _) in enumerate(sentences)]
    return [s for q, (_, s) in zip(quarters, sentences) if "abcd"[q] in (parts or "abcd")]

def spans(sentence):
    at = 0
    while at < len(sentence):
        if sentence[at][1] == "B-PER":
            end = at + 1
            while end < len(sentence) and sentence[end][1] == "I-PER":
                end += 1
            yield at, end
            at = end
        else:
            at += 1

def exchanged(sentence, names, rng):
    """The sentence with every plain name in it replaced by another of as many words."""
    out, last = [], 0
    for start, end in spans(sentence):
        words = [w for w, _ in sentence[start:end]]
        if not all(re.fullmatch(r"[A-Z][a-z]+", w) for w in words) or (
                start and sentence[start - 1][0] == "@"):
            continue
        out += sentence[last:start]
        fresh = names.of(len(words), rng)
        out += [(w, "B-PER" if i == 0 else "I-PER") for i, w in enumerate(fresh)]
        last = end
    return out + sentence[last:]

def cased(sentence, change):
    return [(change(w), t) for w, t in sentence]

def titled(sentence):
    small = {"a", "an", "and", "as", "at", "but", "by", "for", "in", "of", "on", "or", "the", "to"}
    return [(w if w in small or not w[:1].islower() else w.capitalize(), t) for w, t in sentence]

def write(path, sentences):
    with open(path, "w", encoding="utf8") as f:
        for sentence in sentences:
            for word, tag in sentence:
                f.write(f"{word}\t{tag}\n")
            f.write("\n")

class Dumper:
    def __init__(self, bench, lexicon, work):
        self.bench, self.lexicon, self.work, self.count = bench, lexicon, work, 0

    def features(self, sentences):
        """(labels, row starts, feature numbers) of what the model is asked about."""
        self.count += 1
        text, out = f"{self.work}/{self.count}.conll", f"{self.work}/{self.count}.bin"
        write(text, sentences)
        subprocess.run([self.bench, self.lexicon, "-", "dump", str(self.count), out, text], check=True)
        data = np.fromfile(out, dtype=np.uint8)
        labels, starts, at = [], [0], 0
        pieces = []
        while at < len(data):
            label, count = data[at], int(data[at + 1])
            raw = data[at + 2:at + 2 + 3 * count].reshape(-1, 3).astype(np.uint32)
            pieces.append((raw[:, 2] << 16 | raw[:, 1] << 8 | raw[:, 0]) >> (24 - BITS))
            labels.append(label)
            starts.append(starts[-1] + count)
            at += 2 + 3 * count
        os.remove(text), os.remove(out)
        return np.array(labels), np.array(starts), np.concatenate(pieces) if pieces else np.zeros(0)

def fit(labels, weights, rows):
    target = np.where(labels == 1, 1.0, -1.0)
    cost = weights * np.where(labels == 1, MISS, np.where(labels == 2, OTHER, 1.0))
    columns = rows.T.tocsr()

    def loss(w):
        margin = target * (rows @ w)
        value = np.sum(cost * np.logaddexp(0, -margin)) + DECAY * np.dot(w, w) / 2
        slope = -cost * target / (1 + np.exp(np.clip(margin, -50, 50)))
        return value, columns @ slope + DECAY * w

    result = minimize(loss, np.zeros(rows.shape[1]), jac=True, method="L-BFGS-B",
                      options={"maxiter": 160, "maxfun": 200})
    return result.x

def main(arguments):
    bench, lexicon, work, out = arguments[:4]
    os.makedirs(work, exist_ok=True)
    threshold, texts = -1.9, []
    for argument in arguments[4:]:
        if argument.startswith("--threshold="):
            threshold = float(argument.split("=")[1])
        else:
            texts.append(argument)
    rng = random.Random(4)
    names = synthetic.Names()
    dumper = Dumper(bench, lexicon, work)
    parts = []
    for spec in texts:
        sentences = read(spec)
        named = [s for s in sentences if any(True for _ in spans(s))]
        parts += [
            (1.0, sentences),
            (0.5, [exchanged(s, names, rng) for s in named]),
            (0.5, [exchanged(s, names, rng) for s in named]),
            (0.3, [cased(s, str.lower) for s in sentences]),
            (0.12, [cased(s, str.upper) for s in sentences]),
            (0.15, [titled(s) for s in sentences]),
        ]
    parts.append((0.4, synthetic.sentences(rng, 9000)))
    labels, weights, indices, starts = [], [], [], [np.zeros(1, dtype=np.int64)]
    total = 0
    for weight, sentences in parts:
        label, start, feature = dumper.features(sentences)
        labels.append(label)
        weights.append(np.full(len(label), weight))
        indices.append(feature)
        starts.append(start[1:] + total)
        total += start[-1]
    labels, weights = np.concatenate(labels), np.concatenate(weights)
    rows = csr_matrix((np.ones(total, dtype=np.float32), np.concatenate(indices).astype(np.int32),
                       np.concatenate(starts)), shape=(len(labels), 1 << BITS))
    print(len(labels), "words,", int(np.sum(labels == 1)), "of names", flush=True)
    learnt = fit(labels, weights, rows)
    scale = 127 / max(np.percentile(np.abs(learnt[learnt != 0]), 99.98), 1e-9)
    quantised = np.clip(np.round(learnt * scale), -127, 127).astype(np.int8)
    score = rows @ quantised.astype(np.float32)
    says = score > threshold * scale
    print("learnt: recall", round(float(np.mean(says[labels == 1])), 4),
          "scale", round(scale, 2), "nonzero", int(np.sum(quantised != 0)))
    with open(out, "wb") as f:
        f.write(b"NMW1" + bytes([BITS, 0, 0, 0]) + struct.pack("<i", round(threshold * scale))
                + quantised.tobytes())

main(sys.argv[1:])
