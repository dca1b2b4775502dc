import { countEpisodes, type Episode } from '@/lib/alerting/history/count-episodes';
import { gatherHistory } from '@/lib/alerting/history/gather-history';
import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { AlertSubject } from '@/lib/domain/alerting/subject';
import { findWatcher } from '@/lib/views/alerting/find-watcher';
import { listReadyMadeRules } from '@/lib/views/alerting/list-ready-made-rules';

/** A rule that comes with Gatehouse, as it is stored. Throws where there is none of this id. */
export function readyMadeRule(id: string): AlertRuleInput & { id: string } {
  const rule = listReadyMadeRules().find((each) => each.id === id);
  if (!rule) throw new Error(`There is no rule ${id}, or nothing watches for it.`);
  return rule;
}

/** What a rule finds at a time, as its evaluation does. */
export async function judgeAt(rule: AlertRuleInput, atMs: number): Promise<AlertCondition[]> {
  const { judge } = await findWatcher(rule.detector)!.open(rule, {
    fromMs: atMs,
    toMs: atMs,
    stepMs: 60_000,
  });
  return judge(atMs);
}

/** A time that a rule would have fired, and about what. */
export type Fired = Episode & { subject: AlertSubject };

/** When a rule would have fired over a window, its evidence read once, as its preview does. */
export async function listFired(
  rule: AlertRuleInput,
  window: { fromMs: number; toMs: number; stepMs: number },
): Promise<Fired[]> {
  const { fromMs, toMs, stepMs } = window;
  const count = Math.floor((toMs - fromMs) / stepMs) + 1;
  const history = gatherHistory({ count, bucketSteps: 24, dedupeBy: rule.dedupeBy, most: 10_000 });
  const opened = await findWatcher(rule.detector)!.open(rule, window);
  for (let step = 0; step < count; step += 1) history.add(step, opened.judge(fromMs + step * stepMs));
  return history
    .read()
    .flatMap(({ subject, outcomeAt }) =>
      countEpisodes(outcomeAt, { fromMs, stepMs, count }, rule).map((episode) => ({ ...episode, subject })),
    );
}
