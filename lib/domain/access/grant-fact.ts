import type { GrantHolder, GrantKind, ReviewConclusion } from '../access-grant';

/** A right that was given. When and by whom is the entry's own time and actor. */
export type GivenFact = {
  is: 'given';
  /** What an end or a review names to mean this grant. */
  handle: string;
  kind: GrantKind;
  holder: GrantHolder;
  role: string;
  scope: string | null;
  justification: string | null;
  approver: string | null;
  expiresAt: string | null;
  endsItself: boolean;
  /** Under whose name things are done with it, where that is not the holder's. */
  actsAs: { type: string; id: string } | null;
  identity: 'own' | 'shared' | 'unknown';
  /** Whether all entries with the same handle tell of one grant, which began with the earliest. */
  isRepeated?: boolean;
};

export type EndedFact = { is: 'ended'; handle: string };
export type ReviewedFact = {
  is: 'reviewed';
  handle: string;
  conclusion: ReviewConclusion;
  text: string | null;
};

/** What an entry says of grants. */
export type GrantFact = GivenFact | EndedFact | ReviewedFact;

/** How a grant is told when nothing is said of it. */
export const UNTOLD = {
  scope: null,
  justification: null,
  approver: null,
  expiresAt: null,
  endsItself: false,
  actsAs: null,
} as const;

/** A handle of parts; no part can imitate another one. */
export const toHandle = (...parts: readonly (string | null)[]): string =>
  parts.map((part) => encodeURIComponent(part ?? '')).join(':');
