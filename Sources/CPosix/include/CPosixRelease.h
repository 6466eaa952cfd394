/* SPDX-License-Identifier: Apache-2.0 */
/* Which release of the program this is. */
#ifndef CPOSIX_RELEASE_H
#define CPOSIX_RELEASE_H

/* The release's name, as make was told it or git describes it; for ever. */
const char *cposix_release(void);

#endif
