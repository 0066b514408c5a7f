#ifndef CFUZZER_H
#define CFUZZER_H

#include <stddef.h>
#include <stdint.h>

/// Runs libFuzzer with the options of a command line: `callback` gets one input after another.
int LLVMFuzzerRunDriver(
  int *_Nonnull argc, char *_Nullable *_Nullable *_Nonnull argv,
  int (*_Nonnull callback)(const uint8_t *_Nullable data, size_t size));

#endif
