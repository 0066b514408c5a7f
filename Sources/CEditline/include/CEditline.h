#ifndef CEDITLINE_H
#define CEDITLINE_H

#include <histedit.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <wchar.h>

// libedit's el_set, el_wset and history are variadic, which Swift cannot call.
// Here is one function for each use that is made of them, and the little about
// signals and terminals that has to be C.

typedef wchar_t *(*jtai_prompt_function)(EditLine *editor);
typedef int (*jtai_reader_function)(EditLine *editor, wchar_t *key);
typedef unsigned char (*jtai_command_function)(EditLine *editor, wint_t key);

/// An editor on standard input and output, or null.
EditLine *jtai_editor_start(const char *program);
int jtai_editor_set_context(EditLine *editor, void *context);
void *jtai_editor_context(EditLine *editor);
int jtai_editor_set_keys(EditLine *editor, const char *name);
/// Text between two `marker` characters of the prompt takes no room on the screen.
int jtai_editor_set_prompt(EditLine *editor, jtai_prompt_function prompt, wchar_t marker);
int jtai_editor_set_reader(EditLine *editor, jtai_reader_function reader);
int jtai_editor_set_history(EditLine *editor, History *history);
int jtai_editor_add_command(
    EditLine *editor, const char *name, const char *help, jtai_command_function command);
int jtai_editor_bind(EditLine *editor, const char *key, const char *command);
/// Puts the terminal into the editor's mode, or back into the one it had before.
int jtai_editor_prepare_terminal(EditLine *editor, bool editing);
/// Makes the editor believe in a screen of so many rows (as digits), until its next resize.
int jtai_editor_set_rows(EditLine *editor, const char *rows);
/// Draws prompt and line anew from where the cursor stands.
int jtai_editor_draw(EditLine *editor);
/// Writes behind everything that the editor itself has written so far.
void jtai_editor_write(const char *bytes, size_t count);

int jtai_history_set_size(History *history, int size);
int jtai_history_clear(History *history);
int jtai_history_enter(History *history, const char *line);

/// Notes the signal from now on, without SA_RESTART. A signal that the program was started
/// with as ignored stays ignored; false then, and where the signal is caught already.
bool jtai_signal_catch(int number);
/// Back to what stood before `jtai_signal_catch`.
void jtai_signal_release(int number);
void jtai_signal_ignore(int number);
bool jtai_signal_is_noted(int number);
/// Whether the signal was noted; forgets it.
bool jtai_signal_take(int number);
void jtai_signal_note(int number);
/// Lets the signal do what it does by default, to this process.
void jtai_signal_deliver(int number);

/// From now on SIGTERM, SIGHUP and SIGQUIT end the program only after `cleaning`, which is called
/// once, on a thread of its own. To be called while there is no other thread; a signal that the
/// program was started with as ignored stays ignored. False if that cannot be, or was asked before.
bool jtai_signals_clean(void (*cleaning)(void));

/// Waits for input, at most `milliseconds` (negative: without end).
/// 1: there is input (or the end of it); 0: the time is up; -1: a caught signal is noted.
int jtai_wait_for_input(int descriptor, int milliseconds);

/// Cells that the character takes on the screen; negative where it cannot be shown.
int jtai_character_width(uint32_t scalar);
/// False where `descriptor` is no terminal or its size is not known.
bool jtai_terminal_size(int descriptor, int *rows, int *columns);
/// Whether the terminal database knows `type` as one that erases with an ECMA-48 sequence.
bool jtai_terminal_is_known(const char *type);

#endif
