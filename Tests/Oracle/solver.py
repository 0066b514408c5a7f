"""Solves the programs of a folder by HiGHS: `solver.py FOLDER` prints a line for each.

A line is the name of the file and the best value of its objective, or `none` where nothing is
feasible. It knows nothing of how the programs were made.
"""

import os
import sys

import highspy

for name in sorted(os.listdir(sys.argv[1])):
    solver = highspy.Highs()
    solver.silent()
    # What is good enough for trade is not good enough for a proof.
    solver.setOptionValue("mip_rel_gap", 0.0)
    solver.setOptionValue("mip_abs_gap", 0.0)
    if solver.readModel(os.path.join(sys.argv[1], name)) != highspy.HighsStatus.kOk:
        sys.exit(f"{name} is not read without a warning")
    solver.run()
    if solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        value = solver.getInfo().objective_function_value
        if abs(value - round(value)) > 1e-6:
            sys.exit(f"{name}: {value} is not whole")
        print(name, round(value))
    else:
        print(name, "none")
