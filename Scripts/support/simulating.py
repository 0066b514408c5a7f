"""The benchmarks of the simulations, beside Python and SimPy, for Scripts/bench.

Usage: simulating.py measure JTAI
       simulating.py plain|selection|week|simpy RUNS CHILDREN

`measure` runs whole processes in turn and prints the tables. The other tasks are the peers: the same
draws and the same model, and each prints the figures that jtai prints, which are compared. The
selection is there twice: `plain` is the program that the tests hold jtai against, written for
clearness, and `selection` one that is written for speed. The week is there twice as well: as SimPy
processes that ask for resources, and by formulas and a heap, which know this week alone.
"""

import hashlib
import heapq
import importlib.util
import json
import math
import pathlib
import statistics
import subprocess
import sys
import time

SEED = "20250911090000000001"
MINUTES = {
    "T1": (240, 480, 960), "T2": (240, 480, 720), "T3": (60, 120, 300), "F": (10, 20, 60),
    "PICK20": (60, 120, 240), "PICKA": (30, 60, 120), "PICKB": (60, 120, 240),
}


def draw(stream):
    return int.from_bytes(hashlib.sha256(f"{SEED},{stream},1".encode()).digest()[:8], "big")


# --- Selection, for clearness -----------------------------------------------------------------


def plain(runs, children):
    import yaml

    root = pathlib.Path(__file__).resolve().parents[2]
    place = root / "Tests/Oracle/simulations/simulation.py"
    spec = importlib.util.spec_from_file_location("simulation", place)
    oracle = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(oracle)
    reference = root / "Sources/Simulation/AssumptionFiles/reference.yaml"
    assumptions = yaml.safe_load(reference.read_text())
    question = oracle.question(
        f"simulate selection children {children} runs {runs} seed {SEED}", assumptions)
    rows = list(oracle.selection(assumptions, question))
    names = ["full", "a_random", "a_spread", "b"]
    means = {name: statistics.fmean(row[name][0] for row in rows) for name in names}

    def difference(percent):
        values = [
            oracle.option(oracle.children(assumptions, SEED, run, children), percent * 100, 6, "covered")
            for run in range(runs)
        ]
        return means["a_spread"] - statistics.fmean(value for value, _ in values)

    found = halved({0: means["a_spread"] - means["full"], 5: means["a_spread"] - means["b"]}, difference)
    return {name: round(value, 6) for name, value in means.items()} | {"break_even": found}


def halved(differences, difference):
    """Where a difference turns, by halving whole percentages and a straight line."""
    low, high = 0, 5
    while high - low > 1:
        middle = (low + high) // 2
        differences[middle] = difference(middle)
        low, high = (middle, high) if differences[middle] < 0 else (low, middle)
    rate = low - differences[low] / (differences[high] - differences[low])
    return round(rate / 100, 6)


# --- Selection, for speed ---------------------------------------------------------------------

TICKET_HEAD = hashlib.sha256(SEED.encode()).hexdigest()


def ticket(name):
    digest = hashlib.sha256((TICKET_HEAD + name).encode()).digest()
    return str(int.from_bytes(digest, "big")).zfill(64)[::-1]


class Child:
    __slots__ = ("ticket", "list", "age", "disabled", "facts", "errors")

    def __init__(self, run, number):
        name = f"C{number:04d}"

        def v(attribute, n=10_000):
            return (draw(f"pop/{run}/{name}/{attribute}") * n) >> 64

        kind = v("list")
        self.list = 0 if kind < 5_000 else 1 if kind < 7_500 else 2
        self.age = v("age", 18)
        self.disabled = v("dis") < 1_500
        self.facts = (
            v("F1") < 6_500,
            v("F2") < (6_000, 9_500, 8_500)[self.list],
            self.age >= 10 and v("F3") < 1_000,
            v("F4") < 2_500,
            v("F5") < (3_000, 5_500, 3_500)[self.list],
            v("F6") < 5_000,
            v("F7") < (1_000, 2_500, 1_200)[self.list],
        )
        self.errors = [(draw(f"err/{run}/{name}/F{f}") * 10_000) >> 64 for f in range(1, 8)]
        self.ticket = ticket(name if run == 0 else f"{run}/{name}")

    @property
    def band(self):
        return (self.age >= 5) + (self.age >= 10) + (self.age >= 16)

    def mask(self, facts):
        f1, f2, f3, f4, f5, f6, f7 = facts
        school = 5 <= self.age <= 15
        return (
            (f1 and f2)
            | (f5 and (self.age <= 9 or self.disabled)) << 1
            | (f3 and self.age >= 10) << 2
            | (f1 and f6) << 3
            | f6 << 4
            | (self.list == 2) << 5
            | (self.disabled and f1) << 6
            | (self.age >= 4) << 7
            | school << 8
            | (school and f2) << 9
            | (f2 and (f3 or f4 or f7)) << 10
            | f5 << 11
            | f4 << 12
            | (f4 and f5) << 13
        )


def eligible(facts):
    return facts[1] and (facts[0] or facts[5])


def undominated(masks):
    kept = []
    for mask in sorted(masks, key=int.bit_count, reverse=True):
        for other in kept:
            if mask & other == mask:
                break
        else:
            kept.append(mask)
    return kept


def choose(masks, k):
    """Most criteria, then the first by ticket: what can be covered from each place on."""
    n, k = len(masks), min(k, len(masks))
    reach = [None] * (n + 1)
    reach[n] = [[0]] + [[]] * k
    for i in range(n - 1, -1, -1):
        mask, after = masks[i], reach[i + 1]
        row = [after[0]]
        for r in range(1, k + 1):
            with_it = {mask | other for other in after[r - 1]}
            row.append(undominated(with_it.union(after[r])) if with_it != set(after[r]) else after[r])
        reach[i] = row
    best = max((mask.bit_count() for mask in reach[0][k]), default=0)
    chosen, covered = [], 0
    for i in range(n):
        left = k - len(chosen) - 1
        if left < 0:
            break
        so_far = covered | masks[i]
        if any((so_far | mask).bit_count() == best for mask in reach[i + 1][left]):
            chosen.append(i)
            covered = so_far
    return chosen


def worth(pool, rate, k):
    seen = []
    for child in pool:
        facts = child.facts
        if rate:
            facts = [fact != (error < rate) for fact, error in zip(facts, child.errors)]
        if eligible(facts):
            seen.append((child, child.mask(facts)))
    covered = 0
    for i in choose([mask for _, mask in seen], k):
        child = seen[i][0]
        if eligible(child.facts):
            covered |= child.mask(child.facts)
    return covered.bit_count()


def spread(area, n):
    taken = [c for c in area if c.facts[2]][:5]
    taken += [c for c in [c for c in area if c.facts[3]][:5] if c not in taken]
    held = set(map(id, taken[:n]))
    strata = {}
    for child in area:
        if id(child) not in held:
            strata.setdefault((not child.disabled, child.band), []).append(child)
    queues = [iter(strata[key]) for key in sorted(strata)]
    while len(held) < min(n, len(area)):
        for queue in queues:
            child = next(queue, None)
            if child is not None and len(held) < n:
                held.add(id(child))
    return [child for child in area if id(child) in held]


def selection(runs, children):
    areas = []
    values = {"full": [], "a_random": [], "a_random_0": [], "a_spread": [], "a_spread_0": [], "b": []}
    for run in range(runs):
        area = sorted((Child(run, n) for n in range(1, children + 1)), key=lambda c: c.ticket)
        areas.append(area)
        values["full"].append(worth(area, 0, 6))
        for name, some in (("a_random", area[:20]), ("a_spread", spread(area, 20))):
            values[name].append(worth(some, 200, 6))
            values[name + "_0"].append(worth(some, 0, 6))
        values["b"].append(worth(area, 500, 6))

    def interval(left, right):
        d = [x - y for x, y in zip(left, right)]
        half = 1.96115 * statistics.stdev(d) / math.sqrt(runs)
        return statistics.fmean(d) - half, statistics.fmean(d) + half

    for left, right in [("a_spread", "b"), ("a_random", "b"), ("a_spread", "a_random")]:
        interval(values[left], values[right])

    goal = statistics.fmean(values["a_spread"])
    break_even = halved(
        {0: goal - statistics.fmean(values["full"]), 5: goal - statistics.fmean(values["b"])},
        lambda percent: goal - statistics.fmean([worth(area, percent * 100, 6) for area in areas]))
    found = {name: round(statistics.fmean(each), 6) for name, each in values.items()}
    return {name: found[name] for name in ("full", "a_random", "a_spread", "b")} | {
        "break_even": break_even
    }


# --- The first week ---------------------------------------------------------------------------


def minutes(run, task, child=""):
    a, m, b = MINUTES[task]
    u = (draw(f"dur/{run}/{task}{child}") >> 11) * 2.0**-53
    if u < (m - a) / (b - a):
        return math.floor(a + math.sqrt(u * (b - a) * (m - a)) + 0.5)
    return math.floor(b - math.sqrt((1 - u) * (b - a) * (b - m)) + 0.5)


def durations(run, children):
    once = {task: minutes(run, task) for task in MINUTES if task != "F"}
    return once, [minutes(run, "F", f"/C{n:04d}") for n in range(1, children + 1)]


def count(met, lists_a, pick20, lists_b, pick_b):
    met["a_lists"] += lists_a <= 1320
    met["a_pick20_0930"] += pick20 <= 1470
    met["b_lists"] += lists_b <= 1320
    met["b_pick"] += pick_b <= 1980


def week(runs, children):
    met = dict.fromkeys(["a_lists", "a_pick20_0930", "b_lists", "b_pick"], 0)

    def pool(start, facts):
        free = [start] * 4
        end = start
        for duration in facts:
            at = heapq.heappop(free) + duration
            heapq.heappush(free, at)
            end = max(end, at)
        return end

    for run in range(runs):
        once, facts = durations(run, children)
        built = once["T1"] + once["T2"]
        lists_a = max(built, once["T3"])
        pick20 = max(lists_a, 1320) + once["PICK20"]
        pool(max(pick20, 1440), facts[:20]) + once["PICKA"]
        lists_b = max(pool(built, facts), once["T3"])
        count(met, lists_a, pick20, lists_b, max(lists_b, 1320) + once["PICKB"])
    return met


def week_by_simpy(runs, children):
    import simpy

    met = dict.fromkeys(["a_lists", "a_pick20_0930", "b_lists", "b_pick"], 0)

    def work(environment, resource, duration):
        with resource.request() as request:
            yield request
            yield environment.timeout(duration)

    def until(environment, moment):
        if environment.now < moment:
            yield environment.timeout(moment - environment.now)

    def build(environment, once):
        analyst = simpy.Resource(environment, 1)
        yield environment.process(work(environment, analyst, once["T1"]))
        yield environment.process(work(environment, analyst, once["T2"]))

    def find(environment, facts):
        workers = simpy.Resource(environment, 4)
        yield environment.all_of(
            [environment.process(work(environment, workers, each)) for each in facts])

    def option_a(environment, once, facts, times):
        partners = environment.process(work(environment, simpy.Resource(environment, 9), once["T3"]))
        yield environment.all_of([environment.process(build(environment, once)), partners])
        times["lists_a"] = environment.now
        yield from until(environment, 1320)
        yield environment.timeout(once["PICK20"])
        times["pick20"] = environment.now
        yield from until(environment, 1440)
        yield environment.process(find(environment, facts[:20]))
        yield environment.timeout(once["PICKA"])

    def option_b(environment, once, facts, times):
        partners = environment.process(work(environment, simpy.Resource(environment, 9), once["T3"]))
        yield environment.process(build(environment, once))
        yield environment.process(find(environment, facts))
        yield partners
        times["lists_b"] = environment.now
        yield from until(environment, 1320)
        yield environment.timeout(once["PICKB"])
        times["pick_b"] = environment.now

    for run in range(runs):
        once, facts = durations(run, children)
        times = {}
        for option in (option_a, option_b):
            environment = simpy.Environment()
            environment.process(option(environment, once, facts, times))
            environment.run()
        count(met, times["lists_a"], times["pick20"], times["lists_b"], times["pick_b"])
    return met


# --- Measuring --------------------------------------------------------------------------------


def run(*command):
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stdout}{done.stderr}")
    return json.loads(done.stdout), time.perf_counter() - began


def own(jtai, kind, runs, children):
    extra = "track 6 errors 2% 5%" if kind == "selection" else "workers 4"
    command = f"simulate {kind} children {children} {extra} runs {runs} seed {SEED} assumptions reference"
    answer, seconds = run(jtai, "--json", "-c", command)
    result = answer["result"]
    if kind == "selection":
        answers = {name: value["mean"] for name, value in result["summary"].items()}
        return answers | {"break_even": result["break_even"]}, seconds
    return result["met"], seconds


def measure(jtai):
    def table(title, text, kind, runs, children, peers):
        times, answers = [], None
        for _ in range(5):
            answers, seconds = own(jtai, kind, runs, children)
            times.append(seconds)
        best = statistics.median(times)
        print(f"## {title}\n\n{text}\n")
        print("| program | time | times as long |\n|---|---:|---:|")
        print(f"| jtai | {best:.3f} s | |")
        for name, task in peers:
            found, seconds = run(sys.executable, __file__, task, str(runs), str(children))
            for key, value in found.items():
                if abs(answers[key] - value) > 1e-6:
                    sys.exit(f"{name}: {key} is {value}, and jtai says {answers[key]}")
            print(f"| {name} | {seconds:.2f} s | {seconds / best:.0f} |")
        print()

    python = f"Python {sys.version_info.major}.{sys.version_info.minor}"
    table(
        "Simulate the selection",
        "2,000 runs of 60 children, six tracked: the four choices of each run, two more without error, "
        "the\nintervals and the break-even; whole processes. All come to the same means and the same "
        "break-even.",
        "selection", 2_000, 60,
        [(f"{python}, written for clearness", "plain"),
         (f"{python}, written for speed", "selection")])
    for runs, more in [(2_000, ""), (20_000, ", ten times as long")]:
        table(
            f"Simulate the first week{more}",
            f"{runs:,} runs of 60 children, both options; whole processes. All come to the same counts "
            "of deadlines\nmet. The Python without a library knows this week alone; SimPy and jtai "
            "simulate events, jtai those of\nan assumptions file.",
            "timeline", runs, 60,
            [("SimPy", "simpy"), (f"{python}, heapq, this week alone", "week")])
    print("## How simulations grow\n\nWhole processes, seconds.\n")
    print("| children | runs | selection | first week |\n|---:|---:|---:|---:|")
    for children, runs in [(50, 400), (500, 400), (5_000, 400), (500, 4_000)]:
        found = [
            statistics.median(own(jtai, kind, runs, children)[1] for _ in range(3))
            for kind in ("selection", "timeline")
        ]
        print(f"| {children:,} | {runs:,} | {found[0]:.2f} | {found[1]:.2f} |")


if __name__ == "__main__":
    if sys.argv[1] == "measure":
        measure(sys.argv[2])
    else:
        task = {"plain": plain, "selection": selection, "week": week, "simpy": week_by_simpy}[sys.argv[1]]
        print(json.dumps(task(int(sys.argv[2]), int(sys.argv[3]))))
