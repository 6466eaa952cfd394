/* SPDX-License-Identifier: Apache-2.0 */
/* #embed puts the very bytes of a file into the object file and makes the file a dependency of it,
   so an edited resource is rebuilt. It is standard in C23 and an extension before; the standard
   that the package manager asks for is older, hence the one warning that is turned off. */
#include "CResources.h"

#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char advice[] = {
#embed "../../Resources/advice.json"
};

static const unsigned char anonymise_lexicon[] = {
#embed "../../Resources/anonymise-lexicon.bin"
};

static const unsigned char anonymise_published[] = {
#embed "../../Resources/anonymise-published.txt"
};

static const unsigned char anonymise_weights[] = {
#embed "../../Resources/anonymise-weights.bin"
};

static const unsigned char clocks[] = {
#embed "../../Resources/clocks.json"
};

static const unsigned char codewords[] = {
#embed "../../Resources/codewords.txt"
};

static const unsigned char demo_board[] = {
#embed "../../Resources/demo-board.json"
};

static const unsigned char holidays[] = {
#embed "../../Resources/holidays.json"
};

static const unsigned char moderator_trees[] = {
#embed "../../Resources/moderator-trees.json"
};

static const unsigned char occasions[] = {
#embed "../../Resources/occasions.json"
};

static const unsigned char phrases[] = {
#embed "../../Resources/phrases.json"
};

static const unsigned char routes[] = {
#embed "../../Resources/routes.json"
};

static const unsigned char subject_stones[] = {
#embed "../../Resources/subject-stones.json"
};

static const unsigned char tag_birds[] = {
#embed "../../Resources/tag-birds.json"
};

static const unsigned char tag_things[] = {
#embed "../../Resources/tag-things.json"
};

static const unsigned char turning[] = {
#embed "../../Resources/turning.json"
};

#pragma clang diagnostic pop

cr_bytes cr_advice(void) { return (cr_bytes){advice, sizeof advice}; }
cr_bytes cr_anonymise_lexicon(void) {
  return (cr_bytes){anonymise_lexicon, sizeof anonymise_lexicon};
}
cr_bytes cr_anonymise_published(void) {
  return (cr_bytes){anonymise_published, sizeof anonymise_published};
}
cr_bytes cr_anonymise_weights(void) {
  return (cr_bytes){anonymise_weights, sizeof anonymise_weights};
}
cr_bytes cr_clocks(void) { return (cr_bytes){clocks, sizeof clocks}; }
cr_bytes cr_codewords(void) { return (cr_bytes){codewords, sizeof codewords}; }
cr_bytes cr_demo_board(void) { return (cr_bytes){demo_board, sizeof demo_board}; }
cr_bytes cr_holidays(void) { return (cr_bytes){holidays, sizeof holidays}; }
cr_bytes cr_moderator_trees(void) { return (cr_bytes){moderator_trees, sizeof moderator_trees}; }
cr_bytes cr_occasions(void) { return (cr_bytes){occasions, sizeof occasions}; }
cr_bytes cr_phrases(void) { return (cr_bytes){phrases, sizeof phrases}; }
cr_bytes cr_routes(void) { return (cr_bytes){routes, sizeof routes}; }
cr_bytes cr_subject_stones(void) { return (cr_bytes){subject_stones, sizeof subject_stones}; }
cr_bytes cr_tag_birds(void) { return (cr_bytes){tag_birds, sizeof tag_birds}; }
cr_bytes cr_turning(void) { return (cr_bytes){turning, sizeof turning}; }
cr_bytes cr_tag_things(void) { return (cr_bytes){tag_things, sizeof tag_things}; }
