#!/usr/bin/env python3
"""Fits the weights of indexer/annotation/salience_weights.h and prints their table.

  annotation_driver TRAIN.jsonl --country-features > FEATURES
  fit_salience.py FEATURES GOLD.jsonl

GOLD: a line an article, {"id","countries":[ISO code,..]}: which countries it is about (for Reuters-21578: its PLACES of
the training part). Logistic regression with L2, plain gradient descent in Python, some seconds; the bias is moved
afterwards so that the threshold with the best F1 over (article, country) pairs is 0.5. Deterministic."""
import json
import math
import sys

FEATURES, SCALE, EPOCHS, RATE, L2 = 48, 100, 120, 0.1, 1e-5


def read(features, gold):
    about = {str(r["id"]): set(r["countries"]) for r in map(json.loads, open(gold, encoding="utf-8"))}
    rows, found = [], set()
    for line in open(features, encoding="utf-8"):
        article, code, _, numbers = line.rstrip("\n").split("\t")
        if article in about:
            rows.append(([int(n) for n in numbers.split()], code in about[article]))
            found.add((article, code))
    missed = sum(1 for a, codes in about.items() for c in codes if (a, c) not in found)
    return rows, missed


def fit(rows):
    weights = [0.0] * FEATURES
    for epoch in range(EPOCHS):
        rate = RATE / (1 + 0.05 * epoch)
        for features, right in rows:
            p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[f] for f in features)))))
            step = rate * ((1.0 if right else 0.0) - p)
            for f in features:
                weights[f] += step - rate * L2 * weights[f]
    return weights


def best_shift(rows, weights, missed):
    scored = sorted(((sum(weights[f] for f in x), y) for x, y in rows), reverse=True)
    total = sum(y for _, y in scored) + missed
    best, right = (0.0, 0.0), 0
    for n, (score, y) in enumerate(scored, 1):
        right += y
        best = max(best, (2 * right / (n + total), score))
    return best


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    data, lost = read(sys.argv[1], sys.argv[2])
    w = fit(data)
    f1, border = best_shift(data, w, lost)
    w[0] -= border - 0.005
    print(f"// {len(data)} pairs, F1 {100 * f1:.1f} at 0.5", file=sys.stderr)
    whole = [round(SCALE * x) for x in w]
    for k in range(0, FEATURES, 12):
        print("    " + ", ".join(str(x) for x in whole[k:k + 12]) + ",")
