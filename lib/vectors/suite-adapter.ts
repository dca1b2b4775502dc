/** Maps the cases of a suite to the product's functions. It computes nothing itself. */
export type SuiteAdapter = {
  suite: string;
  /** By kind (`''` where cases have none): what the product makes of an input, in the words of the vectors. */
  kinds: Readonly<Record<string, (input: never) => unknown>>;
};
