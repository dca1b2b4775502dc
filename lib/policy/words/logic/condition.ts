/** A condition over literals of some language: all of, any of (in the order of evaluation), or one literal. */
export type Condition<L> = { all: readonly Condition<L>[] } | { any: readonly Condition<L>[] } | { is: L };

/** A condition that always holds. */
export const ALWAYS = { all: [] } as const;
/** A condition that never holds. */
export const NEVER = { any: [] } as const;
