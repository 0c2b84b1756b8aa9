#!/usr/bin/env python3
"""Recomputes a ranking from its open data: ranking.py FILE.csv prints "board place key score", best first.

The rules are those of docs/operations/ranking.md, formula 1. It shares no code with the application and needs nothing but
Python 3.8 or later.
"""
import csv
import math
import sys
from collections import defaultdict


def read(lines):
    """Boards of entries: {board: {key: ([(stratum, reports, successes)], ratings, stars)}}."""
    boards = defaultdict(dict)
    for row in csv.DictReader(lines):
        if row["formula"] != "1":
            raise SystemExit("this script knows formula 1, not " + row["formula"])
        entry = boards[row["board"]].setdefault(row["key"], ([], int(row["ratings"]), int(row["rating_sum"])))
        entry[0].append((row["stratum"], int(row["reports"]), int(row["successes"])))
    return boards


def wilson_lower_bound(p, n):
    z = 1.96
    return max(0, (p + z * z / (2 * n) - z * math.sqrt((p * (1 - p) + z * z / (4 * n)) / n)) / (1 + z * z / n))


def rank(entries):
    """[(place, key, score in hundredths)], best first."""
    total = defaultdict(lambda: [0, 0])
    for cells, _, _ in entries.values():
        for stratum, reports, successes in cells:
            total[stratum][0] += reports
            total[stratum][1] += successes
    everything = sum(reports for reports, _ in total.values())
    ratings = sum(entry[1] for entry in entries.values())
    stars = sum(entry[2] for entry in entries.values())
    average = 0.5 if ratings == 0 else (stars / ratings - 1) / 4

    scores = []
    for key, (cells, own_ratings, own_stars) in entries.items():
        own = {stratum: (reports, successes) for stratum, reports, successes in cells}
        share = 0.0
        for stratum in sorted(total):
            reports, successes = own.get(stratum, (0, 0))
            rate = total[stratum][1] / total[stratum][0]
            share += total[stratum][0] / everything * ((successes + 10 * rate) / (reports + 10))
        bound = wilson_lower_bound(share, sum(reports for reports, _ in own.values()))
        rating = (10 * average + (own_stars - own_ratings) / 4) / (10 + own_ratings)
        scores.append((math.floor(10000 * (0.8 * bound + 0.2 * rating) + 0.5), key))
    scores.sort(key=lambda scored: (-scored[0], scored[1]))

    places = []
    for index, (score, key) in enumerate(scores):
        tied = index > 0 and scores[index - 1][0] == score
        places.append((places[-1][0] if tied else index + 1, key, score))
    return places


def main():
    if len(sys.argv) != 2:
        raise SystemExit("usage: ranking.py FILE.csv")
    with open(sys.argv[1], encoding="utf-8", newline="") as file:
        boards = read(file)
    for board in sorted(boards):
        for place, key, score in rank(boards[board]):
            print(board, place, key, score)


if __name__ == "__main__":
    main()
