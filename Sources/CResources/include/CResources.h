/* SPDX-License-Identifier: Apache-2.0 */
/* The files of the top-level Resources folder, inside the program: it works from anywhere and
   cannot find its data missing. */
#ifndef CRESOURCES_H
#define CRESOURCES_H

#include <stddef.h>

/* Bytes that live as long as the process; not terminated. */
typedef struct {
  const unsigned char *_Nonnull start;
  size_t count;
} cr_bytes;

cr_bytes cr_advice(void);
cr_bytes cr_anonymise_lexicon(void);
cr_bytes cr_anonymise_published(void);
cr_bytes cr_anonymise_weights(void);
cr_bytes cr_clocks(void);
cr_bytes cr_codewords(void);
cr_bytes cr_demo_board(void);
cr_bytes cr_holidays(void);
cr_bytes cr_moderator_trees(void);
cr_bytes cr_occasions(void);
cr_bytes cr_phrases(void);
cr_bytes cr_routes(void);
cr_bytes cr_subject_stones(void);
cr_bytes cr_tag_birds(void);
cr_bytes cr_tag_things(void);
cr_bytes cr_turning(void);

#endif
