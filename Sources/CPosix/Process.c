/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "CPosixProcess.h"

#include <errno.h>
#include <malloc.h>
#include <signal.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

int cposix_forbid_dumps(void) {
    static const int crashes[] = {SIGABRT, SIGBUS, SIGFPE, SIGILL, SIGQUIT, SIGSEGV, SIGTRAP};
    for (unsigned i = 0; i < sizeof crashes / sizeof *crashes; i++) signal(crashes[i], SIG_DFL);
    const struct rlimit none = {0, 0};
    if (setrlimit(RLIMIT_CORE, &none) != 0) return -1;
    return prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

void cposix_keep_heap(void) {
    const size_t room = 10 << 20, large = 2 << 20;
    mallopt(M_TRIM_THRESHOLD, 12 << 20);
    mallopt(M_TOP_PAD, 512 << 10);
    /* Taken from the heap and given back at once: the heap keeps its extent, and nothing is touched. */
    mallopt(M_MMAP_THRESHOLD, room + large);
    char *start = malloc(room);
    if (start != NULL) {
        uintptr_t first = ((uintptr_t)start + 2 * large - 1) & ~(large - 1);
        uintptr_t end = ((uintptr_t)start + room) & ~(large - 1);
        madvise((void *)first, end - first, MADV_HUGEPAGE);
        free(start);
    }
    mallopt(M_MMAP_THRESHOLD, 1 << 20);
}

int cposix_lock_memory(void) {
    struct rlimit limit;
    if (getrlimit(RLIMIT_MEMLOCK, &limit) != 0) return -1;
    if (limit.rlim_max == RLIM_INFINITY && limit.rlim_cur != RLIM_INFINITY) {
        limit.rlim_cur = RLIM_INFINITY;
        if (setrlimit(RLIMIT_MEMLOCK, &limit) != 0) return -1;
    }
    if (limit.rlim_cur != RLIM_INFINITY && geteuid() != 0) {
        errno = EPERM;
        return -1;
    }
    return mlockall(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT);
}
