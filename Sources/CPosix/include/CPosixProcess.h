/* SPDX-License-Identifier: Apache-2.0 */
/* What keeps a process's memory to itself. */
#ifndef CPOSIX_PROCESS_H
#define CPOSIX_PROCESS_H

/* No core dump, no debugger of the same user, no crash report: sets the core limit to zero, clears
   the "dumpable" attribute and puts the default action back on the signals of a crash, so that a
   runtime's crash handler prints no registers or memory. 0, or -1 and errno. */
int cposix_forbid_dumps(void);

/* Lets up to 12 MiB of freed memory stay with the process: the allocator would give each page of a
   cache back and ask for it anew, some thousand faults on opening a large board. And asks the system
   for large pages for the heap's first 10 MiB, but for the 2 or 4 that a small board takes: the rows
   of a large one are all touched at once. Where the system has none, nothing changes. To be called
   before anything else is allocated. */
void cposix_keep_heap(void);

/* Keeps every page of the process, as it is touched, out of swap. 0, or -1 where that is not
   permitted without a limit: a limit would later refuse memory that is needed. */
int cposix_lock_memory(void);

#endif
