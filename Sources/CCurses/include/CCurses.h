/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An opaque door to ncurses: one screen, its cells and its keys.
 *
 * No name of <ncurses.h> passes through here: its globals and macros do not reach Swift, and what
 * a style looks like is decided in one table of CCurses.c.
 *
 * States: open -> (suspended -> open)* -> closed. While the screen is open a crash, and from
 * cc_open on a plain exit(), gives the terminal back as it was found.
 *
 * Not for more than one thread, nor for more than one screen at a time. SIGWINCH, SIGTSTP, SIGINT
 * and SIGTERM are best blocked before cc_open, so that the handlers of ncurses never run.
 */
#ifndef CCURSES_H
#define CCURSES_H

#include <stdbool.h>
#include <stdint.h>

typedef struct cc_screen cc_screen;

/* Why a screen did not open. */
typedef enum {
  CC_OPENED,
  CC_BUSY,             /* another screen is open in this process */
  CC_NOT_A_TERMINAL,   /* one of the descriptors is none */
  CC_UNKNOWN_TERMINAL, /* no description of that name on this machine */
  CC_TOO_PLAIN,        /* the terminal cannot place its cursor */
  CC_FAILED,           /* no memory or no descriptors; see errno */
} cc_opening;

/* What a run of cells is for. */
typedef enum {
  CC_PLAIN,
  CC_DIM,
  CC_STRONG,
  CC_SELECTED,
  CC_NEW,
  CC_ALARM,
  CC_FOUND,
} cc_style;

/* What cc_read returns besides a byte, which is 0...255. */
typedef enum {
  CC_NONE = -1,
  CC_UP = 256,
  CC_DOWN,
  CC_LEFT,
  CC_RIGHT,
  CC_HOME,
  CC_END,
  CC_PAGE_UP,
  CC_PAGE_DOWN,
  CC_INSERT,
  CC_DELETE,
  CC_BACKSPACE,
  CC_ENTER,
  CC_BACK_TAB,
  CC_WORD_LEFT,
  CC_WORD_RIGHT,
  CC_OTHER,         /* a key the terminal knows and we do not */
  CC_FUNCTION = 512, /* CC_FUNCTION + n is Fn */
  CC_SHIFT = 1024,  /* with one that moves the cursor: Shift was held */
} cc_input;

/*
 * Takes over a terminal: alternate screen, raw input, bracketed paste and the mouse where the
 * terminal has them. Reports of the mouse come as bytes.
 *
 * terminal: the name of its description, as in TERM.
 * locale: the name of the user's locale, as in LC_ALL, LC_CTYPE or LANG; NULL or "" if unset. A
 *   locale that names a character set other than UTF-8, or is installed with one, is believed, and
 *   the screen then takes ASCII only. Any other, "C" and an uninstalled one included, counts as
 *   UTF-8: a bare ssh session has no locale, and its terminal is a UTF-8 one nearly always.
 * colours: false keeps every colour sequence from the terminal (NO_COLOR).
 *
 * NULL and a reason in *opening if the screen cannot be opened; nothing was sent to it then.
 */
cc_screen *cc_open(
    int in_fd, int out_fd, const char *terminal, const char *locale, bool colours,
    cc_opening *opening);

/* Gives the terminal back. With wipe, clears the screen it returns to, and its scroll-back where
 * the terminal can. Once closed, or with NULL, does nothing. */
void cc_close(cc_screen *, bool wipe);

/* Whether the terminal shows more than ASCII. */
bool cc_is_utf8(const cc_screen *);

/* The extent that is drawn on. */
void cc_size(const cc_screen *, int *rows, int *columns);

/* Asks the terminal for its extent and adopts it; true if it differs. The screen is blank then. */
bool cc_adopt_size(cc_screen *);

/*
 * Writes text over the cells [column, column + width) of a row, and over no other: text that this
 * machine's wcwidth counts differently, or that is no UTF-8, appears as that many question marks.
 */
void cc_put(
    cc_screen *, int row, int column, int width, const char *utf8, int32_t bytes, cc_style style);

/* Blanks every cell. */
void cc_blank(cc_screen *);

/* Sends what changed, and puts the cursor in its place; a negative row hides it. */
void cc_show(cc_screen *, int row, int column);

/* Makes the next cc_show repaint everything. */
void cc_repaint(cc_screen *);

/* The next byte or key, or CC_NONE. Waits only to tell Escape from a longer sequence, 25 ms. */
int cc_read(cc_screen *);

/* Lends the terminal to the shell; resuming repaints everything at the next cc_show. */
void cc_suspend(cc_screen *);
void cc_resume(cc_screen *);

#endif
