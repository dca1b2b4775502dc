import { requirePermission } from '@/lib/auth/require-permission';
import type { ScopeFilter } from '@/lib/domain/filters';
import { stateOfException, type PolicyException } from '@/lib/domain/policy-exception';
import type { ExceptionList, ExceptionRow } from '@/lib/domain/read-models/policy-exceptions';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow, type Window } from '@/lib/domain/time-range';
import { rulesFor } from '@/lib/policy/exceptions/concerns-policy';
import { readTextExceptions, type TextException } from '@/lib/policy/exceptions/read-text-exceptions';
import { listStoredExceptions } from '@/lib/store/policy-exceptions/list-stored-exceptions';
import { countHidden, readWhatIsTold, type HiddenBy } from '@/lib/store/policy-exceptions/count-hidden';
import { listExceptionTexts } from '@/lib/store/policies/list-exception-texts';
import { readHistory } from './read-history';

type Counted = Pick<ExceptionRow, 'hidden' | 'hiddenMissing'>;

/**
 * The exceptions from a policy: those that were added here, and those of the latest texts, each with the denials that
 * it hid in the window while it was in force. Where no record of the policy in the window names any exception, nor (of
 * those added here) tells what it would have denied, that is not reported. Throws `not-found` for an unknown policy.
 */
export async function listExceptions(
  actor: Actor,
  policy: string,
  filter: Pick<ScopeFilter, 'from' | 'to'>,
  now: Date,
): Promise<ExceptionList> {
  requirePermission(actor, 'policies:read');
  const { zones } = actor;
  const window = resolveWindow(filter, now);
  // An unknown policy has no exceptions, rather than none.
  await readHistory(policy, zones);
  const [stored, texts, isTold] = await Promise.all([
    listStoredExceptions(policy, zones),
    listExceptionTexts(zones),
    readWhatIsTold(policy, window, zones),
  ]);
  const count = async (one: HiddenBy, during: Window | null): Promise<Counted> => {
    if (!during) return { hidden: null, hiddenMissing: 'not-in-window' };
    const tells = (one.withWouldDeny && isTold.wouldDeny) || (one.name !== null && isTold.names);
    if (!tells) return { hidden: null, hiddenMissing: 'not-reported' };
    return { hidden: await countHidden(one, during, zones), hiddenMissing: null };
  };
  const items = await Promise.all([
    ...stored.map(async (exception) => ({
      ...toRow(exception, now),
      ...(await count(
        { ...exception, rules: exception.rule === null ? [] : [exception.rule], withWouldDeny: true },
        intersect(window, exception),
      )),
    })),
    ...listTold(texts, policy).map(async ({ exception, rules, text }) => ({
      ...toTextRow(exception, rules, text, now),
      ...(await count({ ...ANYWHERE, policy, name: exception.name, rules, withWouldDeny: false }, window)),
    })),
  ]);
  return {
    window: { from: window.from.toISOString(), to: window.to.toISOString() },
    items: items.toSorted(byState),
  };
}

type Told = { exception: TextException; rules: string[]; text: NonNullable<ExceptionRow['text']> };

/** The exceptions from a policy that texts hold, each once: a bundle may carry what is published on its own, too. */
function listTold(texts: Awaited<ReturnType<typeof listExceptionTexts>>, policy: string): Told[] {
  const told = new Map<string, Told>();
  for (const { files, ...text } of texts)
    for (const exception of readTextExceptions(files)) {
      const rules = rulesFor(exception, policy);
      if (rules !== null && !told.has(exception.name)) told.set(exception.name, { exception, rules, text });
    }
  return [...told.values()];
}

const ANYWHERE = { service: null, zone: null, environment: null, principal: null };

/** The part of the window in which the exception was in force; null for none. */
function intersect(window: Window, { from, expiresAt, endedAt }: PolicyException): Window | null {
  const start = Math.max(window.from.getTime(), Date.parse(from));
  const end = Math.min(window.to.getTime(), Date.parse(expiresAt), endedAt ? Date.parse(endedAt) : Infinity);
  return start < end ? { from: new Date(start), to: new Date(end) } : null;
}

type Row = Omit<ExceptionRow, 'hidden' | 'hiddenMissing'>;

const toRow = (
  { policy: _policy, rule, createdAt: _createdAt, ...exception }: PolicyException,
  now: Date,
): Row => ({
  ...exception,
  state: stateOfException(exception, now),
  rules: rule === null ? [] : [rule],
  matches: [],
  timeToLive: null,
  text: null,
});

const toTextRow = (
  { name, matches, reason, owner, expiresAt, timeToLive }: TextException,
  rules: string[],
  text: NonNullable<ExceptionRow['text']>,
  now: Date,
): Row => ({
  ...ANYWHERE,
  id: null,
  name,
  state: stateOfException({ from: null, expiresAt, endedAt: null }, now),
  rules,
  matches,
  reason,
  owner,
  approvedBy: null,
  from: null,
  expiresAt,
  timeToLive,
  createdBy: null,
  endedAt: null,
  endedBy: null,
  text,
});

const ORDER: readonly ExceptionRow['state'][] = ['expires-soon', 'in-force', 'planned', 'expired', 'ended'];

/** What needs attention first; then what expires first. */
const byState = (one: ExceptionRow, other: ExceptionRow): number =>
  ORDER.indexOf(one.state) - ORDER.indexOf(other.state) ||
  (one.expiresAt ?? '9').localeCompare(other.expiresAt ?? '9');
