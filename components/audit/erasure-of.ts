/** What says when and why a field was erased: its own erasure, or that of the whole leaf. */
export const erasureOf = <Erasure extends { field: string }>(
  erasures: readonly Erasure[],
  field: string,
): Erasure | undefined =>
  erasures.find((each) => each.field === field) ?? erasures.find((each) => each.field === 'leaf');
