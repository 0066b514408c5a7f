#pragma once

/// Has the C library keep memory that is given back, up to pieces of 32 MB, for what is asked for
/// next. Does nothing where the library cannot be told.
void jtai_keep_freed_memory(void);
