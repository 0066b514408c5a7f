#ifndef CPSEUDOTERMINAL_H
#define CPSEUDOTERMINAL_H

#include <sys/types.h>

/// Runs a program on a pseudo-terminal of its own, as the leader of a session.
///
/// `arguments` and `environment` end with a null pointer and are used as they are. Signals
/// stand as by default in the program. Returns its process id and sets `*descriptor` to this
/// end of the terminal, or returns -1 with errno set. Where the program cannot be run, it
/// ends with status 127.
pid_t jtai_pseudo_terminal_start(
    const char *path, char *const arguments[], char *const environment[], int rows, int columns,
    int *descriptor);

/// Sets the terminal's size, which sends SIGWINCH to the program; 0, or -1 with errno set.
int jtai_pseudo_terminal_resize(int descriptor, int rows, int columns);

/// Closes this end; the program is hung up on.
void jtai_pseudo_terminal_close(int descriptor);

#endif
