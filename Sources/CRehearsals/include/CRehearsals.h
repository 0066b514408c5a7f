#ifndef CREHEARSALS_H
#define CREHEARSALS_H

#include <stddef.h>

/// A script of Scripts/rehearsals that is part of the program.
typedef struct {
  const char *name;
  const char *bytes;
  size_t count;
} jtai_rehearsal;

/// The rehearsal at `index`, or NULL behind the last.
const jtai_rehearsal *jtai_rehearsal_at(size_t index);

#endif
