import type { RotationInput } from '@/lib/domain/alerting/rotation';

/** A rotation as far as it decides whose turn it is. */
export type RotationPlan = Pick<
  RotationInput,
  'timeZone' | 'handoffWeekday' | 'handoffTime' | 'shiftDays' | 'startsOn' | 'members'
>;

/** Somebody takes over, from `fromMs` up to `toMs` (milliseconds since 1970). */
export type Override = {
  id: string;
  accountId: string;
  fromMs: number;
  toMs: number;
  createdAtMs: number;
};

/** A time in which the same person is on call for the same reason. */
export type Shift = {
  fromMs: number;
  toMs: number;
  /** Null: nobody can be reached. */
  accountId: string | null;
  /** Whose turn it was, where that account cannot be reached. */
  insteadOf: string | null;
  overrideId: string | null;
};
