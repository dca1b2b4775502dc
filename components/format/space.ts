/** The narrow no-break space that stands between a number and its unit. */
export const NARROW_SPACE = '\u202F';

/** The true minus sign, as wide as a plus. */
export const MINUS = '\u2212';
