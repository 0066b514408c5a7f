// Usage: prompt-time RUNS PROMPT PROGRAM [ARGUMENT …]
//
// Starts the program RUNS times under a pseudo-terminal of 80 by 24 and prints the median time
// in milliseconds from its start to the moment PROMPT stands on the terminal. Each run ends
// with control-D at the prompt, as a person would end it.
#define _GNU_SOURCE
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#ifdef __APPLE__
#include <util.h>
#else
#include <pty.h>
#endif

enum { patience = 10000, screen = 65536 };

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_MONOTONIC, &time);
  return (double)time.tv_sec * 1e3 + (double)time.tv_nsec / 1e6;
}

static int ascending(const void *left, const void *right) {
  double a = *(const double *)left, b = *(const double *)right;
  return (a > b) - (a < b);
}

// The bytes read, 0 at the end, -1 where nothing came in time.
static ssize_t read_some(int terminal, char *into, size_t room, int milliseconds) {
  struct pollfd event = {.fd = terminal, .events = POLLIN};
  if (poll(&event, 1, milliseconds) <= 0) return -1;
  ssize_t count = read(terminal, into, room);
  return count < 0 && errno == EIO ? 0 : count;
}

// Milliseconds from the start to the prompt, or less than 0 where it did not come.
static double time_once(const char *prompt, char **command) {
  static char seen[screen];
  struct winsize size = {.ws_row = 24, .ws_col = 80};
  int terminal;
  double start = now(), elapsed = -1;
  pid_t child = forkpty(&terminal, NULL, NULL, &size);
  if (child < 0) return -1;
  if (child == 0) {
    execvp(command[0], command);
    _exit(127);
  }

  size_t length = 0;
  while (length < screen - 1) {
    ssize_t count = read_some(terminal, seen + length, screen - 1 - length, patience);
    if (count <= 0) break;
    length += (size_t)count;
    if (memmem(seen, length, prompt, strlen(prompt)) != NULL) {
      elapsed = now() - start;
      break;
    }
  }
  if (elapsed < 0) fprintf(stderr, "prompt-time: no prompt; instead:\n%.*s\n", (int)length, seen);

  // Until the program is gone: control-D, then less politely.
  ssize_t count = elapsed < 0 ? -1 : write(terminal, "\x04", 1);
  while (count > 0) count = read_some(terminal, seen, screen, 1000);
  if (count < 0) kill(child, SIGKILL);
  close(terminal);
  waitpid(child, NULL, 0);
  return elapsed;
}

int main(int count, char **arguments) {
  int runs = count > 3 ? atoi(arguments[1]) : 0;
  double *times = runs > 0 ? calloc((size_t)runs, sizeof *times) : NULL;
  if (times == NULL) {
    fprintf(stderr, "usage: prompt-time RUNS PROMPT PROGRAM [ARGUMENT …]\n");
    return 2;
  }
  for (int run = 0; run < runs; run++) {
    times[run] = time_once(arguments[2], arguments + 3);
    if (times[run] < 0) return 1;
  }
  qsort(times, (size_t)runs, sizeof *times, ascending);
  printf("%.2f\n", times[runs / 2]);
  free(times);
  return 0;
}
