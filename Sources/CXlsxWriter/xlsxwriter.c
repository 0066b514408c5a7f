// libxlsxwriter is loaded when the first workbook is written: a session that writes none
// does not pay for it.
#include "CXlsxWriter.h"
#include <dlfcn.h>
#include <stdlib.h>
#include <string.h>
#include <xlsxwriter.h>

#define FUNCTIONS(USE)                                                                       \
  USE(workbook_new_opt)                                                                          \
  USE(workbook_set_properties)                                                               \
  USE(workbook_add_worksheet)                                                                \
  USE(workbook_validate_sheet_name)                                                          \
  USE(workbook_add_format)                                                                   \
  USE(workbook_close)                                                                        \
  USE(format_set_bold)                                                                       \
  USE(format_set_text_wrap)                                                                  \
  USE(format_set_align)                                                                      \
  USE(format_set_num_format)                                                                 \
  USE(format_set_font_size)                                                                  \
  USE(worksheet_write_string)                                                                \
  USE(worksheet_write_number)                                                                \
  USE(worksheet_write_datetime)                                                              \
  USE(worksheet_merge_range)                                                                 \
  USE(worksheet_set_column)                                                                  \
  USE(worksheet_freeze_panes)                                                                \
  USE(worksheet_autofilter)                                                                  \
  USE(worksheet_data_validation_range)                                                       \
  USE(lxw_strerror)

#define POINTER(name) static __typeof__(&name) p_##name;
FUNCTIONS(POINTER)

struct jtai_book {
  lxw_workbook *book;
  lxw_format *styles[3];
  lxw_format *date;
  jtai_sheet *sheets;
};

struct jtai_sheet {
  jtai_book *book;
  lxw_worksheet *sheet;
  jtai_sheet *next;
};

int jtai_book_available(void) {
  static int loaded;
  if (loaded) return 1;
  static const char *const names[] = {
    "libxlsxwriter.so.4", "libxlsxwriter.so.5", "libxlsxwriter.so.6", "libxlsxwriter.so.7",
    "libxlsxwriter.so.8", "libxlsxwriter.so", "libxlsxwriter.dylib"};
  void *library = NULL;
  for (size_t i = 0; library == NULL && i < sizeof names / sizeof *names; i++)
    library = dlopen(names[i], RTLD_NOW | RTLD_LOCAL);
  if (library == NULL) return 0;
#define FIND(name)                                                                           \
  p_##name = (__typeof__(&name))dlsym(library, #name);                                       \
  if (p_##name == NULL) return 0;
  FUNCTIONS(FIND)
  loaded = 1;
  return 1;
}

static void free_book(jtai_book *book) {
  for (jtai_sheet *sheet = book->sheets; sheet != NULL;) {
    jtai_sheet *next = sheet->next;
    free(sheet);
    sheet = next;
  }
  free(book);
}

jtai_book *jtai_book_open(const char *path, const char *parts, int64_t created) {
  if (!jtai_book_available()) return NULL;
  jtai_book *book = calloc(1, sizeof *book);
  if (book == NULL) return NULL;
  lxw_workbook_options options = {.tmpdir = (char *)parts};
  book->book = p_workbook_new_opt(path, &options);
  if (book->book == NULL) {
    free_book(book);
    return NULL;
  }
  lxw_doc_properties properties = {.created = (time_t)created};
  p_workbook_set_properties(book->book, &properties);

  lxw_format *title = book->styles[JTAI_TITLE] = p_workbook_add_format(book->book);
  lxw_format *heading = book->styles[JTAI_HEADING] = p_workbook_add_format(book->book);
  book->date = p_workbook_add_format(book->book);
  p_format_set_bold(title);
  p_format_set_font_size(title, 14);
  p_format_set_align(title, LXW_ALIGN_LEFT);
  p_format_set_bold(heading);
  p_format_set_text_wrap(heading);
  p_format_set_align(heading, LXW_ALIGN_VERTICAL_TOP);
  p_format_set_num_format(book->date, "dd/mm/yyyy");
  return book;
}

jtai_sheet *jtai_book_add(jtai_book *book, const char *name) {
  if (p_workbook_validate_sheet_name(book->book, name) != LXW_NO_ERROR) return NULL;
  jtai_sheet *sheet = calloc(1, sizeof *sheet);
  if (sheet == NULL) return NULL;
  sheet->book = book;
  sheet->sheet = p_workbook_add_worksheet(book->book, name);
  sheet->next = book->sheets;
  book->sheets = sheet;
  return sheet->sheet == NULL ? NULL : sheet;
}

int jtai_book_close(jtai_book *book) {
  int error = p_workbook_close(book->book);
  free_book(book);
  return error;
}

const char *jtai_book_message(int error) { return p_lxw_strerror((lxw_error)error); }

int jtai_sheet_text(
  jtai_sheet *sheet, uint32_t row, uint16_t column, const char *text, jtai_style style) {
  return p_worksheet_write_string(sheet->sheet, row, column, text, sheet->book->styles[style]);
}

int jtai_sheet_number(jtai_sheet *sheet, uint32_t row, uint16_t column, double number) {
  return p_worksheet_write_number(sheet->sheet, row, column, number, NULL);
}

int jtai_sheet_date(
  jtai_sheet *sheet, uint32_t row, uint16_t column, int year, int month, int day) {
  lxw_datetime date = {.year = year, .month = month, .day = day};
  return p_worksheet_write_datetime(sheet->sheet, row, column, &date, sheet->book->date);
}

int jtai_sheet_title(jtai_sheet *sheet, uint32_t row, uint16_t last, const char *text) {
  lxw_format *style = sheet->book->styles[JTAI_TITLE];
  if (last == 0) return p_worksheet_write_string(sheet->sheet, row, 0, text, style);
  return p_worksheet_merge_range(sheet->sheet, row, 0, row, last, text, style);
}

int jtai_sheet_width(jtai_sheet *sheet, uint16_t column, double width) {
  return p_worksheet_set_column(sheet->sheet, column, column, width, NULL);
}

int jtai_sheet_choices(
  jtai_sheet *sheet, uint32_t first_row, uint32_t last_row, uint16_t column, const char *texts) {
  enum { most = 32 };
  const char *list[most + 1] = {NULL};
  char *copy = strdup(texts);
  if (copy == NULL) return LXW_ERROR_MEMORY_MALLOC_FAILED;
  size_t count = 0;
  for (char *text = copy; text != NULL && count < most;) {
    list[count++] = text;
    char *end = strchr(text, '\n');
    if (end != NULL) *end++ = '\0';
    text = end;
  }
  lxw_data_validation choices = {
    .validate = LXW_VALIDATION_TYPE_LIST,
    .value_list = (void *)list,
    .error_type = LXW_VALIDATION_ERROR_TYPE_WARNING,
  };
  int error = p_worksheet_data_validation_range(
    sheet->sheet, first_row, column, last_row, column, &choices);
  free(copy);
  return error;
}

int jtai_sheet_frame(
  jtai_sheet *sheet, uint32_t heading_row, uint32_t last_row, uint16_t last_column) {
  p_worksheet_freeze_panes(sheet->sheet, heading_row + 1, 0);
  return p_worksheet_autofilter(sheet->sheet, heading_row, 0, last_row, last_column);
}
