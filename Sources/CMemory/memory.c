#include "CMemory.h"

#include <stdlib.h>
#include <sys/resource.h>
#ifdef __linux__
#include <sys/prctl.h>
#endif
#ifdef __GLIBC__
#include <malloc.h>
#endif

void jtai_keep_freed_memory(void) {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 1 << 30);
  mallopt(M_TOP_PAD, 64 << 20);
  // One arena: what one thread gives back, another may take.
  mallopt(M_ARENA_MAX, 1);
#endif
}

void jtai_no_core_dumps(void) {
  const struct rlimit nothing = {0, 0};
  setrlimit(RLIMIT_CORE, &nothing);
#ifdef __linux__
  // A program that collects core dumps asks for no limit.
  prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
}
