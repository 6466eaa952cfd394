/* SPDX-License-Identifier: Apache-2.0 */
#ifndef CPOSIX_FILES_H
#define CPOSIX_FILES_H

/* open(2)'s flag to leave a file's access time alone; only its owner may use it. */
extern const int cposix_no_access_time;

/* The two halves of a device number (st_dev), as /proc prints them. */
unsigned cposix_major(unsigned long device);
unsigned cposix_minor(unsigned long device);

/* The type of the file system a path lies on, as statfs(2) numbers it; -1 and errno where it cannot
   be looked at. */
long cposix_file_system(const char *path);

/* Renames within one directory and never replaces anything: EEXIST if `to` exists. Where the file
   system cannot promise that (EINVAL, ENOSYS: some network file systems) it looks first and then
   renames, which leaves a gap in which rename(2) could replace an empty directory and no more.
   Returns 0, or -1 with errno set. */
int cposix_rename_exclusive(int directory, const char *from, const char *to);

#endif
