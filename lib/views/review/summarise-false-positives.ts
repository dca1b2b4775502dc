import { groupBy } from '@/lib/domain/group-by';
import type { ReviewEstimate } from '@/lib/domain/read-models/review';
import { settleVerdicts } from '@/lib/domain/settle-verdicts';
import type { BulkCount, StandingVerdict } from '@/lib/store/review/list-standing-verdicts';

type RuleRow = ReviewEstimate['falsePositives'][number];

/** Rules that are shown: the worst ones. */
const MOST = 20;

/**
 * The denials that people called wrong, by policy, rule and revision, most first. One that several judged
 * counts once, if the majority called it wrong; its reason is the first that was given.
 */
export function summariseFalsePositives(
  verdicts: readonly StandingVerdict[],
  bulk: readonly BulkCount[],
): RuleRow[] {
  const rows = new Map<string, RuleRow>();
  const add = (
    of: Pick<StandingVerdict, 'policy' | 'rule' | 'revision' | 'cause'>,
    denials: number,
    latestEventId: string,
  ) => {
    const key = JSON.stringify([of.policy, of.rule, of.revision]);
    const row = rows.get(key) ?? {
      policy: of.policy || null,
      rule: of.rule,
      revision: of.revision,
      denials: 0,
      causes: { logic: 0, data: 0, 'expected-traffic': 0, open: 0 },
      latestEventId,
    };
    row.denials += denials;
    row.causes[of.cause ?? 'open'] += denials;
    row.latestEventId = latestEventId;
    rows.set(key, row);
  };

  for (const { latestEventId, denials, ...of } of bulk)
    if (of.judgement === 'false-positive') add(of, denials, latestEventId);
  const denials = [...groupBy(verdicts, ({ eventId }) => eventId).values()]
    // What was only answered on the way waits for a reviewer.
    .map((given) => given.filter(({ origin }) => origin !== 'on-call'))
    .filter((given) => settleVerdicts(given.map(({ judgement }) => judgement)) === 'false-positive')
    .toSorted((one, other) => one[0]!.occurredAt.getTime() - other[0]!.occurredAt.getTime());
  for (const given of denials) {
    const first = given.find(({ cause }) => cause !== null) ?? given[0]!;
    add(first, 1, first.eventId);
  }
  return [...rows.values()].toSorted((one, other) => other.denials - one.denials).slice(0, MOST);
}
