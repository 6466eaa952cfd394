/* SPDX-License-Identifier: Apache-2.0 */
/* Signals as input, the width of a scalar, and terminals made of nothing, for tests. */
#ifndef CPOSIX_TERMINAL_H
#define CPOSIX_TERMINAL_H

#include <signal.h>
#include <stdint.h>
#include <sys/types.h>

/*
 * Blocks the signals in this thread and opens a descriptor that becomes readable when one arrives;
 * -1 and errno on failure, with nothing blocked. *previous receives the mask that stood before.
 */
int cposix_open_signals(const int *signals, int count, sigset_t *previous);

/* The next signal that arrived; 0 if none is waiting, -1 and errno on failure. */
int cposix_next_signal(int descriptor);

/* Restores the mask and closes the descriptor. A signal that still waits then takes effect. */
void cposix_close_signals(int descriptor, const sigset_t *previous);

/*
 * Stops this process as SIGTSTP does by default, and returns when it is continued. Returns at once
 * where nobody could continue it (an orphaned process group, as under a forced command of sshd).
 */
void cposix_stop(void);

/* wcwidth(3) in the present locale: 0, 1, 2, or -1 for a control or an unassigned scalar. */
int cposix_width(uint32_t scalar);

/*
 * Runs a program on a new terminal of its own, as its session leader, with every signal unblocked
 * and at its default. argv and envp end with NULL.
 * The process id, and in *terminal the far end of its terminal, non-blocking and closed on exec;
 * -1 and errno on failure. A program that cannot be run exits with 127.
 */
pid_t cposix_spawn_on_terminal(
    const char *path, char *const argv[], char *const envp[], int rows, int columns,
    int *terminal);

/* Gives a terminal another extent; its programs get SIGWINCH. 0, or -1 and errno. */
int cposix_resize_terminal(int terminal, int rows, int columns);

#endif
