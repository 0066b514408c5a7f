#define _GNU_SOURCE 1

#include "CEditline.h"

#include <string.h>
#include <sys/ioctl.h>

// libedit itself needs the library that holds these; weak, so that the name of that library
// (tinfo, ncursesw, curses) need not be known here.
extern int tgetent(char *buffer, const char *type) __attribute__((weak));
extern char *tgetstr(const char *name, char **area) __attribute__((weak));

int jtai_character_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

bool jtai_terminal_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

bool jtai_terminal_is_known(const char *type) {
  if (!tgetent || !tgetstr) return false;
  char entry[4096];
  char strings[4096];
  char *area = strings;
  if (tgetent(entry, type) != 1) return false;
  const char *erase = tgetstr("ce", &area);
  return erase && strncmp(erase, "\033[", 2) == 0;
}
