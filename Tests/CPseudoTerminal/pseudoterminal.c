#define _GNU_SOURCE 1

#include "CPseudoTerminal.h"

#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <sys/ioctl.h>
#include <unistd.h>

pid_t jtai_pseudo_terminal_start(
    const char *path, char *const arguments[], char *const environment[], int rows, int columns,
    int *descriptor) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pid_t process = forkpty(descriptor, NULL, NULL, &size);
  if (process > 0) {
    // Another program that a test starts meanwhile must not keep this terminal open.
    fcntl(*descriptor, F_SETFD, FD_CLOEXEC);
  }
  if (process != 0) return process;

  // Between fork and exec only what is safe in a signal handler may be called.
  sigset_t none;
  sigemptyset(&none);
  sigprocmask(SIG_SETMASK, &none, NULL);
  for (int number = 1; number < 32; number++) signal(number, SIG_DFL);
  execve(path, arguments, environment);
  _exit(127);
}

int jtai_pseudo_terminal_resize(int descriptor, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(descriptor, TIOCSWINSZ, &size);
}

void jtai_pseudo_terminal_close(int descriptor) { close(descriptor); }
