#pragma once

/// Has the C library keep memory that is given back, up to pieces of 32 MB, for what is asked for
/// next. Does nothing where the library cannot be told.
void jtai_keep_freed_memory(void);

/// Keeps what is in memory out of core dumps: of this program and of those that it starts.
void jtai_no_core_dumps(void);
