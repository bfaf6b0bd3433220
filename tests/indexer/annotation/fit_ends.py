#!/usr/bin/env python3
"""Fits the weights of indexer/annotation/content_end_weights.h and prints the header.

  annotation_driver ARTICLES.jsonl --evidence > EVIDENCE      for each gold file
  fit_ends.py GOLD.jsonl EVIDENCE ... > content_end_weights.h
  fit_ends.py --check GOLD.jsonl EVIDENCE GOLD.jsonl EVIDENCE  fits on all but the last pair, tells how often its ends are right

GOLD: as for fit_confidence.py. The tagger must not have been trained on the articles, or its ends look better than they are: train it
on one half, print the evidence of the other, and the other way round (models/statements_en.md has the commands).
A place is right if the words up to it share most with the gold content that the statement meets. A softmax over the places of a
statement, by gradient descent in Python, a minute. Deterministic."""
import math
import sys

from fit_confidence import SCALE, read_rows, spans_of, words

SIZE = 1536
EPOCHS, RATE, L2 = 12, 0.1, 0.0005
LEAST = 0.25  # shared words that make a gold content the one that is meant


def share(a, b):
    return len(a & b) / max(len(a), len(b), 1)


def read(gold_path, evidence_path):
    """[[(features, how good)]]: the places of each statement"""
    out = []
    for starts, article, rows, to_chars in read_rows(gold_path, evidence_path):
        gold = [words(starts, spans_of(a.get("content"))) for a in article["attributions"]]
        for row in rows:
            if len(row["ends"]) < 2:
                continue
            spans = [to_chars(s) for s in row["spans"]]
            first = spans[-1][0]
            before = words(starts, spans[:-1])
            places = [(before | words(starts, [(first, to_chars((0, end))[1])]), f) for end, f in row["ends"]]
            meant = max(gold, key=lambda g: max(share(p, g) for p, _ in places), default=None)
            if not meant or max(share(p, meant) for p, _ in places) < LEAST:
                continue
            # A content that begins elsewhere says nothing about its end.
            begun = min(places[0][0], default=-1)
            if abs(begun - min(meant)) > 2 and begun not in meant:
                continue
            out.append([(f, share(p, meant)) for p, f in places])
    return out


def fit(groups):
    weights, total = [0.0] * SIZE, [1e-6] * SIZE
    for _ in range(EPOCHS):
        for places in groups:
            best = max(good for _, good in places)
            right = [good == best for _, good in places]
            if all(right):
                continue
            sums = [sum(weights[f] for f in features) for features, _ in places]
            top = max(sums)
            odds = [math.exp(s - top) for s in sums]
            whole = sum(odds)
            those = sum(o for o, r in zip(odds, right) if r)
            gradient = {}
            for (features, _), o, r in zip(places, odds, right):
                step = o / whole - (o / those if r else 0)
                for f in features:
                    gradient[f] = gradient.get(f, 0.0) + step
            for f, step in gradient.items():
                step += L2 * weights[f]
                total[f] += step * step
                weights[f] -= RATE * step / math.sqrt(total[f])
    return [max(-32000, min(32000, round(w * SCALE))) for w in weights]


def check(weights, groups):
    kinds = {"chosen": lambda p: max(p, key=lambda x: sum(weights[f] for f in x[0]))[1],
             "rules": lambda p: next((g for f, g in p if any(300 <= x < 316 and (x - 300) // 4 == 1 for x in f)), 0),
             "tagger": lambda p: next((g for f, g in p if any(300 <= x < 316 and (x - 300) % 4 == 1 for x in f)), 0),
             "best": lambda p: max(g for _, g in p)}
    for name, good in kinds.items():
        scores = [good(p) for p in groups]
        exact = sum(s == max(g for _, g in p) for s, p in zip(scores, groups)) / len(groups)
        print(f"{name}: best place {exact:.3f}, half the words {sum(s >= 0.5 for s in scores) / len(groups):.3f}, "
              f"all {sum(s == 1 for s in scores) / len(groups):.3f} of {len(groups)}")


if __name__ == "__main__":
    args = sys.argv[1:]
    checks = args[:1] == ["--check"]
    args = args[1:] if checks else args
    sets = [read(*pair) for pair in zip(args[::2], args[1::2])]
    train = [g for s in (sets[:-1] if checks else sets) for g in s]
    weights = fit(train)
    print(f"{len(train)} statements", file=sys.stderr)
    if checks:
        check(weights, sets[-1])
        sys.exit(0)
    lines, line = [], "   "
    for w in weights:
        if len(line) + len(f" {w},") > 98:
            lines.append(line)
            line = "   "
        line += f" {w},"
    body = "\n".join(lines + [line]).rstrip(",")
    print(f"""// Weights of the places where reported speech may end, by feature number (content_ends.cc), in
// hundredths of a logit. Made by tests/indexer/annotation/fit_ends.py.
#pragma once

#include <array>
#include <cstdint>

#include "indexer/annotation/content_ends.h"

namespace dateline::annotation {{

inline constexpr std::array<std::int16_t, kEndFeatures> kContentEndWeights{{
{body}}};

}}  // namespace dateline::annotation""")
