/* SPDX-License-Identifier: Apache-2.0 */
/* The few POSIX and Linux calls that Swift's Glibc module lacks. */
#ifndef CPOSIX_H
#define CPOSIX_H

#include "CPosixFiles.h"
#include "CPosixProcess.h"
#include "CPosixRelease.h"
#include "CPosixTerminal.h"

#endif
