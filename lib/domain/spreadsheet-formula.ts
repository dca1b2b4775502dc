/**
 * What a spreadsheet takes for the start of a formula, at the start of a text; the rest may hold line breaks.
 * Source: OWASP, "CSV injection".
 */
export const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;
