// The edition files and those of assumptions are embedded by the compiler: nothing to find at run time, nothing to
// generate, and the files themselves stay what a person reads and copies.
#include "CGuidance.h"

#include <string.h>

static const unsigned char csafe_2018[] = {
#embed "../Guidance/Editions/csafe-2018.yaml"
};
static const unsigned char csafe_2018_text[] = {
#embed "../Guidance/Editions/csafe-2018.text.yaml"
};
static const unsigned char csafe_2025[] = {
#embed "../Guidance/Editions/csafe-2025.yaml"
};
static const unsigned char bank_holidays[] = {
#embed "../Guidance/Editions/bank-holidays.yaml"
};
static const unsigned char reference[] = {
#embed "../Simulation/AssumptionFiles/reference.yaml"
};
static const unsigned char fieldwork[] = {
#embed "../Simulation/AssumptionFiles/fieldwork.yaml"
};

static const jtai_data_file files[] = {
    {"csafe-2018.yaml", csafe_2018, sizeof csafe_2018},
    {"csafe-2018.text.yaml", csafe_2018_text, sizeof csafe_2018_text},
    {"csafe-2025.yaml", csafe_2025, sizeof csafe_2025},
    {"bank-holidays.yaml", bank_holidays, sizeof bank_holidays},
    {"assumptions/reference.yaml", reference, sizeof reference},
    {"assumptions/fieldwork.yaml", fieldwork, sizeof fieldwork},
};

const jtai_data_file *jtai_data_file_named(const char *name) {
  for (size_t index = 0; index < sizeof files / sizeof files[0]; index++) {
    if (strcmp(files[index].name, name) == 0) return &files[index];
  }
  return NULL;
}
