#!/usr/bin/env python3
"""Fits the weights of indexer/annotation/confidence_weights.h and prints the header.

  annotation_driver ARTICLES.jsonl --evidence > EVIDENCE      for each gold file
  fit_confidence.py SET... > confidence_weights.h           SET: [speech: | names: | twice:]GOLD.jsonl EVIDENCE

GOLD: a line an article, {"id","text","attributions":[{"source","cue","content" with "spans" in code points, and where it is
known "speaker_name","speaker_alt"}]}; ARTICLES: the same with "body" for "text".
`speech:` a gold that has thoughts and wishes as well: what meets one of those says nothing, and so does what meets an "optional" one.
`names:` fits the speakers, and quotations without a cue, alone (articles that the tagger was trained on say nothing about what it
finds; for training articles print the evidence of each half with a tagger of the other: models/statements_en.md). `twice:`
counts double.
A candidate's content is right if it shares half the words of the longer one with a gold content. Its speaker is right if its key
is the gold name's, or, where the gold has no names, if its mention shares a word with the gold source. Two logistic
regressions with L2 by gradient descent in Python, a few minutes. --check N: N-fold cross-validation instead, with the bins of
confidence. Deterministic."""
import json
import math
import pathlib
import re
import sys
import unicodedata

CONTENT, SPEAKER, SCALE = 1376, 96, 100
EPOCHS, RATE, L2 = 12, 0.12, 0.01
WORD = re.compile(r"\w+")
CUES = pathlib.Path(__file__).resolve().parents[3] / "indexer/annotation/lexicons/cues.tsv"
MARKS = re.compile("[\"“”«»„]|''|``")


def key(s):
    s = unicodedata.normalize("NFKD", s or "")
    return "".join(c for c in s.casefold() if c.isalpha())


def words(starts, spans):
    return {i for i, (a, b) in enumerate(starts) if any(a < e and b > s for s, e in spans)}


def verbs_of_speech():
    rows = (line.rstrip("\n").split("\t") for line in open(CUES, encoding="utf-8") if line.startswith("en\t"))
    return {form.split()[0] for row in rows if row[1] in ("strong", "phrase") for form in row[3].split("|")} - {"in", "as", "of", "to"}


def spans_of(part):
    if not part:
        return []
    return [tuple(x) for x in (part.get("spans") or [[part["start"], part["end"]]])]


def read_rows(gold_path, evidence_path):
    """(word places, article, candidates, bytes to characters) for each article"""
    candidates = {}
    for line in open(evidence_path, encoding="utf-8"):
        row = json.loads(line)
        candidates.setdefault(row["id"], []).append(row)
    for line in open(gold_path, encoding="utf-8"):
        article = json.loads(line)
        text, rows = article["text"], candidates.get(str(article["id"]), [])
        if not rows:
            continue
        cut = len(text.encode()) - rows[0]["size"]
        chars = {}
        at = 0
        for i, c in enumerate(text):
            chars[at] = i
            at += len(c.encode())
        chars[at] = len(text)
        starts = [m.span() for m in WORD.finditer(text)]
        yield starts, article, rows, lambda span, chars=chars, cut=cut: tuple(chars.get(x + cut, 0) for x in span)


def said(article, attribution, verbs):
    """not a thought: between marks, or with a verb of speech"""
    text = article["text"]
    if any(MARKS.search(text[s:e]) for s, e in spans_of(attribution.get("content"))):
        return True
    cue = " ".join(text[s:e] for s, e in spans_of(attribution.get("cue")))
    return cue.strip() == ":" or any(w.lower() in verbs for w in WORD.findall(cue))


def read(gold_path, evidence_path, speech):
    """[(article, content features, content right or None, speaker features, speaker right or None)]"""
    out, verbs = [], verbs_of_speech()
    for starts, article, rows, to_chars in read_rows(gold_path, evidence_path):
        gold = [(words(starts, spans_of(a.get("content"))), a) for a in article["attributions"]]
        for row in rows:
            mine = words(starts, [to_chars(s) for s in row["spans"]])
            best, attribution = 0, None
            for theirs, a in gold:
                share = len(mine & theirs) / max(len(mine), len(theirs), 1)
                if share > best:
                    best, attribution = share, a
            right = best >= 0.5
            speaker = None
            if right and "speaker_name" in attribution:
                names = [attribution["speaker_name"]] + list(attribution.get("speaker_alt") or [])
                speaker = key(row["key"]) in {key(n) for n in names if n} if any(names) else not row["key"]
            elif right:
                source = words(starts, spans_of(attribution.get("source")))
                mention = words(starts, [to_chars(row["mention"])]) if row["mention"][1] else set()
                speaker = bool(source & mention) if source and mention else None
            if right and (attribution.get("optional") or (speech and not said(article, attribution, verbs))):
                right = None
            out.append((article["id"], row["content"], right, row["speaker"], speaker))
    return out


def fit(rows, size):
    weights, total = [0.0] * size, [1e-6] * size
    for _ in range(EPOCHS):
        for features, right in rows:
            p = 1 / (1 + math.exp(-sum(weights[f] for f in features)))
            for f in features:
                step = p - right + L2 * weights[f]
                total[f] += step * step
                weights[f] -= RATE * step / math.sqrt(total[f])
    return [max(-32000, min(32000, round(w * SCALE))) for w in weights]


def fit_both(rows):
    return (fit([(c, r) for _, c, r, _, _ in rows if r is not None], CONTENT),
            fit([(s, k) for _, _, _, s, k in rows if k is not None], SPEAKER))


def chance(weights, features):
    return 1 / (1 + math.exp(-sum(weights[f] for f in features) / SCALE))


def check(rows, folds):
    articles = sorted({r[0] for r in rows})
    fold_of = {a: i % folds for i, a in enumerate(articles)}
    scored = []
    for k in range(folds):
        content, speaker = fit_both([r for r in rows if fold_of[r[0]] != k])
        for _, c, right, s, who in (r for r in rows if fold_of[r[0]] == k):
            if right is None:
                continue
            p = chance(content, c)
            scored.append((p, right, p * chance(speaker, s), bool(who) if who is not None else right))
    for name, take in (("content", lambda x: (x[0], x[1])), ("both", lambda x: (x[2], x[1] and x[3]))):
        bins = [[0, 0, 0.0] for _ in range(10)]
        for x in scored:
            p, right = take(x)
            b = bins[min(9, int(p * 10))]
            b[0] += 1
            b[1] += right
            b[2] += p
        print(name, " ".join(f"{b[2] / b[0]:.2f}:{b[1] / b[0]:.2f}({b[0]})" for b in bins if b[0]))


def table(name, size, weights):
    lines, line = [], "   "
    for w in weights:
        if len(line) + len(f" {w},") > 98:
            lines.append(line)
            line = "   "
        line += f" {w},"
    lines.append(line)
    body = "\n".join(lines).rstrip(",")
    return f"inline constexpr std::array<std::int16_t, {size}> {name}{{\n{body}}};\n"


if __name__ == "__main__":
    args = sys.argv[1:]
    folds = 0
    if args[:1] == ["--check"]:
        folds, args = int(args[1]), args[2:]
    rows = []
    for gold, evidence in zip(args[::2], args[1::2]):
        kind, _, path = gold.rpartition(":")
        some = read(path, evidence, kind == "speech")
        if kind == "names":
            some = [(a, c, None if any(24 <= f < 42 for f in c) else r, s, k) for a, c, r, s, k in some]
        rows += some * (2 if kind == "twice" else 1)
    print(f"{len(rows)} candidates", file=sys.stderr)
    if folds:
        check(rows, folds)
        sys.exit(0)
    content, speaker = fit_both(rows)
    print(f"""// Weights of what speaks for a statement and its speaker, by feature number (evidence.cc), in
// 1/kEvidenceScale of a logit. Made by tests/indexer/annotation/fit_confidence.py.
#pragma once

#include <array>
#include <cstdint>

#include "indexer/annotation/evidence.h"

namespace dateline::annotation {{

inline constexpr int kEvidenceScale = {SCALE};
{table("kContentWeights", "kContentFeatures", content)}{table("kSpeakerWeights", "kSpeakerFeatures", speaker)}
}}  // namespace dateline::annotation""")
