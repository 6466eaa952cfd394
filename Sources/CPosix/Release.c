/* SPDX-License-Identifier: Apache-2.0 */
#include "CPosixRelease.h"

#ifndef LOOKOUT_RELEASE
#define LOOKOUT_RELEASE "unversioned"
#endif

const char *cposix_release(void) { return LOOKOUT_RELEASE; }
