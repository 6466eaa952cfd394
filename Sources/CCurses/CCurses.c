/* SPDX-License-Identifier: Apache-2.0 */
#define _GNU_SOURCE
#define NCURSES_WIDECHAR 1
#include "CCurses.h"

#include <errno.h>
#include <fcntl.h>
#include <langinfo.h>
#include <locale.h>
#include <ncurses.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <unistd.h>
#include <wchar.h>

#undef columns /* <term.h> takes common words for itself */
#undef lines

enum { STYLES = CC_FOUND + 1, SEQUENCE_LENGTH = 64, ESCAPE_DELAY_MS = 25 };

/* A string of the terminal's description, without padding, ready to be written at any moment. */
typedef struct {
  char bytes[SEQUENCE_LENGTH];
  size_t count;
} sequence;

struct cc_screen {
  SCREEN *screen;
  WINDOW *window;
  WINDOW *keyboard; /* a pad, because reading from a window first paints it */
  FILE *in, *out;
  bool utf8, suspended;
  attr_t attributes[STYLES];
  short pairs[STYLES];
  sequence paste_on, paste_off, mouse_on, mouse_off, clear, clear_scroll_back;
  bool has_other_screen; /* to return to, so that what was shown does not stay */
};

/* ------------------------------------------------------------------ giving back after a crash */

static const int fatal_signals[] = {
    SIGILL, SIGTRAP, SIGABRT, SIGSEGV, SIGBUS, SIGFPE, SIGQUIT,
};
enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof *fatal_signals };

/*
 * What a signal handler and an exit handler can reach: they have no argument to carry it.
 * Everything but `armed` is written while no handler of ours is installed.
 */
static struct {
  volatile sig_atomic_t armed;
  int in_fd, out_fd;
  struct termios modes;
  sequence leave[6];
  struct sigaction previous[FATAL_SIGNALS];
  cc_screen *screen;
} rescue;

static void write_sequence(int fd, const sequence *it) {
  for (size_t done = 0; done < it->count;) {
    ssize_t written = write(fd, it->bytes + done, it->count - done);
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return;
    done += (size_t)written;
  }
}

/*
 * Restores the terminal and the action that stood before, which then sees the same signal: a fault
 * repeats when the handler returns; what was sent, or a trap, which would not repeat, is raised.
 * Calls only what POSIX lists as async-signal-safe.
 */
static void on_fatal_signal(int number, siginfo_t *info, void *context) {
  (void)context;
  int error = errno;
  if (rescue.armed) {
    rescue.armed = 0;
    for (size_t i = 0; i < sizeof rescue.leave / sizeof *rescue.leave; i++)
      write_sequence(rescue.out_fd, &rescue.leave[i]);
    tcsetattr(rescue.in_fd, TCSANOW, &rescue.modes);
  }
  for (int i = 0; i < FATAL_SIGNALS; i++)
    if (fatal_signals[i] == number) sigaction(number, &rescue.previous[i], NULL);
  if (info->si_code <= 0 || number == SIGTRAP) raise(number);
  errno = error;
}

static void install_handlers(void) {
  /* Without an alternative stack an overflow of the ordinary one would kill us unheard. */
  static char stack[1 << 15];
  stack_t present;
  if (sigaltstack(NULL, &present) == 0 && (present.ss_flags & SS_DISABLE)) {
    stack_t own = {.ss_sp = stack, .ss_size = sizeof stack};
    sigaltstack(&own, NULL);
  }
  struct sigaction action = {.sa_sigaction = on_fatal_signal};
  action.sa_flags = SA_SIGINFO | SA_ONSTACK | SA_NODEFER;
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < FATAL_SIGNALS; i++)
    sigaction(fatal_signals[i], &action, &rescue.previous[i]);
}

static void remove_handlers(void) {
  for (int i = 0; i < FATAL_SIGNALS; i++) {
    struct sigaction present;
    sigaction(fatal_signals[i], NULL, &present);
    if ((present.sa_flags & SA_SIGINFO) && present.sa_sigaction == on_fatal_signal)
      sigaction(fatal_signals[i], &rescue.previous[i], NULL);
  }
}

static void close_at_exit(void) { cc_close(rescue.screen, false); }

/* -------------------------------------------------------------------- what the terminal can do */

static sequence plain_sequence(const char *text) {
  sequence it = {.count = strlen(text)};
  memcpy(it.bytes, text, it.count);
  return it;
}

/* The named string of the current terminal; empty if it has none or it is not a plain string. */
static sequence capability(const char *name) {
  sequence it = {.count = 0};
  const char *text = tigetstr(name);
  if (!text || text == (const char *)-1) return it;
  while (*text) {
    if (text[0] == '$' && text[1] == '<') { /* padding, such as $<5/>, matters to no terminal now */
      const char *end = strchr(text, '>');
      if (end) {
        text = end + 1;
        continue;
      }
    }
    if (it.count == SEQUENCE_LENGTH) return (sequence){.count = 0};
    it.bytes[it.count++] = *text++;
  }
  return it;
}

/* Whether the terminal goes by a name whose bearers all understand, or leave alone, what xterm
 * understands, however little the description of an older system says of it. */
static bool follows_xterm(const char *terminal) {
  static const char *const families[] = {"xterm", "tmux", "screen"};
  for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
    size_t length = strlen(families[i]);
    if (strncmp(terminal, families[i], length) != 0) continue;
    if (!terminal[length] || terminal[length] == '-' || terminal[length] == '.') return true;
  }
  return false;
}

/*
 * Whether the terminal tells of its mouse in decimal numbers (SGR, 1006). Descriptions that know say
 * so in XM or in what a report begins with. Any other way of telling could not be taken apart from
 * keys.
 */
static bool tells_of_mouse(const char *terminal) {
  const char *switches = tigetstr("XM"), *report = tigetstr("kmous");
  if (switches && switches != (const char *)-1 && strstr(switches, "1006")) return true;
  if (report && report != (const char *)-1 && strcmp(report, "\033[<") == 0) return true;
  return follows_xterm(terminal);
}

/*
 * The one place that says what a style looks like. Text and background are the terminal's own, so
 * that light and dark ones both stay readable; of the eight colours only those are used that can be
 * read on either. Without colours every style still differs from every other.
 */
static void decide_styles(cc_screen *it, bool colours) {
  static const struct {
    attr_t coloured;
    short colour; /* -1: the terminal's own */
    attr_t colourless;
  } looks[STYLES] = {
      [CC_PLAIN] = {A_NORMAL, -1, A_NORMAL},
      [CC_DIM] = {A_DIM, -1, A_DIM},
      [CC_STRONG] = {A_BOLD, -1, A_BOLD},
      [CC_SELECTED] = {A_REVERSE, -1, A_REVERSE},
      [CC_NEW] = {A_BOLD, COLOR_GREEN, A_BOLD | A_UNDERLINE},
      [CC_ALARM] = {A_BOLD, COLOR_RED, A_BOLD | A_REVERSE},
      [CC_FOUND] = {A_UNDERLINE, COLOR_MAGENTA, A_UNDERLINE},
  };
  bool coloured = colours && has_colors() && start_color() == OK && use_default_colors() == OK &&
                  COLORS >= 8 && COLOR_PAIRS > STYLES;
  for (short style = 0; style < STYLES; style++) {
    it->attributes[style] = coloured ? looks[style].coloured : looks[style].colourless;
    if (!coloured || looks[style].colour < 0) continue;
    short pair = style + 1;
    if (init_pair(pair, looks[style].colour, -1) == OK) it->pairs[style] = pair;
  }
}

static bool names_utf8(const char *set) {
  return strcasecmp(set, "UTF-8") == 0 || strcasecmp(set, "UTF8") == 0;
}

/* Sets LC_CTYPE, which ncurses reads its widths from; see cc_open for the rule. */
static bool adopt_locale(const char *locale) {
  char set[32] = "";
  const char *dot = locale ? strchr(locale, '.') : NULL;
  if (dot) snprintf(set, sizeof set, "%.*s", (int)strcspn(dot + 1, "@"), dot + 1);
  bool c = !locale || !*locale || strcmp(locale, "C") == 0 || strcmp(locale, "POSIX") == 0;
  if (*set && !names_utf8(set)) {
    setlocale(LC_CTYPE, "C");
    return false;
  }
  if (!c && setlocale(LC_CTYPE, locale)) {
    if (names_utf8(nl_langinfo(CODESET))) return true;
    setlocale(LC_CTYPE, "C");
    return false;
  }
  return setlocale(LC_CTYPE, "C.UTF-8") && names_utf8(nl_langinfo(CODESET));
}

/* A stream of our own over a copy of the descriptor, which no child process inherits. */
static FILE *stream_over(int fd, const char *mode) {
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 3);
  if (copy < 0) return NULL;
  FILE *stream = fdopen(copy, mode);
  if (!stream) close(copy);
  return stream;
}

static void leave_keys_to_bytes(void);

/* --------------------------------------------------------------------------- opening, closing */

static cc_opening judge(int in_fd, int out_fd, const char *terminal) {
  if (rescue.screen) return CC_BUSY;
  if (!isatty(in_fd) || !isatty(out_fd)) return CC_NOT_A_TERMINAL;
  int found;
  if (!terminal || !*terminal || setupterm(terminal, out_fd, &found) != OK)
    return CC_UNKNOWN_TERMINAL;
  bool places_cursor = capability("cup").count > 0;
  del_curterm(cur_term);
  return places_cursor ? CC_OPENED : CC_TOO_PLAIN;
}

static void release(cc_screen *it) {
  if (it->screen) delscreen(it->screen);
  if (it->in) fclose(it->in);
  if (it->out) fclose(it->out);
  free(it);
}

cc_screen *cc_open(
    int in_fd, int out_fd, const char *terminal, const char *locale, bool colours,
    cc_opening *opening) {
  *opening = judge(in_fd, out_fd, terminal);
  if (*opening != CC_OPENED) return NULL;

  *opening = CC_FAILED;
  cc_screen *it = calloc(1, sizeof *it);
  if (!it) return NULL;
  it->in = stream_over(in_fd, "r");
  it->out = stream_over(out_fd, "w");
  if (!it->in || !it->out || tcgetattr(in_fd, &rescue.modes) != 0) {
    release(it);
    return NULL;
  }
  it->utf8 = adopt_locale(locale);
  it->screen = newterm(terminal, it->out, it->in);
  if (it->screen) {
    it->window = newwin(0, 0, 0, 0);
    it->keyboard = newpad(1, 1);
  }
  if (!it->window || !it->keyboard) {
    if (it->screen) endwin();
    release(it);
    return NULL;
  }

  raw();
  noecho();
  nonl();
  keypad(it->keyboard, TRUE);
  nodelay(it->keyboard, TRUE);
  set_escdelay(ESCAPE_DELAY_MS);
  leave_keys_to_bytes();
  keyok(KEY_MOUSE, FALSE); /* its reports, too, stay bytes */
  decide_styles(it, colours);
  it->paste_on = capability("BE");
  it->paste_off = capability("BD");
  if (tells_of_mouse(terminal)) {
    it->mouse_on = plain_sequence("\033[?1000h\033[?1006h");
    it->mouse_off = plain_sequence("\033[?1006l\033[?1000l");
  }
  it->clear = capability("clear");
  it->clear_scroll_back = capability("E3");
  if (!it->clear_scroll_back.count && follows_xterm(terminal))
    it->clear_scroll_back = plain_sequence("\033[3J");
  sequence leave_screen = capability("rmcup");
  it->has_other_screen = leave_screen.count > 0;

  rescue.screen = it;
  rescue.in_fd = fileno(it->in);
  rescue.out_fd = fileno(it->out);
  rescue.leave[0] = it->paste_off;
  rescue.leave[1] = capability("rmkx");
  rescue.leave[2] = it->has_other_screen ? leave_screen : it->clear;
  rescue.leave[3] = capability("cnorm");
  rescue.leave[4] = capability("sgr0");
  rescue.leave[5] = it->mouse_off;
  install_handlers();
  static bool closes_at_exit;
  if (!closes_at_exit) closes_at_exit = atexit(close_at_exit) == 0;
  rescue.armed = 1;
  cc_adopt_size(it);
  write_sequence(rescue.out_fd, &it->paste_on);
  write_sequence(rescue.out_fd, &it->mouse_on);
  *opening = CC_OPENED;
  return it;
}

void cc_close(cc_screen *it, bool wipe) {
  if (!it || it != rescue.screen) return;
  if (!it->suspended) cc_suspend(it);
  if (wipe) {
    write_sequence(rescue.out_fd, &it->clear);
    write_sequence(rescue.out_fd, &it->clear_scroll_back);
  }
  remove_handlers();
  rescue.screen = NULL;
  release(it);
}

void cc_suspend(cc_screen *it) {
  write_sequence(rescue.out_fd, &it->mouse_off);
  write_sequence(rescue.out_fd, &it->paste_off);
  endwin();
  if (!it->has_other_screen) write_sequence(rescue.out_fd, &it->clear);
  it->suspended = true;
  rescue.armed = 0;
  /* endwin restores what the terminal was when ncurses first saw it; this holds whatever it did. */
  tcsetattr(rescue.in_fd, TCSANOW, &rescue.modes);
}

void cc_resume(cc_screen *it) {
  rescue.armed = 1;
  it->suspended = false;
  reset_prog_mode();
  clearok(curscr, TRUE);
  write_sequence(rescue.out_fd, &it->paste_on);
  write_sequence(rescue.out_fd, &it->mouse_on);
}

/* ---------------------------------------------------------------------------------- the screen */

bool cc_is_utf8(const cc_screen *it) { return it->utf8; }

void cc_size(const cc_screen *it, int *rows, int *columns) {
  getmaxyx(it->window, *rows, *columns);
}

bool cc_adopt_size(cc_screen *it) {
  struct winsize now;
  int rows, columns;
  cc_size(it, &rows, &columns);
  /* A serial line knows no size and reports zero: the description's own then stands. */
  if (ioctl(rescue.out_fd, TIOCGWINSZ, &now) != 0 || !now.ws_row || !now.ws_col) return false;
  if (now.ws_row == rows && now.ws_col == columns) return false;
  resize_term(now.ws_row, now.ws_col);
  wresize(it->window, now.ws_row, now.ws_col);
  cc_blank(it);
  cc_repaint(it);
  return true;
}

/* The columns that ncurses will move for this text; -1 if it is no text or holds a control. */
static int columns_of(const char *utf8, size_t bytes) {
  mbstate_t state = {0};
  int columns = 0;
  while (bytes > 0) {
    wchar_t scalar;
    size_t used = mbrtowc(&scalar, utf8, bytes, &state);
    if (used == 0 || used > bytes) return -1;
    int width = wcwidth(scalar);
    if (width < 0) return -1;
    columns += width;
    utf8 += used;
    bytes -= used;
  }
  return columns;
}

void cc_put(
    cc_screen *it, int row, int column, int width, const char *utf8, int32_t bytes,
    cc_style style) {
  int rows, columns;
  cc_size(it, &rows, &columns);
  if (row < 0 || column < 0 || width <= 0 || row >= rows || width > columns - column) return;
  unsigned look = (unsigned)style < STYLES ? style : CC_PLAIN;
  wattr_set(it->window, it->attributes[look], it->pairs[look], NULL);
  wmove(it->window, row, column);
  if (columns_of(utf8, (size_t)bytes) == width) {
    waddnstr(it->window, utf8, bytes);
  } else {
    for (int i = 0; i < width; i++) waddch(it->window, '?');
  }
}

void cc_blank(cc_screen *it) {
  wattr_set(it->window, A_NORMAL, 0, NULL);
  werase(it->window);
}

void cc_show(cc_screen *it, int row, int column) {
  int rows, columns;
  cc_size(it, &rows, &columns);
  bool visible = row >= 0 && row < rows && column >= 0 && column < columns;
  curs_set(visible);
  /* A terminal that cannot hide its cursor keeps it out of the way. */
  wmove(it->window, visible ? row : rows - 1, visible ? column : columns - 1);
  wnoutrefresh(it->window);
  doupdate();
}

void cc_repaint(cc_screen *it) { clearok(it->window, TRUE); }

/* ------------------------------------------------------------------------------------ the keys */

/* The number pad sends letters after ESC O in the mode that curses sets, and some descriptions make
 * special keys of them; the console's makes one of Ctrl-Z. They stay bytes, which the caller reads as
 * the digits on the caps and as Ctrl-Z. */
static void leave_keys_to_bytes(void) {
  static const char *const names[] = {
      "ka1",   "ka3",   "kb2",   "kc1",   "kc3",   "kpADD", "kpCMA",
      "kpDIV", "kpDOT", "kpMUL", "kpSUB", "kpZRO", "kspd",
  };
  for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
    const char *sent = tigetstr(names[i]);
    int code = sent && sent != (const char *)-1 ? key_defined(sent) : 0;
    if (code > 0) keyok(code, FALSE);
  }
}

/* Keys with Shift, Control or Alt have codes that ncurses hands out at run time, under the names
 * of xterm's description: kLFT is Shift-Left, kLFT5 Control-Left, kLFT6 both. Even numbers hold
 * Shift. */
static int modified_key(int code) {
  static const struct {
    const char *prefix;
    int key, with_control_or_alt;
  } names[] = {
      {"kLFT", CC_LEFT, CC_WORD_LEFT}, {"kRIT", CC_RIGHT, CC_WORD_RIGHT}, {"kUP", CC_UP, CC_UP},
      {"kDN", CC_DOWN, CC_DOWN},       {"kHOM", CC_HOME, CC_HOME},        {"kEND", CC_END, CC_END},
      {"kPRV", CC_PAGE_UP, CC_PAGE_UP}, {"kNXT", CC_PAGE_DOWN, CC_PAGE_DOWN},
      {"kIC", CC_INSERT, CC_INSERT},   {"kDC", CC_DELETE, CC_DELETE},
      {"kcbt", CC_BACK_TAB, CC_BACK_TAB},
  };
  const char *name = keyname(code);
  for (size_t i = 0; name && i < sizeof names / sizeof *names; i++) {
    size_t length = strlen(names[i].prefix);
    if (strncmp(name, names[i].prefix, length) != 0) continue;
    int key = name[length] >= '3' ? names[i].with_control_or_alt : names[i].key;
    bool moves = key <= CC_PAGE_DOWN || key == CC_WORD_LEFT || key == CC_WORD_RIGHT;
    return moves && name[length] % 2 == 0 ? key | CC_SHIFT : key;
  }
  return CC_OTHER;
}

static int named_key(int code) {
  switch (code) {
    case KEY_UP: return CC_UP;
    case KEY_SR: return CC_UP | CC_SHIFT;
    case KEY_DOWN: return CC_DOWN;
    case KEY_SF: return CC_DOWN | CC_SHIFT;
    case KEY_LEFT: return CC_LEFT;
    case KEY_SLEFT: return CC_LEFT | CC_SHIFT;
    case KEY_RIGHT: return CC_RIGHT;
    case KEY_SRIGHT: return CC_RIGHT | CC_SHIFT;
    case KEY_HOME: case KEY_FIND: return CC_HOME;
    case KEY_SHOME: return CC_HOME | CC_SHIFT;
    case KEY_END: case KEY_SELECT: case KEY_LL: return CC_END;
    case KEY_SEND: return CC_END | CC_SHIFT;
    case KEY_PPAGE: return CC_PAGE_UP;
    case KEY_SPREVIOUS: return CC_PAGE_UP | CC_SHIFT;
    case KEY_NPAGE: return CC_PAGE_DOWN;
    case KEY_SNEXT: return CC_PAGE_DOWN | CC_SHIFT;
    case KEY_IC: case KEY_SIC: return CC_INSERT;
    case KEY_DC: case KEY_SDC: return CC_DELETE;
    case KEY_BACKSPACE: return CC_BACKSPACE;
    case KEY_ENTER: return CC_ENTER;
    case KEY_BTAB: return CC_BACK_TAB;
    default: break;
  }
  /* With Shift, Control or Alt the twelve keys count on as F13 to F48. */
  if (code > KEY_F0 && code <= KEY_F(63)) return CC_FUNCTION + 1 + (code - KEY_F0 - 1) % 12;
  return code > KEY_MAX ? modified_key(code) : CC_OTHER;
}

int cc_read(cc_screen *it) {
  /* Bytes, not wget_wch: that one loses the first half of a character whose rest is still on its
   * way. The caller joins them. */
  int code;
  do code = wgetch(it->keyboard);
  while (code == KEY_RESIZE);
  if (code == ERR) return CC_NONE;
  return code < KEY_MIN ? code & 0xff : named_key(code);
}
