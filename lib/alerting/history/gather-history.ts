import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { AlertSubject, SubjectPart } from '@/lib/domain/alerting/subject';
import { subjectKey } from './subject-key';
import { saysMore } from './worst-condition';

/** What was so at one time, as charts draw it. */
export type Sample = Pick<AlertCondition, 'outcome' | 'value' | 'threshold'> & { expected: number | null };

/** One subject over all steps. */
export type SubjectHistory = {
  subject: AlertSubject;
  /** What `subject.item` is called where it is an id. */
  itemName: string | null;
  unit: AlertCondition['unit'];
  /** What was so at a step; a step without evidence is none where the condition holds. */
  outcomeAt: (step: number) => AlertCondition['outcome'];
  /** By the first step of its bucket: the sample of it that says most. */
  samples: ReadonlyMap<number, Sample>;
};

/** In the order in which one outweighs another where several conditions are one alert. */
const OUTCOMES = ['false', 'no-data', 'true'] as const;

/**
 * Gathers what a rule says at each of `count` steps, by subject: a byte a step, and one sample a bucket of `bucketSteps`.
 * Steps may be added in any order. Subjects beyond `most` are counted only.
 */
export function gatherHistory({
  count,
  bucketSteps,
  dedupeBy,
  most,
}: {
  count: number;
  bucketSteps: number;
  dedupeBy: readonly SubjectPart[];
  most: number;
}) {
  type Gathered = {
    subject: AlertSubject;
    itemName: string | null;
    unit: AlertCondition['unit'];
    codes: Uint8Array;
    samples: Map<number, Sample>;
  };
  const byKey = new Map<string, Gathered>();
  const leftOut = new Set<string>();
  let earliest: number | null = null;

  const findOrBegin = (key: string, { subject, itemName = null, unit }: AlertCondition): Gathered | null => {
    const known = byKey.get(key);
    if (known) return known;
    if (byKey.size >= most) {
      leftOut.add(key);
      return null;
    }
    const begun = { subject, itemName, unit, codes: new Uint8Array(count), samples: new Map() };
    byKey.set(key, begun);
    return begun;
  };

  const add = (step: number, conditions: readonly AlertCondition[]): void => {
    const bucket = step - (step % bucketSteps);
    if (conditions.some(({ outcome }) => outcome !== 'no-data')) earliest = Math.min(earliest ?? step, step);
    for (const condition of conditions) {
      const gathered = findOrBegin(subjectKey(condition.subject, dedupeBy), condition);
      if (!gathered) continue;
      const { codes, samples } = gathered;
      codes[step] = Math.max(codes[step]!, OUTCOMES.indexOf(condition.outcome));
      const { outcome, value, threshold, expected = null } = condition;
      const sample = { outcome, value, threshold, expected };
      const held = samples.get(bucket);
      if (!held || saysMore(sample, held)) samples.set(bucket, sample);
    }
  };

  const read = (): SubjectHistory[] =>
    [...byKey.values()].map(({ subject, itemName, unit, codes, samples }) => ({
      subject,
      itemName,
      unit,
      outcomeAt: (step) => OUTCOMES[codes[step] ?? 0]!,
      samples,
    }));

  return {
    add,
    read,
    leftOut: () => leftOut.size,
    /** The first step at which anything could be told of anything; null where nothing could. */
    earliestStep: () => earliest,
  };
}
