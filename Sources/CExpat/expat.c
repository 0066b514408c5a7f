// A parser keeps every name that it meets, and a tag of any length until it ends, so a hostile
// file decides how much it holds. libexpat gives its memory functions no place for an account of
// their own; a thread's only parser can share the thread's.
#include "CExpat.h"
#include <stdlib.h>

typedef union {
  size_t size;
  max_align_t alignment;
} block;

static _Thread_local size_t room;

static void *take(size_t size) {
  if (size > room) return NULL;
  block *taken = malloc(sizeof *taken + size);
  if (taken == NULL) return NULL;
  taken->size = size;
  room -= size;
  return taken + 1;
}

static void give(void *bytes) {
  if (bytes == NULL) return;
  block *taken = (block *)bytes - 1;
  room += taken->size;
  free(taken);
}

static void *resize(void *bytes, size_t size) {
  if (bytes == NULL) return take(size);
  block *taken = (block *)bytes - 1;
  if (size > taken->size && size - taken->size > room) return NULL;
  size_t before = taken->size;
  block *moved = realloc(taken, sizeof *moved + size);
  if (moved == NULL) return NULL;
  moved->size = size;
  room = room + before - size;
  return moved + 1;
}

XML_Parser jtai_parser_create(size_t limit) {
  static const XML_Memory_Handling_Suite memory = {take, resize, give};
  room = limit;
  return XML_ParserCreate_MM(NULL, &memory, NULL);
}
