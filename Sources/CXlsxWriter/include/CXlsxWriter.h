#ifndef CXLSXWRITER_H
#define CXLSXWRITER_H

#include <stdint.h>

/// A workbook being written by libxlsxwriter, which is loaded at the first call.
typedef struct jtai_book jtai_book;
typedef struct jtai_sheet jtai_sheet;

typedef enum { JTAI_PLAIN = 0, JTAI_TITLE, JTAI_HEADING } jtai_style;

/// Whether the library is there: 1 or 0.
int jtai_book_available(void);

/// Begins a workbook at `path`; null where memory is short. What the library writes on the way
/// goes into the folder `parts`. `created` is the date put into its properties, in seconds since
/// 1970.
jtai_book *_Nullable jtai_book_open(
  const char *_Nonnull path, const char *_Nonnull parts, int64_t created);
/// Adds a sheet; null where its name is too long, holds a forbidden sign or is taken.
jtai_sheet *_Nullable jtai_book_add(jtai_book *_Nonnull book, const char *_Nonnull name);
/// Writes the file and frees the workbook; 0, or an error for `jtai_book_message`.
int jtai_book_close(jtai_book *_Nonnull book);
const char *_Nonnull jtai_book_message(int error);

int jtai_sheet_text(
  jtai_sheet *_Nonnull sheet, uint32_t row, uint16_t column, const char *_Nonnull text,
  jtai_style style);
int jtai_sheet_number(
  jtai_sheet *_Nonnull sheet, uint32_t row, uint16_t column, double number);
int jtai_sheet_date(
  jtai_sheet *_Nonnull sheet, uint32_t row, uint16_t column, int year, int month, int day);
/// Merges a row's cells from the first column to `last` and writes `text` as a title.
int jtai_sheet_title(
  jtai_sheet *_Nonnull sheet, uint32_t row, uint16_t last, const char *_Nonnull text);
int jtai_sheet_width(jtai_sheet *_Nonnull sheet, uint16_t column, double width);
/// Lets the cells of a column take only these texts, parted by line feeds, from a drop-down list.
int jtai_sheet_choices(
  jtai_sheet *_Nonnull sheet, uint32_t first_row, uint32_t last_row, uint16_t column,
  const char *_Nonnull texts);
/// Freezes the rows down to the headings, and puts a filter over them and the rows below.
int jtai_sheet_frame(
  jtai_sheet *_Nonnull sheet, uint32_t heading_row, uint32_t last_row, uint16_t last_column);

#endif
