/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#include "CPosixFiles.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/stat.h>
#include <sys/sysmacros.h>
#include <sys/vfs.h>

const int cposix_no_access_time = O_NOATIME;

unsigned cposix_major(unsigned long device) { return major(device); }

unsigned cposix_minor(unsigned long device) { return minor(device); }

long cposix_file_system(const char *path) {
  struct statfs facts;
  return statfs(path, &facts) == 0 ? (long)(unsigned)facts.f_type : -1;
}

int cposix_rename_exclusive(int directory, const char *from, const char *to) {
  if (renameat2(directory, from, directory, to, RENAME_NOREPLACE) == 0)
    return 0;
  if (errno != EINVAL && errno != ENOSYS)
    return -1;
  struct stat existing;
  if (fstatat(directory, to, &existing, AT_SYMLINK_NOFOLLOW) == 0) {
    errno = EEXIST;
    return -1;
  }
  return errno == ENOENT ? renameat(directory, from, directory, to) : -1;
}
