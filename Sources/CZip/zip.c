// libzip pulls in libcrypto, which costs more than the rest of the program's start, so it is
// loaded when the first workbook is opened.
#include "CZip.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <zip.h>

#define FUNCTIONS(USE)                                                                       \
  USE(zip_source_buffer_create)                                                              \
  USE(zip_source_free)                                                                       \
  USE(zip_open_from_source)                                                                  \
  USE(zip_discard)                                                                           \
  USE(zip_get_num_entries)                                                                   \
  USE(zip_get_name)                                                                          \
  USE(zip_stat_index)                                                                        \
  USE(zip_fopen_index)                                                                       \
  USE(zip_fread)                                                                             \
  USE(zip_fclose)

#define POINTER(name) static __typeof__(&name) p_##name;
FUNCTIONS(POINTER)

static int load(void) {
  static int loaded;
  if (loaded) return 1;
  static const char *const names[] = {
    "libzip.so.4", "libzip.so.5", "libzip.so", "libzip.5.dylib", "libzip.dylib"};
  void *library = NULL;
  for (size_t i = 0; library == NULL && i < sizeof names / sizeof *names; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 0;
#define FIND(name)                                                                           \
  p_##name = (__typeof__(&name))dlsym(library, #name);                                       \
  if (p_##name == NULL) return 0;
  FUNCTIONS(FIND)
  loaded = 1;
  return 1;
}

jtai_zip *jtai_zip_open(const void *bytes, size_t count, jtai_zip_outcome *outcome) {
  if (!load()) {
    *outcome = JTAI_ZIP_NO_LIBRARY;
    return NULL;
  }
  *outcome = JTAI_ZIP_DAMAGED;
  zip_error_t error;
  zip_source_t *source = p_zip_source_buffer_create(bytes, count, 0, &error);
  if (source == NULL) return NULL;
  zip_t *archive = p_zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == NULL) {
    p_zip_source_free(source);
    return NULL;
  }
  *outcome = JTAI_ZIP_OPENED;
  return (jtai_zip *)archive;
}

void jtai_zip_close(jtai_zip *archive) { p_zip_discard((zip_t *)archive); }

int64_t jtai_zip_count(jtai_zip *archive) { return p_zip_get_num_entries((zip_t *)archive, 0); }

const char *jtai_zip_name(jtai_zip *archive, uint64_t index) {
  return p_zip_get_name((zip_t *)archive, index, ZIP_FL_ENC_GUESS);
}

int jtai_zip_encrypted(jtai_zip *archive, uint64_t index) {
  zip_stat_t stat;
  if (p_zip_stat_index((zip_t *)archive, index, 0, &stat) != 0) return -1;
  if ((stat.valid & ZIP_STAT_ENCRYPTION_METHOD) == 0) return -1;
  return stat.encryption_method != ZIP_EM_NONE;
}

uint64_t jtai_zip_size(jtai_zip *archive, uint64_t index) {
  zip_stat_t stat;
  if (p_zip_stat_index((zip_t *)archive, index, 0, &stat) != 0) return 0;
  return (stat.valid & ZIP_STAT_SIZE) != 0 ? stat.size : 0;
}

jtai_zip_entry *jtai_zip_entry_open(jtai_zip *archive, uint64_t index) {
  return (jtai_zip_entry *)p_zip_fopen_index((zip_t *)archive, index, 0);
}

int64_t jtai_zip_entry_read(jtai_zip_entry *entry, void *buffer, uint64_t count) {
  return p_zip_fread((zip_file_t *)entry, buffer, count);
}

void jtai_zip_entry_close(jtai_zip_entry *entry) { p_zip_fclose((zip_file_t *)entry); }
