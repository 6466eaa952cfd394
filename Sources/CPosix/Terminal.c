/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "CPosixTerminal.h"

#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/signalfd.h>
#include <unistd.h>
#include <wchar.h>

int cposix_open_signals(const int *signals, int count, sigset_t *previous) {
  sigset_t wanted;
  sigemptyset(&wanted);
  for (int i = 0; i < count; i++) sigaddset(&wanted, signals[i]);
  int error = pthread_sigmask(SIG_BLOCK, &wanted, previous);
  if (error) {
    errno = error;
    return -1;
  }
  int descriptor = signalfd(-1, &wanted, SFD_NONBLOCK | SFD_CLOEXEC);
  if (descriptor < 0) {
    error = errno;
    pthread_sigmask(SIG_SETMASK, previous, NULL);
    errno = error;
  }
  return descriptor;
}

int cposix_next_signal(int descriptor) {
  struct signalfd_siginfo info;
  ssize_t count;
  do count = read(descriptor, &info, sizeof info);
  while (count < 0 && errno == EINTR);
  if (count == (ssize_t)sizeof info) return (int)info.ssi_signo;
  return count < 0 && errno != EAGAIN ? -1 : 0;
}

void cposix_close_signals(int descriptor, const sigset_t *previous) {
  close(descriptor);
  pthread_sigmask(SIG_SETMASK, previous, NULL);
}

void cposix_stop(void) {
  struct sigaction plain = {.sa_handler = SIG_DFL}, action;
  sigset_t stop, mask;
  sigemptyset(&plain.sa_mask);
  sigemptyset(&stop);
  sigaddset(&stop, SIGTSTP);
  sigaction(SIGTSTP, &plain, &action);
  raise(SIGTSTP);
  pthread_sigmask(SIG_UNBLOCK, &stop, &mask); /* here it stops, and here it continues */
  pthread_sigmask(SIG_SETMASK, &mask, NULL);
  sigaction(SIGTSTP, &action, NULL);
}

int cposix_width(uint32_t scalar) { return wcwidth((wchar_t)scalar); }

pid_t cposix_spawn_on_terminal(
    const char *path, char *const argv[], char *const envp[], int rows, int columns,
    int *terminal) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  pid_t child = forkpty(terminal, NULL, NULL, &size);
  if (child < 0) return -1;
  if (child == 0) {
    sigset_t none;
    sigemptyset(&none);
    for (int number = 1; number < NSIG; number++) signal(number, SIG_DFL);
    sigprocmask(SIG_SETMASK, &none, NULL);
    execve(path, argv, envp);
    _exit(127);
  }
  fcntl(*terminal, F_SETFD, FD_CLOEXEC);
  fcntl(*terminal, F_SETFL, fcntl(*terminal, F_GETFL) | O_NONBLOCK);
  return child;
}

int cposix_resize_terminal(int terminal, int rows, int columns) {
  struct winsize size = {.ws_row = (unsigned short)rows, .ws_col = (unsigned short)columns};
  return ioctl(terminal, TIOCSWINSZ, &size);
}
