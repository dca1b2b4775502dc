/** The one value that all are; null where they differ or there is none. */
export const sharedValue = <Value>(values: readonly Value[]): Value | null =>
  values.every((value) => value === values[0]) ? (values[0] ?? null) : null;
