/** A value of a request's context that a condition can name. */
export type Scalar = string | number | boolean;

/**
 * What was asked, in the terms of one policy language. `path` are the segments of what varies within the
 * target (a path split at `/`, or the id of an entity), null where the language or the source knows none.
 */
export type Access = {
  principal: string;
  action: string;
  target: string;
  path: readonly string[] | null;
  /** By dotted name, such as `tls.mutual`. */
  context: Readonly<Record<string, Scalar>>;
};

/**
 * What is known of it: `good` was allowed, or denied and judged a false positive; `bad` was denied and
 * judged a true block; `open` was denied and nobody settled whether rightly.
 */
export type Judged = 'good' | 'bad' | 'open';

/** An access as often as it was seen: `events` that were read, `weight` of what they stand for. */
export type Observed = Access & { judged: Judged; events: number; weight: number };

/** A path with `null` for a segment that may be anything. */
export type PathPattern = readonly (string | null)[];

/** The values that an attribute of the context must have one of. */
export type Condition = { attribute: string; values: readonly Scalar[] };

/** Permits each of its principals each of its actions on each of its paths, where all conditions hold. */
export type Rule = {
  principals: readonly string[];
  actions: readonly string[];
  target: string;
  /** Null where accesses of the target have no path. */
  paths: readonly PathPattern[] | null;
  conditions: readonly Condition[];
};
