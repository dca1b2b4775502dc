/** A number as typed; NaN for an empty field, which `Number` takes for 0. */
export const readNumber = (typed: string): number => (typed.trim() === '' ? NaN : Number(typed));
