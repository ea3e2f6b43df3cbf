/** Tables for spreadsheets. */
import Papa from 'papaparse'

/**
 * Rows as CSV: UTF-8 marked as such, so that spreadsheets read accents. A cell that a spreadsheet would run as a formula
 * begins with an apostrophe instead.
 */
export const csvOf = (rows: readonly (readonly (string | number)[])[]): string =>
  `\ufeff${Papa.unparse(
    rows.map(row => row.map(String)),
    { newline: '\r\n', escapeFormulae: /^[\s\p{C}]*[=+\-@\t\r\n＝＋－＠]/u },
  )}`
