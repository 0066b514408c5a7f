"""The simulations of Option A and Option B, from the model's text and tables alone.

    simulation.py FOLDER …     writes selection.tsv, timeline.tsv and summary.json of each folder, for
                               the two questions in its question.txt and its assumptions.yaml
    simulation.py --reference  checks itself against every figure of the model

It knows the criteria of FACTS.md section 6 and the events of section 4, and nothing of the product
but how an assumptions file and a question are written. Needs PyYAML; for choices by all levels,
highspy; for the summaries, SciPy.
"""

import functools
import hashlib
import json
import math
import pathlib
import sys

import yaml

# ------------------------------------------------------------------------------- named draws


def u64(seed, stream, index=1):
    return int.from_bytes(hashlib.sha256(f"{seed},{stream},{index}".encode()).digest()[:8], "big")


def scale(u, n):
    return (u * n) >> 64


def unit(u):
    return (u >> 11) * 2.0**-53


def ticket(name, seed):
    head = hashlib.sha256(seed.encode()).hexdigest()
    number = int.from_bytes(hashlib.sha256((head + name).encode()).digest(), "big")
    return "0." + str(number).zfill(64)[::-1]


# --------------------------------------------------------------------------------- children


def share(text):
    return round(float(str(text).rstrip("%")) * 100)


def pick(shares, x):
    """The name that x of 0 to 9,999 falls on."""
    end = 0
    for name, value in shares.items():
        end = 10_000 if value == "rest" else end + share(value)
        if x < end:
            return name
    return name


CRITERIA = [  # FACTS.md section 6, ESN 23 to 40; F1 to F7 are the facts
    lambda c, f: f[0] and f[1],
    lambda c, f: f[4] and (c["age"] <= 9 or c["disability"]),
    lambda c, f: f[2] and c["age"] >= 10,
    lambda c, f: f[0] and f[5],
    lambda c, f: f[5],
    lambda c, f: c["list"] == "cic",
    lambda c, f: c["disability"] and f[0],
    lambda c, f: c["age"] >= 4,
    lambda c, f: 5 <= c["age"] <= 15,
    lambda c, f: 5 <= c["age"] <= 15 and f[1],
    lambda c, f: f[1] and (f[2] or f[3] or f[6]),
    lambda c, f: f[4],
    lambda c, f: f[3],
    lambda c, f: f[3] and f[4],
]


def shows(child, facts):
    return sum(1 << i for i, holds in enumerate(CRITERIA) if holds(child, facts))


def certainly_shows(child):
    """What holds whatever the facts are."""
    ways = [[w >> f & 1 for f in range(7)] for w in range(128)]
    return functools.reduce(lambda a, b: a & b, (shows(child, way) for way in ways))


def eligible(facts):
    return bool(facts[1] and (facts[0] or facts[5]))


def band(age):
    return 0 if age <= 4 else 1 if age <= 9 else 2 if age <= 15 else 3


def children(a, seed, run, count):
    """In ticket order."""
    made = a["children"]
    low, high = map(int, made["age"].split(".."))
    area = []
    for number in range(1, count + 1):
        name = f"C{number:04d}"

        def v(attribute, n=10_000):
            return scale(u64(seed, f"pop/{run}/{name}/{attribute}"), n)

        child = {
            "id": name,
            "list": pick(made["list"], v("list")),
            "age": low + v("age", high - low + 1),
            "gender": pick(made["gender"], v("gender")),
            "ethnic": pick(made["ethnic_group"], v("eth")),
            "disability": v("dis") < share(made["disability"]),
            "team": v("team", made["teams"]),
            "ticket": ticket(name if run == 0 else f"{run}/{name}", seed),
        }
        facts = []
        for i, rule in enumerate(a["facts"].values(), 1):
            from_age = 0
            if isinstance(rule, dict) and "share" in rule:
                rule, from_age = rule["share"], rule.get("from-age", 0)
            value = rule[child["list"]] if isinstance(rule, dict) else rule
            facts.append(child["age"] >= from_age and v(f"F{i}") < share(value))
        child["facts"] = facts
        child["error"] = [scale(u64(seed, f"err/{run}/{name}/F{i}"), 10_000) for i in range(1, 8)]
        area.append(child)
    return sorted(area, key=lambda child: child["ticket"])


def reported(child, rate):
    return [fact != (draw < rate) for fact, draw in zip(child["facts"], child["error"])]


# --------------------------------------------------------------------------------- choosing


def bits(mask):
    return bin(mask).count("1")


def largest(masks):
    """Without those that another one contains."""
    found = []
    for mask in sorted(set(masks), key=bits, reverse=True):
        if not any(mask & other == mask for other in found):
            found.append(mask)
    return found


def by_covered(masks, k):
    """Places of k, most criteria first, then the smallest ranks in order."""
    n, k = len(masks), min(k, len(masks))
    # reach[i][r]: what r of those from place i on can cover together.
    reach = [[[0]] + [[] for _ in range(k)] for _ in range(n + 1)]
    for i in range(n - 1, -1, -1):
        for r in range(1, k + 1):
            with_i = [masks[i] | mask for mask in reach[i + 1][r - 1]]
            reach[i][r] = largest(reach[i + 1][r] + with_i)
    best = max((bits(mask) for mask in reach[0][k]), default=0)
    chosen, covered = [], 0
    for i in range(n):
        left = k - len(chosen) - 1
        if left >= 0 and any(
            bits(covered | masks[i] | mask) == best for mask in reach[i + 1][left]
        ):
            chosen.append(i)
            covered |= masks[i]
    return chosen


def by_levels(masks, attributes, k):
    """The same by all levels, each a constraint of the next, by HiGHS."""
    import highspy

    n, k = len(masks), min(k, len(masks))
    if k == 0:
        return []
    solver = highspy.Highs()
    solver.silent()
    x = [solver.addBinary() for _ in range(n)]
    solver.addConstr(sum(x) == k)
    once, twice, seen = [], [], []
    for bit in range(len(CRITERIA)):
        who = [x[i] for i in range(n) if masks[i] >> bit & 1]
        if who:
            first, second = solver.addBinary(), solver.addBinary()
            solver.addConstr(first <= sum(who))
            solver.addConstr(2 * second <= sum(who))
            once.append(first)
            twice.append(second)
    for level in sorted({level for levels in attributes for level in levels}, key=str):
        there = solver.addBinary()
        solver.addConstr(there <= sum(x[i] for i in range(n) if level in attributes[i]))
        seen.append(there)
    for goal in (once, twice, seen):
        if goal:
            solver.maximize(sum(goal))
            solver.addConstr(sum(goal) >= round(solver.getInfo().objective_function_value))
    chosen = []
    for i in range(n):
        if len(chosen) == k:
            break
        solver.maximize(x[i])
        wanted = round(solver.getInfo().objective_function_value)
        solver.addConstr(x[i] == wanted)
        if wanted:
            chosen.append(i)
    return chosen


def attributes(child):
    return [
        ("gender", child["gender"]), ("band", band(child["age"])), ("ethnic", child["ethnic"]),
        ("list", child["list"]), ("disability", child["disability"]), ("team", child["team"]),
    ]


def choose(area, masks, k, rule):
    if rule == "lot":
        return list(range(min(k, len(area))))
    if rule == "levels":
        return by_levels(masks, [attributes(child) for child in area], k)
    return by_covered(masks, k)


def pool(area, method, n):
    if method == "random":
        return area[:n]
    if method == "cover":
        places = choose(area, [certainly_shows(child) for child in area], n, "levels")
        return [area[i] for i in places]
    taken = [c for c in area if c["facts"][2]][:5]
    taken += [c for c in [c for c in area if c["facts"][3]][:5] if c not in taken]
    taken = taken[:n]
    strata = [
        [c for c in area if c["disability"] == disabled and band(c["age"]) == b]
        for disabled in (True, False) for b in range(4)
    ]
    while len(taken) < min(n, len(area)):
        for stratum in strata:
            left = [c for c in stratum if c not in taken]
            if left and len(taken) < n:
                taken.append(left[0])
    return [c for c in area if c in taken]


def option(area, rate, k, rule):
    """What is chosen on what is reported, and its worth in truth."""
    seen = [(child, reported(child, rate)) for child in area]
    seen = [(child, facts) for child, facts in seen if eligible(facts)]
    places = choose([c for c, _ in seen], [shows(c, f) for c, f in seen], k, rule)
    chosen = [seen[i][0] for i in places]
    covered = 0
    for child in chosen:
        if eligible(child["facts"]):
            covered |= shows(child, child["facts"])
    return bits(covered), [child["id"] for child in chosen]


def selection(a, q):
    rates = {side: share(q.get(side, a["errors"][side])) for side in "AB"}
    for run in range(q["runs"]):
        area = children(a, q["seed"], run, q["children"])
        row = {"full": option(area, 0, q["track"], q["rule"])}
        for method in q["methods"]:
            some = pool(area, method, q["asked"])
            row[f"a_{method}"] = option(some, rates["A"], q["track"], q["rule"])
            row[f"a_{method}_0"] = option(some, 0, q["track"], q["rule"])
        row["b"] = option(area, rates["B"], q["track"], q["rule"])
        yield row


# --------------------------------------------------------------------------------- schedule

EVENTS = {  # FACTS.md section 4: needs by option; documents and Annex A apart, as it has them apart
    "notify": ((), ()),
    "lists": (("notify",), ("notify",)),
    "yot-nps": (("notify",), ("notify",)),
    "facts-b": (None, ("notify",)),
    "pick-20": (("lists", "yot-nps"), None),
    "facts-a": (("pick-20",), None),
    "meetings": (("notify",), ("notify",)),
    "pick": (("facts-a",), ("facts-b", "yot-nps")),
    "call": (("pick",), ("pick",)),
    "documents": (("call",), ("call",)),
    "annex-a": (("notify",), ("notify",)),
    "child-level": (("notify",), ("notify",)),
    "csa-referrals": (("notify",), ("notify",)),
    "evaluation": (("call", "documents"), ("call", "documents")),
    "cqc": (("evaluation",), ("evaluation",)),
    "consent": (("call",), ("call",)),
}


def triangular(minutes, u):
    a, m, b = minutes["least"], minutes["likely"], minutes["most"]
    if a == b:
        return a
    if u < (m - a) / (b - a):
        return math.floor(a + math.sqrt(u * (b - a) * (m - a)) + 0.5)
    return math.floor(b - math.sqrt((1 - u) * (b - a) * (b - m)) + 0.5)


def clock(text):
    hours, minutes = map(int, text.split(":"))
    return hours * 60 + minutes


def week(a, q, run, side):
    """When each event of an option happened, its hours, and the facts known when pick begins."""
    plan = a["schedule"]
    begin, end = clock(plan["day"]["from"]), clock(plan["day"]["to"])
    place = "AB".index(side)
    needs = {name: e[place] for name, e in EVENTS.items() if e[place] is not None}
    counts = {"asked": min(q["asked"], q["children"]) if side == "A" else q["children"],
              "flagged": q["children"], "tracked": min(q["track"], q["children"])}
    tasks = [t for t in plan["tasks"] if t["event"] in needs and t.get("option", side) == side]
    parts = []  # (order, child, minutes)
    for order, task in enumerate(tasks):
        count = counts[task["each"]] if "each" in task else None
        for child in range(1, (count or 0) + 1) if count is not None else [0]:
            name = task["task"] + (f"/C{child:04d}" if child else "")
            minutes = triangular(task["minutes"], unit(u64(q["seed"], f"dur/{run}/{name}")))
            parts.append((order, child, minutes))
    finished, happened, free = {}, {}, {}
    for name, role in plan["roles"].items():
        people = q["workers"] if name == q.get("finders") and "workers" in q else role["people"]
        free[name] = [0] * (10**4 if people == "any" else people)
    began = {}

    def done(order):
        ends = [finished.get((o, c)) for o, c, _ in parts if o == order]
        return None if None in ends else max(ends, default=ready(order))

    def ready(order):
        """None while it is not known."""
        task = tasks[order]
        after = task.get("after", [])
        after = [after] if isinstance(after, str) else after
        waits = [happen(need) for need in needs[task["event"]]]
        waits += [done(o) for o, t in enumerate(tasks) if t["task"] in after]
        if None in waits:
            return None
        if "not-before" in task:
            at = clock(task["not-before"]["time"])
            waits.append(task["not-before"]["day"] * (end - begin) + min(max(at, begin), end) - begin)
        return max(waits, default=0)

    def happen(name):
        if name not in happened:
            orders = [o for o, t in enumerate(tasks) if t["event"] == name]
            times = [happen(need) for need in needs[name]] + [done(o) for o in orders]
            if None in times:
                return None
            happened[name] = max(times, default=0)
        return happened[name]

    left = list(parts)
    while left:
        starts = []
        for order, child, minutes in left:
            at = ready(order)
            if at is not None:
                starts.append((at, order, child, minutes))
        # Of each role, whoever is ready first comes first; of all roles, what begins first.
        heads = {}
        for entry in sorted(starts):
            heads.setdefault(tasks[entry[1]]["who"], entry)
        start, at, order, child, minutes = min(
            (max(entry[0], min(free[who])), *entry) for who, entry in heads.items())
        who = free[tasks[order]["who"]]
        who[who.index(min(who))] = start + minutes
        finished[order, child] = start + minutes
        began[order, child] = start
        left.remove((order, child, minutes))
    events = {name: happen(name) for name in needs}
    area = sum(m for o, _, m in parts if plan["roles"][tasks[o]["who"]]["side"] == "area")
    chosen = [began[o, c] for o, c, _ in parts if tasks[o]["event"] == "pick"]
    known = sum(
        1 for (o, c), at in finished.items()
        if tasks[o].get("each") in ("asked", "flagged") and at <= min(chosen))
    return events, area / 60, known


# ------------------------------------------------------------------------------- statistics


def mean(values):
    return sum(values) / len(values)


def sd(values):
    middle = mean(values)
    return math.sqrt(sum((v - middle) ** 2 for v in values) / (len(values) - 1))


def compared(left, right):
    from scipy import stats

    d = [x - y for x, y in zip(left, right)]
    half = stats.t.ppf(0.975, len(d) - 1) * sd(d) / math.sqrt(len(d))
    return {"mean": mean(d), "sd": sd(d), "low": mean(d) - half, "high": mean(d) + half,
            "wins": sum(x > 0 for x in d), "ties": sum(x == 0 for x in d),
            "losses": sum(x < 0 for x in d)}


# ------------------------------------------------------------------------------- the folders


def question(line, a):
    """`simulate selection children 45 track 5 …`, as it is typed."""
    words = line.split()
    q = {"track": 6, "runs": 200, "asked": 20, "methods": [], "rule": "covered", "kind": words[1]}
    i = 2
    while i < len(words):
        word = words[i]
        if word in ("children", "track", "runs", "asked", "workers"):
            q[word] = int(words[i + 1])
        elif word == "seed":
            q["seed"] = words[i + 1]
        elif word == "rule":
            q["rule"] = words[i + 1]
        elif word == "errors":
            q["A"], q["B"] = words[i + 1 : i + 3]
            i += 1
        elif word in ("random", "spread", "cover"):
            q["methods"].append(word)
            i -= 1
        elif word != "assumptions":
            sys.exit(f"{word}?")
        i += 2
    q["methods"] = q["methods"] or ["random", "spread"]
    finders = [t["who"] for t in a["schedule"]["tasks"] if t.get("each") in ("asked", "flagged")]
    q["finders"] = finders[0] if finders else None
    return q


def write(folder):
    a = yaml.safe_load((folder / "assumptions.yaml").read_text())
    questions = {}
    for line in (folder / "question.txt").read_text().splitlines():
        q = question(line, a)
        questions[q["kind"]] = q
    q = questions["selection"]
    rows = list(selection(a, q))
    names = [name for name in rows[0] if not name.endswith("_0")]
    with open(folder / "selection.tsv", "w") as out:
        print("run", *names, *(f"chosen_{name}" for name in names), sep="\t", file=out)
        for run, row in enumerate(rows):
            print(run, *(row[n][0] for n in names), *(" ".join(row[n][1]) for n in names),
                  sep="\t", file=out)
    values = {name: [row[name][0] for row in rows] for name in rows[0]}
    summary = {
        "options": {n: {"mean": mean(values[n]), "sd": sd(values[n])} for n in names},
        "differences": {f"a_{m}-b": compared(values[f"a_{m}"], values["b"]) for m in q["methods"]},
        "regret": {
            f"a_{m}": {"whole": mean(values["full"]) - mean(values[f"a_{m}"]),
                       "staging": mean(values["full"]) - mean(values[f"a_{m}_0"])}
            for m in q["methods"]
        },
    }

    from scipy import stats

    q = questions["timeline"]
    with open(folder / "timeline.tsv", "w") as out:
        sides = {side: [week(a, q, run, side) for run in range(q["runs"])] for side in "AB"}
        keys = [(side, name) for side in "AB" for name in sides[side][0][0] if name != "notify"]
        print("run", *(f"{side}:{name}" for side, name in keys), "A:hours", "B:hours",
              "A:known", "B:known", sep="\t", file=out)
        for run in range(q["runs"]):
            print(run, *(sides[side][run][0][name] for side, name in keys),
                  *(f"{sides[side][run][1]:.4f}" for side in "AB"),
                  *(sides[side][run][2] for side in "AB"), sep="\t", file=out)
    begin, end = clock(a["schedule"]["day"]["from"]), clock(a["schedule"]["day"]["to"])
    wednesday = 2 * (end - begin) + clock("15:00") - begin
    met = {}
    for side in "AB":
        events = ["lists", "yot-nps"] + (["facts-b"] if side == "B" else [])
        met[side] = [max(events_of[n] for n in events) <= wednesday
                     for events_of, _, _ in sides[side]]
    b = sum(x and not y for x, y in zip(met["A"], met["B"]))
    c = sum(y and not x for x, y in zip(met["A"], met["B"]))
    summary["lists"] = {}
    for side in "AB":
        interval = stats.binomtest(sum(met[side]), len(met[side])).proportion_ci(method="wilson")
        summary["lists"][side] = {
            "met": sum(met[side]), "low": float(interval.low), "high": float(interval.high)}
    summary["mcnemar"] = {
        "b": b, "c": c,
        "p": float(stats.binomtest(min(b, c), b + c).pvalue) if b + c else 1.0}
    (folder / "summary.json").write_text(json.dumps(summary, indent=1) + "\n")


# ------------------------------------------------------------------------------ self-check


def check_reference():
    seed = "20250911090000000001"
    assert [u64(seed, "demo", i) for i in (1, 2, 3)] == [
        17549632743741536869, 4189449786818079243, 12248138158234929629]
    assert ticket("AB-130", "01382438112797316654") == (
        "0.26299714122838008416507544297546663599715395525154425586041245287750224561854")
    ids = ["A-1", "A-2", "A-3", "B-1", "B-2", "B-3"]
    assert sorted(ids, key=lambda i: ticket(i, "314159"))[:4] == ["B-2", "B-3", "A-3", "A-2"]
    assert sorted(map(str, range(100)), key=lambda i: ticket(i, "41"))[:10] == [
        "73", "51", "17", "58", "38", "42", "39", "20", "11", "67"]

    root = pathlib.Path(__file__).resolve().parents[3]
    a = yaml.safe_load(
        (root / "Sources/Simulation/AssumptionFiles/reference.yaml").read_text())
    q = question(
        f"simulate selection children 60 runs 200 errors 2% 5% seed {seed}", a)
    rows = list(selection(a, q))
    assert rows[0]["full"] == (14, ["C0032", "C0008", "C0049", "C0003", "C0031", "C0014"])
    for name in ("a_spread", "a_random"):
        assert rows[0][name] == (13, ["C0032", "C0008", "C0049", "C0003", "C0031", "C0054"])
    assert rows[0]["b"] == (13, ["C0008", "C0049", "C0003", "C0031", "C0054", "C0005"])
    values = {name: [row[name][0] for row in rows] for name in rows[0]}
    for name, middle, spread in [("full", 13.760, 0.451), ("a_random", 12.745, 0.9511),
                                 ("a_spread", 13.420, 0.7391), ("b", 13.205, 0.999)]:
        assert abs(mean(values[name]) - middle) < 1e-9, name
        assert abs(sd(values[name]) - spread) < 0.00005, name
    assert abs(mean(values["a_random_0"]) - 12.865) < 1e-9
    for left, right, *expected in [
        ("a_spread", "b", 0.215, 0.0774, 0.3526, 49, 126, 25),
        ("a_random", "b", -0.460, -0.6124, -0.3076),
        ("a_spread", "a_random", 0.675, 0.5432, 0.8068),
    ]:
        found = list(compared(values[left], values[right]).values())
        found = [found[0]] + found[2:]
        assert all(abs(x - y) < 0.00005 for x, y in zip(found, expected)), (left, right)
    for rate, expected in zip(range(6), [-0.340, -0.205, -0.125, -0.020, 0.095, 0.215]):
        b = [option(children(a, seed, r, 60), rate * 100, 6, "covered")[0] for r in range(200)]
        assert abs(mean(values["a_spread"]) - mean(b) - expected) < 1e-9, rate
    area = [c for c in children(a, seed, 0, 60) if eligible(c["facts"])]
    assert len(area) == 40
    places = choose(area, [shows(c, c["facts"]) for c in area], 6, "levels")
    assert [area[i]["id"] for i in places] == [
        "C0032", "C0008", "C0049", "C0011", "C0010", "C0014"]

    events, hours, _ = week(a, dict(q, runs=1), 0, "A")
    assert (events["lists"], events["pick-20"], events["facts-a"], events["pick"]) == (
        1332, 1508, 1690, 1750) and abs(hours - 36.82) < 0.005
    events, hours, _ = week(a, q, 0, "B")
    assert max(events["lists"], events["facts-b"], events["yot-nps"]) == 1821
    assert events["pick"] == 1924 and abs(hours - 58.3) < 0.005
    met = {"A": 0, "B": 0, "20": 0, "9:30": 0}
    for run in range(2000):
        events, _, _ = week(a, q, run, "A")
        met["A"] += max(events["lists"], events["yot-nps"]) <= 1320
        met["9:30"] += events["pick-20"] <= 1470
        events, _, _ = week(a, q, run, "B")
        met["B"] += max(events["lists"], events["yot-nps"], events["facts-b"]) <= 1320
        events, _, _ = week(a, dict(q, children=20), run, "B")
        met["20"] += max(events["lists"], events["yot-nps"], events["facts-b"]) <= 1320
    assert met == {"A": 1838, "9:30": 1204, "B": 329, "20": 1470}, met
    for m, expected in [(1, 0.66667), (2, 0.44068), (3, 0.28872), (5, 0.12048)]:
        assert abs(math.comb(60 - m, 20) / math.comb(60, 20) - expected) < 0.000005
    print("every figure of the model holds")


if __name__ == "__main__":
    if sys.argv[1:] == ["--reference"]:
        check_reference()
    else:
        for name in sys.argv[1:]:
            write(pathlib.Path(name))
