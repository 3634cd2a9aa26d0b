/**
 * Comma-separated values after RFC 4180: UTF-8 with a byte order mark (spreadsheets read the accents right), every cell quoted, CRLF.
 *
 * A text cell can never become a formula: OWASP's list (`= + - @`, tab, CR, LF) and `| %` and their full-width forms, also behind spaces,
 * control characters or a byte order mark, get an apostrophe in front. Numbers stand only in columns declared as numbers.
 */
export interface Column<Row> {
  head: string;
  /** `number`: finite numbers only, written as digits. `text`: anything, neutralised. */
  type: 'text' | 'number';
  cell(row: Row): string | number | null;
}

const formulaStart = /^[\s\u0000-\u001f\u007f\ufeff\u200b]*[=+\-@|%\uff1d\uff0b\uff0d\uff20]/u;
const controlStart = /^[\t\r\n]/;

/** @returns the cell's text, safe to open in a spreadsheet, unquoted. */
export function safeText(value: string): string {
  const dangerous = formulaStart.test(value) || controlStart.test(value);
  const flat = value.replace(/[\r\n]+/g, ' ');
  return dangerous ? `'${flat}` : flat;
}

function cellText<Row>(column: Column<Row>, row: Row): string {
  const value = column.cell(row);
  if (value === null || value === '') return '';
  if (column.type === 'number') {
    if (typeof value !== 'number' || !Number.isFinite(value)) throw new TypeError(`The column "${column.head}" takes numbers only.`);
    return String(value);
  }
  return safeText(String(value));
}

/** @returns the whole file's text. The same rows give the same bytes. */
export function writeCsv<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): string {
  const line = (cells: string[]) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
  const lines = [line(columns.map((column) => column.head)), ...rows.map((row) => line(columns.map((column) => cellText(column, row))))];
  return `\ufeff${lines.join('\r\n')}\r\n`;
}
