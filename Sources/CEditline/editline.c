#include "CEditline.h"

EditLine *jtai_editor_start(const char *program) {
  return el_init(program, stdin, stdout, stderr);
}

int jtai_editor_set_context(EditLine *editor, void *context) {
  return el_set(editor, EL_CLIENTDATA, context);
}

void *jtai_editor_context(EditLine *editor) {
  void *context = NULL;
  return el_get(editor, EL_CLIENTDATA, &context) == 0 ? context : NULL;
}

int jtai_editor_set_keys(EditLine *editor, const char *name) {
  return el_set(editor, EL_EDITOR, name);
}

int jtai_editor_set_prompt(EditLine *editor, jtai_prompt_function prompt, wchar_t marker) {
  return el_wset(editor, EL_PROMPT_ESC, prompt, (int)marker);
}

int jtai_editor_set_reader(EditLine *editor, jtai_reader_function reader) {
  return el_set(editor, EL_GETCFN, reader);
}

int jtai_editor_set_history(EditLine *editor, History *past) {
  return el_set(editor, EL_HIST, history, past);
}

int jtai_editor_add_command(
    EditLine *editor, const char *name, const char *help, jtai_command_function command) {
  return el_set(editor, EL_ADDFN, name, help, command);
}

int jtai_editor_bind(EditLine *editor, const char *key, const char *command) {
  return el_set(editor, EL_BIND, key, command, (char *)NULL);
}

int jtai_editor_prepare_terminal(EditLine *editor, bool editing) {
  return el_set(editor, EL_PREP_TERM, editing ? 1 : 0);
}

int jtai_editor_set_rows(EditLine *editor, const char *rows) {
  return el_set(editor, EL_SETTC, "li", rows, (char *)NULL);
}

int jtai_editor_draw(EditLine *editor) { return el_set(editor, EL_REFRESH); }

void jtai_editor_write(const char *bytes, size_t count) {
  fwrite(bytes, 1, count, stdout);
  fflush(stdout);
}

int jtai_history_set_size(History *past, int size) {
  HistEvent event;
  return history(past, &event, H_SETSIZE, size);
}

int jtai_history_clear(History *past) {
  HistEvent event;
  return history(past, &event, H_CLEAR);
}

int jtai_history_enter(History *past, const char *line) {
  HistEvent event;
  return history(past, &event, H_ENTER, line);
}
