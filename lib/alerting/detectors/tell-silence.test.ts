import { expect, it } from 'vitest';
import { NO_SUBJECT } from '@/lib/domain/alerting/subject';
import { makeCondition } from './make-condition';
import { tellSilence } from './tell-silence';
import { HOUR, NOW } from './testing/tally-counts';

const subject = (service: string) => ({ ...NO_SUBJECT, zone: 'payments', service });
/** `api` held until an hour ago, `web` did not; neither has events since. */
const judge = (atMs: number) =>
  ['api', 'web'].map((service) =>
    makeCondition({
      subject: subject(service),
      outcome: service === 'api' && atMs < NOW - HOUR / 2 ? 'true' : 'false',
      value: atMs < NOW - HOUR / 2 ? 1 : null,
      sentence: 'Ten of a hundred',
    }),
  );

it('without silence nothing is added', () => {
  expect(tellSilence(judge, () => [])(NOW)).toEqual(
    judge(NOW).map((each) => ({ ...each, sentence: 'Ten of a hundred.' })),
  );
});

it('a silent source is no data, and so is what held until then', () => {
  const silent = { source: 'opa', kind: 'decision', zone: 'payments', sinceMs: NOW - HOUR };
  const found = tellSilence(judge, () => [silent])(NOW);
  expect(found.map((each) => [each.subject.service, each.subject.item, each.outcome])).toEqual([
    ['api', null, 'no-data'],
    ['web', null, 'false'],
    [null, 'opa', 'no-data'],
  ]);
  expect(found[2]).toMatchObject({
    sentence: 'No decisions from opa since 09:00 UTC: nobody can tell.',
    sinceMs: NOW - HOUR,
  });
});

it('what held when a silence began is judged once, however long it lasts', () => {
  const asked: number[] = [];
  const silent = { source: 'opa', kind: 'decision', zone: 'payments', sinceMs: NOW - HOUR };
  const at = tellSilence(
    (atMs) => {
      asked.push(atMs);
      return judge(atMs);
    },
    () => [silent],
  );
  const steps = [NOW, NOW - 60_000, NOW - 120_000];
  expect(steps.map(at)).toEqual(steps.map((atMs) => tellSilence(judge, () => [silent])(atMs)));
  expect(asked).toEqual([NOW, NOW - HOUR + 60_000, NOW - 60_000, NOW - 120_000]);
});
