import { GatehouseError } from '@/lib/domain/errors';
import type { Suggestion } from '@/lib/domain/read-models/suggestions';
import type { Window } from '@/lib/domain/time-range';
import { revisionInForce } from '@/lib/policy/revision-in-force';
import { findUnused } from '@/lib/policy/suggest/granted/find-unused';
import { listAllowingRules } from '@/lib/store/suggestions/list-allowing-rules';
import { readHistory, type PolicyHistory } from '../policies/read-history';
import { readTexts } from '../policies/read-texts';
import { readObserved, type ObservedFacts } from './read-observed';

type Granted = Suggestion['granted'][number];

const DAY = 86_400_000;
const LOOK_BACK_DAYS = 30;

/** Which permissions of a policy's text in force nobody used in the window, as far as that can be told. */
export async function readGranted(
  policy: string,
  window: Window,
  service: string,
  zones: readonly string[] | null,
): Promise<Granted> {
  const history = await findHistory(policy, zones);
  const revision = history && revisionInForce(history.activations, history.revisions);
  const before = { from: new Date(window.from.getTime() - LOOK_BACK_DAYS * DAY), to: window.from };
  const [files, named, earlier] = await Promise.all([
    revision ? readTexts(policy, revision, zones) : null,
    listAllowingRules(policy, window, zones),
    listAllowingRules(policy, before, zones),
  ]);
  const used = new Set((named ?? []).flatMap(({ rule }) => splitRules(rule)));
  const lastUsed = new Map(
    (earlier ?? [])
      .toReversed()
      .flatMap(({ rule, lastAt }) => splitRules(rule).map((one) => [one, lastAt] as const)),
  );
  const reads: ObservedFacts['read'][] = [];
  const readEvents = async (of: string | null) => {
    const scope = of === null ? { policy, zones } : { service: of, zones };
    const { facts, read } = await readObserved(scope, window);
    reads.push(read);
    return facts;
  };
  const found = files ? await findUnused(files, readEvents, used, service) : null;
  const unused = (found?.unused ?? []).map((grant) => ({
    ...grant,
    lastUsedAt: lastUsed.get(grant.name) ?? null,
  }));
  const told = new Set(unused.map(({ name }) => name));
  const fallenSilent =
    named === null
      ? []
      : [...lastUsed].filter(([rule]) => !used.has(rule) && !told.has(rule) && found?.language !== 'cedar');
  return {
    policy,
    revision: revision ?? null,
    language: found?.language ?? 'other',
    grants: found?.grants ?? null,
    unused: [
      ...unused,
      ...fallenSilent.map(([rule, lastUsedAt]) => ({
        name: rule,
        text: 'A rule that allowed decisions before the window and none in it.',
        lastUsedAt,
      })),
    ],
    remarks: [
      ...(found ? found.remarks : ['The text in force is not known, so its permissions cannot be told.']),
      ...reads
        .filter(({ isWhole }) => !isWhole)
        .map(
          ({ events }) =>
            `Only the newest ${events} events were looked at: an older one may have used what is listed.`,
        ),
      ...(named === null || earlier === null
        ? ['There are too many decisions to list the rules that each named.']
        : []),
    ],
  };
}

/** Decisions may name several determining policies, one after the other. */
const splitRules = (rule: string): string[] => rule.split(', ');

async function findHistory(policy: string, zones: readonly string[] | null): Promise<PolicyHistory | null> {
  try {
    return await readHistory(policy, zones);
  } catch (error) {
    if (error instanceof GatehouseError && error.code === 'not-found') return null;
    throw error;
  }
}
