#!/usr/bin/env python3
"""An oracle for loading, joining and the condition language, written from DESIGN.md alone.

  conditions.py FOLDER AS-OF CONDITION …       the children for whom each condition holds
  conditions.py --generate SEED FOLDER [N]     a random area, N conditions and their answers
  conditions.py --against JTAI FIRST LAST [N]  random areas, their answers against the program's
  conditions.py --record                       makes areas/1 to areas/10 again

Needs Python 3 and PyYAML. `FOLDER` holds CSV files named after their lists. An answer is a line
of tabs: the condition, the number of children for whom it holds, of those for whom it is not
known, and the IDs of both.
"""

import datetime
import json
import pathlib
import subprocess
import sys
import tempfile

from area import Area
from edition import Edition
from generator import Generator
from language import answer


def answers(area, conditions):
    lines = []
    for condition in conditions:
        yes, maybe = answer(area, condition)
        lines.append("\t".join([condition, str(len(yes)), str(len(maybe)), " ".join(sorted(yes)),
                                " ".join(sorted(maybe))]))
    return lines


def generate(edition, seed, folder, count):
    """Writes FOLDER/lists/*.csv and FOLDER/answers.tsv: two lines of heading, then the answers."""
    folder = pathlib.Path(folder)
    generator = Generator(edition, seed)
    generator.area()
    generator.write(folder / "lists")
    area = Area(edition, folder / "lists", generator.as_of)
    lines = answers(area, [generator.condition() for _ in range(count)])
    header = [f"# as-of {generator.as_of}", f"# children {' '.join(area.children)}"]
    (folder / "answers.tsv").write_text("\n".join(header + lines) + "\n", encoding="utf-8")


def ask(program, folder, as_of, conditions):
    """What the program says: for each condition (yes, unknown), or an error's text."""
    script = [f'load "{folder}"', f"as-of {as_of}"]
    for condition in conditions:
        script += [f"filter {condition}", "show id first 100000", "reset",
                   f"filter not ({condition})", "reset"]
    with tempfile.NamedTemporaryFile("w", suffix=".jtai", encoding="utf-8") as file:
        file.write("\n".join(script) + "\n")
        file.flush()
        run = subprocess.run([program, "--json", "--keep-going", file.name],
                             capture_output=True, text=True, check=False)
    if run.returncode < 0:
        sys.exit(f"the program died of signal {-run.returncode}: {folder}\n{run.stderr}")
    lines = [json.loads(line) for line in run.stdout.splitlines()]
    if len(lines) != len(script):
        sys.exit(f"{len(lines)} lines for {len(script)} commands: {folder}\n"
                 f"{run.stdout[-2000:]}{run.stderr}")
    said = []
    for index in range(2, len(lines), 5):
        first, shown, _, negated, _ = lines[index:index + 5]
        if first["status"] != "ok":
            said.append(f"{first['error']['code']}: {first['error']['message']}")
            continue
        identities = sorted(row[0] for row in shown["result"]["rows"])
        no = first["result"]["before"] - first["result"]["after"] - first["result"]["unknown"]
        if negated["status"] != "ok" or negated["result"]["after"] != no:
            said.append("its negation does not agree")
            continue
        said.append((identities, first["result"]["unknown"]))
    return said


def against(edition, program, first, last, count):
    asked = wrong = 0
    for seed in range(first, last):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch) / str(seed)
            generator = Generator(edition, seed)
            generator.area()
            generator.write(folder)
            area = Area(edition, folder, generator.as_of)
            conditions = [generator.condition() for _ in range(count)]
            said = ask(program, folder, generator.as_of, conditions)
        for condition, theirs in zip(conditions, said):
            yes, maybe = answer(area, condition)
            asked += 1
            if theirs != (sorted(yes), len(maybe)):
                wrong += 1
                print(f"seed {seed}: {condition}\n  oracle  {sorted(yes)}, {len(maybe)} unknown"
                      f"\n  program {theirs}")
    print(f"{asked} conditions over {last - first} areas, {wrong} disagreements")
    return wrong


def main(arguments):
    edition = Edition()
    if not arguments:
        print(__doc__.strip())
    elif arguments[0] == "--generate":
        generate(edition, int(arguments[1]), arguments[2], int((arguments + ["40"])[3]))
    elif arguments[0] == "--against":
        count = int(arguments[4]) if len(arguments) > 4 else 100
        sys.exit(against(edition, arguments[1], int(arguments[2]), int(arguments[3]), count) > 0)
    elif arguments[0] == "--record":
        areas = pathlib.Path(__file__).resolve().parent / "areas"
        for number in range(1, 11):
            generate(edition, number, areas / str(number), 60)
    else:
        area = Area(edition, arguments[0], datetime.date.fromisoformat(arguments[1]))
        print("\n".join(answers(area, arguments[2:])))


if __name__ == "__main__":
    main(sys.argv[1:])
