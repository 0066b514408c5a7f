#ifndef CGUIDANCE_H
#define CGUIDANCE_H

#include <stddef.h>

/// A data file that is part of the program.
typedef struct {
  const char *name;
  const unsigned char *bytes;
  size_t count;
} jtai_data_file;

/// The file of that name, or NULL.
const jtai_data_file *jtai_data_file_named(const char *name);

#endif
