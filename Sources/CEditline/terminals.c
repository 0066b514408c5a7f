#define _GNU_SOURCE 1

#include "CEditline.h"

#include <string.h>
#include <sys/ioctl.h>

// libedit itself needs the library that holds these; weak, so that the name of that library
// (tinfo, ncursesw, curses) need not be known here.
extern int tgetent(char *buffer, const char *type) __attribute__((weak));
extern char *tgetstr(const char *name, char **area) __attribute__((weak));

// The strings that libedit asks for as it starts. It copies them, one behind the other, into 2,048
// bytes on its stack, and does not look whether they fit.
static const char *const asked[] = {
    "al", "bl", "cd", "ce", "ch", "cl", "dc", "dl", "dm", "ed", "ei", "fs", "ho",
    "ic", "im", "ip", "kd", "kl", "kr", "ku", "md", "me", "nd", "se", "so", "ts",
    "up", "us", "ue", "vb", "DC", "DO", "IC", "LE", "RI", "UP", "kh", "@7", "kD",
};
static const size_t most_bytes = 1500;

int jtai_character_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

bool jtai_terminal_size(int descriptor, int *rows, int *columns) {
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0) return false;
  if (size.ws_row == 0 || size.ws_col == 0) return false;
  *rows = size.ws_row;
  *columns = size.ws_col;
  return true;
}

// Without an area of its own to copy to, `tgetstr` gives the string where it stands.
static const char *string_of(const char *name) {
  const char *string = tgetstr(name, NULL);
  return string == (const char *)-1 ? NULL : string;
}

bool jtai_terminal_is_known(const char *type) {
  if (!tgetent || !tgetstr) return false;
  // ncurses writes nothing here; what a termcap library writes is an entry of 1,023 bytes at most.
  static char entry[4096];
  if (tgetent(entry, type) != 1) return false;
  size_t bytes = 0;
  for (size_t index = 0; index < sizeof asked / sizeof asked[0]; index++) {
    const char *string = string_of(asked[index]);
    if (string) bytes += strlen(string) + 1;
    if (bytes > most_bytes) return false;
  }
  const char *erase = string_of("ce");
  return erase && strncmp(erase, "\033[", 2) == 0;
}
