#ifndef CEXPAT_H
#define CEXPAT_H

#include <expat.h>
#include <stddef.h>

/// A parser that may hold `limit` bytes of memory at most; beyond them it fails with
/// XML_ERROR_NO_MEMORY. A thread may have one such parser at a time.
XML_Parser _Nullable jtai_parser_create(size_t limit);

#endif
