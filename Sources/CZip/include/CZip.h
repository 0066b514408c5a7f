#ifndef CZIP_H
#define CZIP_H

#include <stddef.h>
#include <stdint.h>

/// An archive held in memory, read by libzip, which is loaded at the first call.
typedef struct jtai_zip jtai_zip;
/// An entry of an archive, being read.
typedef struct jtai_zip_entry jtai_zip_entry;

typedef enum {
  JTAI_ZIP_OPENED = 0,
  JTAI_ZIP_NO_LIBRARY,
  JTAI_ZIP_DAMAGED,
} jtai_zip_outcome;

/// Opens the archive in `bytes`, which must outlive it; null with the reason in `outcome`.
jtai_zip *_Nullable jtai_zip_open(
  const void *_Nonnull bytes, size_t count, jtai_zip_outcome *_Nonnull outcome);
void jtai_zip_close(jtai_zip *_Nonnull archive);

int64_t jtai_zip_count(jtai_zip *_Nonnull archive);
/// The entry's name; null where there is none. It lives as long as the archive.
const char *_Nullable jtai_zip_name(jtai_zip *_Nonnull archive, uint64_t index);
/// Whether the entry is encrypted: 1, 0, or -1 where that cannot be told.
int jtai_zip_encrypted(jtai_zip *_Nonnull archive, uint64_t index);

/// The size that the archive says the unpacked entry has; 0 where it says none.
uint64_t jtai_zip_size(jtai_zip *_Nonnull archive, uint64_t index);

jtai_zip_entry *_Nullable jtai_zip_entry_open(jtai_zip *_Nonnull archive, uint64_t index);
/// Bytes read into `buffer`; 0 at the end, -1 where the entry is damaged.
int64_t jtai_zip_entry_read(jtai_zip_entry *_Nonnull entry, void *_Nonnull buffer, uint64_t count);
void jtai_zip_entry_close(jtai_zip_entry *_Nonnull entry);

#endif
