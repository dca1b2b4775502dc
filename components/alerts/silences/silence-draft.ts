import { fromLocalInput, toLocalInput } from '@/components/time-range/local-input';
import { silenceInputSchema, type SilenceInput } from '@/lib/domain/alerting/silence';
import type { AlertRow } from '@/lib/domain/read-models/alerts';
import { matcherDraftOf, NEW_MATCHER, readMatcher, type MatcherDraft } from '../matchers/matcher-draft';

const HOUR_MS = 3_600_000;

/** A silence as it is typed: times as clocks of the reader show them. */
export type SilenceDraft = {
  kind: SilenceInput['kind'];
  matchers: MatcherDraft[];
  startsAt: string;
  endsAt: string;
  isRecurring: boolean;
  timeZone: string;
  weekdays: number[];
  time: string;
  minutes: string;
  reason: string;
  owner: string;
};

/** The reader's clock: whether times are typed in UTC, else in the browser's zone, and that zone's name. */
export type Clock = { utc: boolean; timeZone: string };

/** What silences just this alert: its rule, zone, service, environment and policy, as far as it has them. */
export const matchersOfAlert = (
  alert: Pick<AlertRow, 'ruleId' | 'zone' | 'service' | 'environment' | 'policy' | 'item'>,
): MatcherDraft[] =>
  (
    [
      ['rule', alert.ruleId],
      ['zone', alert.zone],
      ['service', alert.service],
      ['environment', alert.environment],
      ['policy', alert.policy],
      ['item', alert.item],
    ] as const
  ).flatMap(([field, value]) => (value ? [{ ...NEW_MATCHER, field, value }] : []));

/** A new silence: of `matchers` if there are any, from now for two hours. */
export const newSilence = (
  { utc, timeZone }: Clock,
  now: Date,
  owner: string,
  matchers: MatcherDraft[],
): SilenceDraft => ({
  kind: 'silence',
  matchers: matchers.length > 0 ? matchers : [NEW_MATCHER],
  startsAt: toLocalInput(now, utc),
  endsAt: toLocalInput(new Date(now.getTime() + 2 * HOUR_MS), utc),
  isRecurring: false,
  timeZone,
  weekdays: [6],
  time: '02:00',
  minutes: '60',
  reason: '',
  owner,
});

/** A stored silence as it is typed. */
export const draftOfSilence = (silence: SilenceInput, { utc, timeZone }: Clock): SilenceDraft => ({
  kind: silence.kind,
  matchers: silence.matchers.map(matcherDraftOf),
  startsAt: toLocalInput(new Date(silence.startsAt), utc),
  endsAt: toLocalInput(new Date(silence.endsAt), utc),
  isRecurring: silence.recurrence !== null,
  timeZone: silence.recurrence?.timeZone ?? timeZone,
  weekdays: silence.recurrence?.weekdays ?? [6],
  time: silence.recurrence?.time ?? '02:00',
  minutes: String(silence.recurrence?.minutes ?? 60),
  reason: silence.reason,
  owner: silence.owner,
});

/**
 * What was typed as a silence. A time that was not touched stays what it was to the microsecond (`before`), since its field
 * holds minutes only. What is no time is the empty text, for `checkSilence` to name.
 */
export function readSilence(draft: SilenceDraft, utc: boolean, before?: SilenceInput): SilenceInput {
  const instant = (typed: string, known: string | undefined) =>
    known !== undefined && toLocalInput(new Date(known), utc) === typed
      ? known
      : (fromLocalInput(typed, utc)?.toISOString() ?? '');
  return {
    kind: draft.kind,
    matchers: draft.matchers.map(readMatcher),
    startsAt: instant(draft.startsAt, before?.startsAt),
    endsAt: instant(draft.endsAt, before?.endsAt),
    recurrence: draft.isRecurring
      ? {
          timeZone: draft.timeZone.trim(),
          weekdays: draft.weekdays,
          time: draft.time,
          minutes: draft.minutes.trim() === '' ? NaN : Number(draft.minutes),
        }
      : null,
    reason: draft.reason.trim(),
    owner: draft.owner.trim(),
  };
}

const MESSAGES: Readonly<Record<string, string>> = {
  startsAt: 'Write a day and a time.',
  endsAt: 'Write a day and a time.',
  reason: 'Say why, in a few words.',
  owner: 'Name who answers for it.',
  'recurrence.weekdays': 'Choose a day at least.',
  'recurrence.time': 'Write a time such as 02:30.',
  'recurrence.minutes': 'Write minutes from 5 to 1,440.',
};

/** Whether any matcher has a value. */
export const namesSomething = (matchers: SilenceInput['matchers']): boolean =>
  matchers.some(({ value }) => value !== '');

/** What is wrong with a silence before it is sent, by field; empty where nothing is. */
export function checkSilence(input: SilenceInput): Record<string, string> {
  const parsed = silenceInputSchema.safeParse(input);
  const errors: Record<string, string> = {};
  for (const { path, message } of parsed.error?.issues ?? []) {
    const field = path[0] === 'matchers' ? path.slice(0, 2).join('.') : path.join('.');
    errors[field] ??= MESSAGES[field] ?? (path[0] === 'matchers' ? 'It is not complete.' : message);
  }
  // A form that nobody filled in would hide whatever has no zone.
  if (!namesSomething(input.matchers)) errors['matchers.0'] ??= 'Write what it is to hide.';
  if (parsed.success && Date.parse(input.endsAt) <= Date.parse(input.startsAt))
    errors.endsAt = 'The end is to be after the start.';
  return errors;
}
