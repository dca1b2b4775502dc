/** The half-open window [fromMs, toMs) of `windowMs` that ends at `asOfMs`; milliseconds since 1970. */
export const rollingWindow = (asOfMs: number, windowMs: number) => ({
  fromMs: asOfMs - windowMs,
  toMs: asOfMs,
});
