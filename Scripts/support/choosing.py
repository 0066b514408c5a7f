"""The benchmarks of the exact choice, beside two solvers, for Scripts/bench.

Usage: choosing.py make JTAI FOLDER
       choosing.py measure JTAI FOLDER
       choosing.py highs|cpsat FOLDER

Makes its areas in FOLDER, where they stay for the next time: the children of large synthetic
areas who may be chosen. Then jtai chooses and writes its levels as programs, which the solvers
solve one after another; what all of them come to is compared. `highs` and `cpsat` solve the
programs of a folder: a process of their own, whose whole time counts as well.
"""

import json
import os
import re
import statistics
import subprocess
import sys
import time

levels = ["L1", "L2", "L3", "L4"]
seeds = [1, 2, 3]
# Children of the area, children to choose, and whether there are more criteria than the edition's.
instances = [
    (2_500, 6, False),
    (42_000, 6, False),
    (210_000, 20, False),
    (42_000, 6, True),
    (210_000, 20, True),
]
# Seconds for each level, and what stands for more than that.
limit = 20
late = float("inf")

# Criteria besides those of the edition, each of which not many children show.
more_criteria = """
age <= 4 and police
age >= 16 and multi_agency
gender = M and csa_current
on cpp and sarc
on cpp and nps
on cic and police
on cic and yot
disability and sarc
disability and nps
ethnic_group = Black and csa_current
ethnic_group = Asian and intervention
ethnic_group = Mixed and police
yot and nps
sarc and age <= 9
intervention and not police
csa_current and not intervention
""".split("\n")[1:-1]


# --- The solvers ------------------------------------------------------------------------------


def read(path):
    import highspy

    solver = highspy.Highs()
    solver.silent()
    if solver.readModel(path) != highspy.HighsStatus.kOk:
        sys.exit(f"{path} is not read without a warning")
    return solver


def solve_by_highs(path):
    import highspy

    solver = read(path)
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("time_limit", float(limit))
    began = time.perf_counter()
    solver.run()
    seconds = time.perf_counter() - began
    if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
        return None, seconds
    return round(solver.getInfo().objective_function_value), seconds


def solve_by_cpsat(path):
    from ortools.sat.python import cp_model

    program = read(path).getLp()
    model = cp_model.CpModel()
    most = program.num_col_
    variables = [
        model.new_int_var(0, min(int(upper) if upper < most else most, most), "")
        for upper in program.col_upper_
    ]
    rows = [([], []) for _ in range(program.num_row_)]
    matrix = program.a_matrix_
    # Each look at a part of the program copies it.
    start, index, value = list(matrix.start_), list(matrix.index_), list(matrix.value_)
    for column, variable in enumerate(variables):
        for place in range(start[column], start[column + 1]):
            rows[index[place]][0].append(variable)
            rows[index[place]][1].append(int(value[place]))
    for row, lower, upper in zip(rows, list(program.row_lower_), list(program.row_upper_)):
        total = cp_model.LinearExpr.weighted_sum(*row)
        if lower > -1e20:
            model.add(total >= int(lower))
        if upper < 1e20:
            model.add(total <= int(upper))
    costs = [int(cost) for cost in program.col_cost_]
    model.maximize(cp_model.LinearExpr.weighted_sum(variables, costs))
    solver = cp_model.CpSolver()
    solver.parameters.max_time_in_seconds = limit
    began = time.perf_counter()
    status = solver.solve(model)
    seconds = time.perf_counter() - began
    return (round(solver.objective_value) if status == cp_model.OPTIMAL else None), seconds


def solve_all(solve, folder):
    print(json.dumps([solve(f"{folder}/{level}.lp") for level in levels]))


# --- The areas --------------------------------------------------------------------------------


def run(*command):
    began = time.perf_counter()
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(f"{command}: {done.stdout}{done.stderr}")
    return done.stdout, time.perf_counter() - began


def area(children, seed):
    return f"choosing/{children}-{seed}"


def make():
    os.makedirs("choosing", exist_ok=True)
    for children in sorted({instance[0] for instance in instances}):
        for seed in seeds:
            if not os.path.exists(f"{area(children, seed)}/how-this-was-made.md"):
                run(
                    jtai,
                    "-c",
                    f"generate children {children} seed {seed} option B; "
                    f"filter flagged or on yot or on nps; export {area(children, seed)} of lists "
                    "as csv replace",
                )
    edition = open(os.path.join(checkout, "Sources/Guidance/Editions/csafe-2018.yaml")).read()
    added = "".join(
        f"  - id: ESN {100 + number}\n    about: more criteria for a benchmark\n"
        f"    when: {condition}\n    weight: 1\n    cite: project\n    interpretation: project\n"
        for number, condition in enumerate(more_criteria)
    )
    head, rest = edition.split("\ncriteria:\n", 1)
    with open("choosing/more.yaml", "w") as file:
        file.write(f"{head}\ncriteria:\n{added}{rest}")


# --- Measuring --------------------------------------------------------------------------------


class Instance:
    """What one instance comes to, for each seed."""

    def __init__(self, children, count, has_more):
        self.children, self.count = children, count
        self.options = ["--edition", "choosing/more.yaml"] if has_more else []
        self.pools, self.criteria, self.proven = [], 0, 0
        # For each program and seed: the whole process, solving, and each level; nothing for what
        # is not known, or took longer than there was time.
        self.times = {"jtai": [], "HiGHS": [], "CP-SAT": []}
        for seed in seeds:
            self.measure(seed)

    def measure(self, seed):
        load = f"load {area(self.children, seed)}; as-of 2026-03-02; option B; seed {seed}"
        choose = f"{load}; select {self.count} cover"
        run(jtai, *self.options, "-c", f"{choose}; export lp choosing/levels replace")
        texts = {name: open(f"choosing/levels/{name}.lp").read() for name in levels}
        proven = "\n\\ proven: yes\n" in texts["L1"]
        self.proven += proven
        self.pools.append(int(re.search(r" from (\d+)$", texts["L1"], re.M)[1]))
        self.criteria = len(set(re.findall(r"^ cover(\d+):", texts["L1"], re.M)))
        expected = [
            int(re.search(r"^\\ expected: (-?\d+)$", texts[name], re.M)[1]) for name in levels
        ]
        without, whole = [], []
        for _ in range(3):
            without.append(run(jtai, *self.options, "-c", load)[1])
            whole.append(run(jtai, *self.options, "-c", choose)[1])
        process = statistics.median(whole)
        self.times["jtai"].append(
            [process, process - statistics.median(without)] + [None] * len(levels)
        )
        for name, task in [("HiGHS", "highs"), ("CP-SAT", "cpsat")]:
            output, process = run(sys.executable, __file__, task, "choosing/levels")
            # HiGHS says its version above, whatever it is told.
            answers = json.loads(output.splitlines()[-1])
            for level, value, (found, _) in zip(levels, expected, answers):
                if proven and found is not None and found != value:
                    sys.exit(
                        f"{self.children} children, seed {seed}, {level}: {name} comes to "
                        f"{found}, jtai to {value}"
                    )
            each = [seconds if found is not None else late for found, seconds in answers]
            whole = [process, sum(each)] if late not in each else [late, late]
            self.times[name].append(whole + each)

    def rows(self):
        own = statistics.median(times[0] for times in self.times["jtai"])
        for name, times in self.times.items():
            # A level that one seed of three took too long for still has a median.
            medians = [
                None if None in column else statistics.median(column) for column in zip(*times)
            ]
            what, ratio = "", ""
            if name == "jtai":
                pools = f"{min(self.pools):,} to {max(self.pools):,}"
                what = f"{self.count} of {pools}, {self.criteria} criteria"
                if self.proven < len(seeds):
                    name = f"jtai, proven {self.proven} of {len(seeds)}"
            elif medians[0] < late:
                ratio = f"{medians[0] / own:.1f}"
            cells = [what, name, *map(shown, medians), ratio]
            print("| " + " | ".join(cells) + " |", flush=True)


def shown(seconds):
    if seconds is None:
        return ""
    if seconds == late:
        return f"over {limit} s"
    return f"{seconds * 1000:,.1f} ms" if seconds < 1 else f"{seconds:,.2f} s"


def measure():
    print("\n## Choose exactly\n")
    print(
        "Children of synthetic areas who may be chosen, by the levels L1 to L4, each fixed before "
        "the next. jtai loads the lists and chooses; the solvers read what `export lp` wrote, a "
        "program a level, with their usual settings. Solving is for jtai what `select` adds to a "
        "process. What a solver comes to is compared at each level, and a run in which it differs "
        f"from what jtai has proven fails. A level has {limit} seconds. "
        f"Medians of {len(seeds)} areas.\n"
    )
    print(f"| choice | program | process | solving | {' | '.join(levels)} | times as long |")
    print("|---|---|---:|---:|" + "---:|" * len(levels) + "---:|")
    for instance in instances:
        Instance(*instance).rows()


task, *rest = sys.argv[1:]
if task in ("highs", "cpsat"):
    solve_all({"highs": solve_by_highs, "cpsat": solve_by_cpsat}[task], rest[0])
else:
    jtai, folder = rest
    checkout = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    __file__ = os.path.abspath(__file__)
    os.chdir(folder)
    {"make": make, "measure": measure}[task]()
