import { describe, expect, test } from 'vitest';
import { chooseEffectPhases } from './choose-effect-phases';
import { compareServices } from './compare-services';
import type { Phase } from './list-phases';

const RULES = { confidence: 0.95, falseDiscoveryRate: 0.05 };
const decided = (service: string, denials: number, decisions: number) =>
  [
    ['deny', denials],
    ['allow', decisions - denials],
  ].map(([outcome, weight]) => ({
    policy: 'p',
    environment: 'aws',
    zone: 'z',
    service,
    source: 'opa',
    revision: 'v1',
    outcome: outcome as string,
    weight: weight as number,
    weightSquare: weight as number,
  }));

describe('services before and after', () => {
  test('are compared each, and told how many could be', () => {
    const { services, tested, tooFew } = compareServices(
      [...decided('struck', 48, 80), ...decided('same', 5, 100), ...decided('rare', 0, 4)],
      [
        ...decided('struck', 56, 70),
        ...decided('same', 5, 100),
        ...decided('rare', 4, 4),
        ...decided('new', 3, 9),
      ],
      RULES,
    );
    expect([tested, tooFew]).toEqual([2, 2]);
    expect(services.map(({ service, isDifferent }) => [service, isDifferent])).toEqual([
      ['struck', true],
      ['rare', null],
      ['new', null],
      ['same', false],
    ]);
    expect(services[0]!.denials.low).toBeCloseTo(0.0524, 4);
    expect(services[0]).toMatchObject({
      before: { decisions: 80, denials: 48 },
      after: { decisions: 70, denials: 56 },
    });
  });

  test('that differ alone may not differ among many', () => {
    // Alone 48/80 against 56/70 has a p of about 0.008; the smallest of twenty has to be at most 0.0025.
    const others = Array.from({ length: 19 }, (_, index) => decided(`quiet-${index}`, 5, 100)).flat();
    const { services } = compareServices(
      [...decided('struck', 48, 80), ...others],
      [...decided('struck', 56, 70), ...others],
      RULES,
    );
    const struck = services.find(({ service }) => service === 'struck')!;
    expect(struck.denials.low).toBeGreaterThan(0);
    expect(struck.isDifferent).toBe(false);
  });
});

test('the effect of a revision is told where it had all of the traffic, else as a canary', () => {
  const phase = (revision: string, environment: string, since: string, canaryShare: number | null = null) =>
    ({ revision, environment, since, canaryShare }) as Phase;
  const chosen = (phases: Phase[]) =>
    chooseEffectPhases(phases, 'v2').map(({ environment, since }) => [environment, since]);
  const canary = phase('v2', 'aws', '10:00', 0.1);
  expect(chosen([phase('v1', 'aws', '08:00'), canary])).toEqual([['aws', '10:00']]);
  expect(
    chosen([canary, phase('v2', 'aws', '10:15'), phase('v2', 'gcp', '10:20'), phase('v2', 'gcp', '12:00')]),
  ).toEqual([
    ['aws', '10:15'],
    ['gcp', '10:20'],
  ]);
  expect(chosen([phase('v1', 'aws', '08:00')])).toEqual([]);
});
