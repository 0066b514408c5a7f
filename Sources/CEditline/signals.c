#define _GNU_SOURCE 1

#include "CEditline.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <sys/select.h>

#define SIGNALS 65

static volatile sig_atomic_t noted[SIGNALS];
static bool caught[SIGNALS];
static struct sigaction before[SIGNALS];

static bool is_number(int number) { return number > 0 && number < SIGNALS; }

static void note(int number) {
  if (is_number(number)) noted[number] = 1;
}

bool jtai_signal_catch(int number) {
  if (!is_number(number) || caught[number]) return false;
  if (sigaction(number, NULL, &before[number]) != 0) return false;
  if (before[number].sa_handler == SIG_IGN) return false;
  struct sigaction action = {.sa_handler = note};
  sigemptyset(&action.sa_mask);
  if (sigaction(number, &action, NULL) != 0) return false;
  caught[number] = true;
  return true;
}

void jtai_signal_release(int number) {
  if (!is_number(number) || !caught[number]) return;
  sigaction(number, &before[number], NULL);
  caught[number] = false;
}

void jtai_signal_ignore(int number) {
  struct sigaction action = {.sa_handler = SIG_IGN};
  sigemptyset(&action.sa_mask);
  sigaction(number, &action, NULL);
}

bool jtai_signal_is_noted(int number) { return is_number(number) && noted[number] != 0; }

bool jtai_signal_take(int number) {
  if (!jtai_signal_is_noted(number)) return false;
  noted[number] = 0;
  return true;
}

void jtai_signal_note(int number) { note(number); }

void jtai_signal_deliver(int number) {
  if (!is_number(number)) return;
  struct sigaction current, standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(number, &standard, &current);
  raise(number);
  sigaction(number, &current, NULL);
}

static void (*at_end)(void);
static sigset_t ends;

static void *await_end(void *unused) {
  (void)unused;
  int number = 0;
  if (sigwait(&ends, &number) != 0) return NULL;
  at_end();
  struct sigaction standard = {.sa_handler = SIG_DFL};
  sigemptyset(&standard.sa_mask);
  sigaction(number, &standard, NULL);
  sigset_t one;
  sigemptyset(&one);
  sigaddset(&one, number);
  pthread_sigmask(SIG_UNBLOCK, &one, NULL);
  raise(number);
  return NULL;
}

bool jtai_signals_clean(void (*cleaning)(void)) {
  static const int all[] = {SIGTERM, SIGHUP, SIGQUIT};
  if (at_end != NULL) return false;
  sigemptyset(&ends);
  for (size_t index = 0; index < sizeof all / sizeof *all; index++) {
    struct sigaction now;
    if (sigaction(all[index], NULL, &now) == 0 && now.sa_handler != SIG_IGN) {
      sigaddset(&ends, all[index]);
    }
  }
  at_end = cleaning;
  pthread_t thread;
  if (pthread_sigmask(SIG_BLOCK, &ends, NULL) != 0) return false;
  if (pthread_create(&thread, NULL, await_end, NULL) == 0) return pthread_detach(thread) == 0;
  pthread_sigmask(SIG_UNBLOCK, &ends, NULL);
  return false;
}

int jtai_wait_for_input(int descriptor, int milliseconds) {
  if (descriptor < 0 || descriptor >= FD_SETSIZE) return 1;
  // The signals are held back between the look at the notes and the wait, so that none can
  // slip in between and leave the program waiting for a key.
  sigset_t held, open;
  sigemptyset(&held);
  for (int number = 1; number < SIGNALS; number++) {
    if (caught[number]) sigaddset(&held, number);
  }
  pthread_sigmask(SIG_BLOCK, &held, &open);
  int answer = 0;
  for (int number = 1; number < SIGNALS; number++) {
    if (caught[number] && noted[number]) answer = -1;
  }
  if (answer == 0) {
    fd_set descriptors;
    FD_ZERO(&descriptors);
    FD_SET(descriptor, &descriptors);
    struct timespec time = {milliseconds / 1000, (long)(milliseconds % 1000) * 1000000};
    answer = pselect(
        descriptor + 1, &descriptors, NULL, NULL, milliseconds < 0 ? NULL : &time, &open);
    if (answer < 0 && errno != EINTR) answer = 1;  // let the read report what is wrong
  }
  pthread_sigmask(SIG_SETMASK, &open, NULL);
  return answer;
}
