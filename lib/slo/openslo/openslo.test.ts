import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { INDICATOR_IDS } from '@/lib/domain/indicator-ids';
import { CALENDAR_PERIODS, objectiveInputSchema, type ObjectiveInput } from '@/lib/domain/objective';
import { readOpenSlo } from './read-openslo';
import { writeOpenSlo } from './write-openslo';

const objective = (fields: object = {}): ObjectiveInput =>
  objectiveInputSchema.parse({
    id: 'payments-enforced',
    name: 'Requests of payments are evaluated',
    indicator: 'M1',
    zone: 'payments',
    target: '0.999',
    window: { type: 'rolling', days: 30 },
    ...fields,
  });

const slo = (fields: { metadata?: string; spec?: string; objectives?: string } = {}) => `
apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout
  displayName: Checkout
${fields.metadata ?? '  annotations: { gatehouse.dev/indicator: M1 }'}
spec:
  service: checkout-api
${fields.spec ?? '  timeWindow: [{ duration: 4w, isRolling: true }]\n  budgetingMethod: Occurrences'}
${fields.objectives ?? '  objectives: [{ target: 0.999 }]'}
`;

const messages = (text: string) =>
  readOpenSlo(text).problems.map(({ severity, path, message }) => `${severity} ${path}: ${message}`);

describe('what is exported', () => {
  const share = fc
    .integer({ min: 1_000, max: 999_999_999 })
    .map((digits) => `0.${String(digits).padStart(9, '0')}`);
  const text = (maxLength: number) => fc.string({ unit: 'grapheme', minLength: 1, maxLength });
  const scope = fc.option(text(40).filter((name) => name !== '*'));
  const custom = (name: string) =>
    fc
      .record({
        preset: fc.constant('custom' as const),
        name: fc.constant(name),
        severity: fc.constantFrom('page' as const, 'ticket' as const),
        longMinutes: fc.integer({ min: 2, max: 525_600 }),
        part: fc.double({ min: 0, max: 0.999, noNaN: true }),
        factor: fc.double({ min: 1e-6, max: 1e9, noNaN: true }),
        minTotal: fc.nat(100_000),
        minBad: fc.nat(1_000),
      })
      .map(({ part, ...rule }) => ({
        ...rule,
        shortMinutes: Math.max(1, Math.floor(rule.longMinutes * part)),
      }));
  const basis = fc.constantFrom('time' as const, 'events' as const);
  const rules = fc
    .shuffledSubarray(['ladder', 'seed-hour', 'seed-cumulative', 'fast-burn', 'b--2'])
    .chain((names) =>
      fc.tuple(
        ...names.map((name) =>
          name === 'ladder'
            ? fc.constant({ preset: 'ladder' as const })
            : name === 'seed-hour' || name === 'seed-cumulative'
              ? basis.map((of) => ({ preset: name as 'seed-hour', basis: of }))
              : custom(name),
        ),
      ),
    );
  const anyObjective = fc.record({
    id: fc.stringMatching(/^[a-z0-9]([a-z0-9-]{0,80}[a-z0-9])?$/).filter((id) => id !== 'new'),
    name: text(100),
    description: fc.option(fc.oneof(text(60), fc.constant('long '.repeat(300)), fc.constant(''))),
    indicator: fc.constantFrom(...INDICATOR_IDS.filter((id) => id !== 'M3' && id !== 'M8')),
    zone: scope,
    service: scope,
    environment: scope,
    target: share,
    window: fc.oneof(
      fc.record({ type: fc.constant('rolling' as const), days: fc.integer({ min: 1, max: 365 }) }),
      fc.record({
        type: fc.constant('calendar' as const),
        period: fc.constantFrom(...CALENDAR_PERIODS),
        timeZone: fc.constantFrom('UTC', 'Europe/Berlin', 'America/Sao_Paulo'),
      }),
    ),
    method: fc.oneof(
      fc.constant({ type: 'occurrences' as const }),
      fc.record({
        type: fc.constantFrom('timeslices' as const, 'ratio-timeslices' as const),
        sliceMinutes: fc.integer({ min: 1, max: 1_440 }),
        sliceTarget: share,
        emptySlices: fc.constantFrom('ignore' as const, 'good' as const, 'bad' as const),
      }),
    ),
    rules,
  });

  it('is imported as the very same objectives, with nothing to report', () => {
    const distinct = fc.uniqueArray(anyObjective, { selector: ({ id }) => id, maxLength: 5 });
    fc.assert(
      fc.property(distinct, (objectives) => {
        const { text, problems } = writeOpenSlo(objectives);
        expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect(readOpenSlo(text)).toEqual({ objectives, problems: [] });
      }),
      { numRuns: 50 },
    );
  });

  it('holds an estimate from reviews too, which has no counters and no rules', () => {
    const estimate = objective({ indicator: 'M3', rules: [] });
    expect(readOpenSlo(writeOpenSlo([estimate]).text)).toEqual({ objectives: [estimate], problems: [] });
  });

  it('reads in other tools: queries of our counters, the target, and the ladder a rung each', () => {
    const { text } = writeOpenSlo([objective()]);
    expect(text).toContain('query: sum(gatehouse_sli_good_total{slo="payments-enforced"})');
    expect(text).toContain('- target: 0.999\n');
    expect(text).toContain('- duration: 30d\n      isRolling: true\n');
    // slo.md §5: 14.4 over 1 h, 6 over 6 h, 3 over 1 d, 1 over 3 d.
    expect(
      [...text.matchAll(/threshold: (.+)\n\s+lookbackWindow: (.+)\n/g)].map(([, a, b]) => [a, b]),
    ).toEqual([
      ['14.4', '1h'],
      ['6', '6h'],
      ['3', '1d'],
      ['1', '3d'],
    ]);
  });

  it.each([
    ['a trend', { indicator: 'M8', target: null, rules: [] }, 'error', 'a trend'],
    ['zero tolerance', { indicator: 'M7', target: '1' }, 'error', 'targets below 1 only'],
    ['a scope named *', { zone: '*' }, 'error', 'which stands for all'],
    ['a long name', { id: 'a'.repeat(64) }, 'warning', 'longer than the 63'],
    ['a clause on consumption', { rules: [{ preset: 'seed-cumulative' }] }, 'warning', 'seed-cumulative'],
  ])('says what OpenSLO cannot express: %s', (_, fields, severity, message) => {
    const { text, problems } = writeOpenSlo([objective(fields)]);
    expect(problems).toMatchObject([{ severity, message: expect.stringContaining(message) as string }]);
    expect(text === '[]\n').toBe(severity === 'error');
  });
});

describe('what is imported', () => {
  it('is of the service of the SLO, unless annotations say otherwise', () => {
    expect(readOpenSlo(slo())).toEqual({
      objectives: [
        {
          id: 'checkout',
          name: 'Checkout',
          description: null,
          indicator: 'M1',
          zone: null,
          service: 'checkout-api',
          environment: null,
          target: '0.999',
          window: { type: 'rolling', days: 28 },
          method: { type: 'occurrences' },
          rules: [],
        },
      ],
      problems: [],
    });
    const metadata = `  annotations: { gatehouse.dev/indicator: M6, gatehouse.dev/service: '*', gatehouse.dev/zone: pci }`;
    expect(readOpenSlo(slo({ metadata })).objectives).toMatchObject([
      { indicator: 'M6', zone: 'pci', service: null },
    ]);
  });

  it('becomes an objective each where an SLO has several, named after theirs', () => {
    const objectives = `
  objectives:
    - { displayName: Internal goal, targetPercent: 99.95 }
    - { displayName: SLA, target: 0.99 }
    - { target: 0.9 }`;
    expect(readOpenSlo(slo({ objectives }))).toMatchObject({
      objectives: [
        { id: 'checkout-internal-goal', name: 'Checkout: Internal goal', target: '0.9995' },
        { id: 'checkout-sla', name: 'Checkout: SLA', target: '0.99' },
        { id: 'checkout-3', name: 'Checkout', target: '0.9' },
      ],
      problems: [],
    });
  });

  it('takes the indicator from an SLI of the file, and says that its query is not run', () => {
    const text = `
- apiVersion: openslo/v1
  kind: SLI
  metadata: { name: evaluated, annotations: { gatehouse.dev/indicator: M1, gatehouse.dev/zone: edge } }
  spec: { ratioMetric: { counter: true, good: { metricSource: { type: Prometheus, spec: { query: up } } } } }
- apiVersion: openslo/v1
  kind: SLO
  metadata: { name: edge }
  spec:
    service: gate
    indicatorRef: evaluated
    timeWindow: [{ duration: 7d, isRolling: true }]
    budgetingMethod: Occurrences
    objectives: [{ target: 0.99 }]
`;
    expect(readOpenSlo(text).objectives).toMatchObject([{ id: 'edge', indicator: 'M1', zone: 'edge' }]);
    expect(messages(text)).toEqual([
      'warning SLI evaluated: spec: Gatehouse counts its own indicator: what describes another query is left out.',
    ]);
  });

  it('counts slices by the minute, hour or day', () => {
    const spec = `  timeWindow: [{ duration: 1M, calendar: { startTime: 2024-01-01 00:00:00, timeZone: Europe/Berlin } }]
  budgetingMethod: Timeslices`;
    const objectives = '  objectives: [{ target: 0.99, timeSliceTarget: 0.95, timeSliceWindow: 5 }]';
    expect(readOpenSlo(slo({ spec, objectives }))).toMatchObject({
      objectives: [
        {
          window: { type: 'calendar', period: 'month', timeZone: 'Europe/Berlin' },
          method: { type: 'timeslices', sliceMinutes: 5, sliceTarget: '0.95', emptySlices: 'ignore' },
        },
      ],
      problems: [],
    });
  });

  it('makes a rule of an alert policy and condition that it refers to', () => {
    const text = `${slo({
      objectives: '  objectives: [{ target: 0.99 }]\n  alertPolicies: [{ alertPolicyRef: burn }]',
    })}---
apiVersion: openslo/v1
kind: AlertPolicy
metadata: { name: burn }
spec:
  alertWhenBreaching: true
  alertWhenNoData: true
  conditions: [{ conditionRef: fast }]
  notificationTargets: [{ targetRef: mail }]
---
apiVersion: openslo/v1
kind: AlertCondition
metadata: { name: fast, annotations: { gatehouse.dev/short-window: 5m, gatehouse.dev/min-bad: '2' } }
spec:
  severity: page
  condition: { kind: burnrate, op: gt, threshold: 14.4, lookbackWindow: 1h, alertAfter: 5m }
`;
    expect(readOpenSlo(text).objectives[0]!.rules).toEqual([
      {
        preset: 'custom',
        name: 'burn',
        severity: 'page',
        longMinutes: 60,
        shortMinutes: 5,
        factor: 14.4,
        minTotal: 0,
        minBad: 2,
      },
    ]);
    expect(messages(text)).toEqual([
      'warning AlertPolicy burn: spec.alertWhenNoData: Gatehouse has nothing like this: it is left out.',
      'warning AlertPolicy burn: spec.notificationTargets: Gatehouse has nothing like this: it is left out.',
      'warning AlertCondition fast: spec.condition.alertAfter: Gatehouse has nothing like this: it is left out.',
    ]);
  });

  it('says so when the figures of a preset were edited, which do not count', () => {
    const text = writeOpenSlo([objective()]).text.replace('threshold: 14.4', 'threshold: 10');
    expect(readOpenSlo(text).objectives).toEqual([objective()]);
    expect(messages(text)).toEqual([
      expect.stringContaining("The figures of ladder follow from the objective's window"),
    ]);
  });

  it.each([
    ['no indicator', { metadata: '' }, 'does not say which of the indicators'],
    [
      'an unknown indicator',
      { metadata: '  annotations: { gatehouse.dev/indicator: M11 }' },
      'no indicator M11',
    ],
    ['a trend', { metadata: '  annotations: { gatehouse.dev/indicator: M8 }' }, 'M8 is a trend'],
    ['no window', { spec: '  budgetingMethod: Occurrences' }, 'No time window'],
    ['a rolling month', { spec: '  timeWindow: [{ duration: 1M, isRolling: true }]' }, 'months differ'],
    ['part of a day', { spec: '  timeWindow: [{ duration: 36h, isRolling: true }]' }, 'whole days'],
    [
      'a calendar minute that was meant to be a month',
      { spec: '  timeWindow: [{ duration: 1m, isRolling: false }]' },
      'no calendar window of 1m',
    ],
    [
      'a month that begins at noon',
      {
        spec: '  timeWindow: [{ duration: 1M, calendar: { startTime: 2022-01-01 12:00:00, timeZone: UTC } }]',
      },
      'not the first midnight of a month',
    ],
    [
      'a week that begins on a Saturday',
      {
        spec: '  timeWindow: [{ duration: 1w, calendar: { startTime: 2022-01-01 00:00:00, timeZone: UTC } }]',
      },
      'not the first midnight of a week',
    ],
    ['a target of nothing', { objectives: '  objectives: [{ target: 0 }]' }, 'no target above 0'],
    ['two targets', { objectives: '  objectives: [{ target: 0.9, targetPercent: 90 }]' }, 'Both target'],
    [
      'a method of its own',
      { spec: '  timeWindow: [{ duration: 1d }]\n  budgetingMethod: Mine' },
      'no budgeting',
    ],
    ['no objectives', { objectives: '  objectives: []' }, 'no objectives'],
  ])('is no objective with %s, and says why and where', (_, fields, message) => {
    const { objectives, problems } = readOpenSlo(slo(fields));
    expect(objectives).toEqual([]);
    const errors = problems.filter(({ severity }) => severity === 'error');
    expect(errors).toMatchObject([{ message: expect.stringContaining(message) as string }]);
    expect(errors[0]!.line).toBeGreaterThan(1);
  });

  it('names the line and everything that has no counterpart', () => {
    const text = slo({
      metadata: `  labels: { team: [a, b] }
  annotations: { gatehouse.dev/indicator: M1, example.com/page: wiki }`,
    });
    expect(readOpenSlo(text).problems.map(({ line, path }) => [line, path])).toEqual([
      [7, 'SLO checkout: metadata.labels'],
      [8, 'SLO checkout: metadata.annotations.example.com/page'],
    ]);
  });

  it('makes an id of the name, where it can', () => {
    const named = (name: string) => readOpenSlo(slo().replace('name: checkout', `name: ${name}`));
    expect(named('Check_Out')).toMatchObject({
      objectives: [{ id: 'check-out' }],
      problems: [{ severity: 'warning' }],
    });
    for (const name of ['export', '"***"'])
      expect(named(name)).toMatchObject({ objectives: [], problems: [{ severity: 'error', line: 5 }] });
  });

  it('refuses what is no YAML or too much, and an id that comes twice', () => {
    expect(readOpenSlo('a: [')).toMatchObject({
      objectives: [],
      problems: [{ severity: 'error', path: 'file' }],
    });
    expect(readOpenSlo('['.repeat(50_000)).problems[0]).toMatchObject({ severity: 'error', path: 'file' });
    expect(messages('a: &a [1]\n---\njust a text')).toEqual([
      'error file: There is something that is no object of OpenSLO.',
    ]);
    expect(messages('')).toEqual(['error file: It holds no object of OpenSLO.']);
    const many = Array.from({ length: 2_001 }, (_, index) => `    - { target: 0.9${index} }`).join('\n');
    expect(readOpenSlo(slo({ objectives: `  objectives:\n${many}` }))).toMatchObject({
      objectives: [],
      problems: [{ message: 'It has more than 2000 objectives.' }],
    });
    const twice = readOpenSlo(`${slo()}---${slo()}`);
    expect(twice.objectives).toHaveLength(1);
    expect(twice.problems).toMatchObject([
      { severity: 'error', path: 'SLO checkout: metadata.name', line: 17 },
    ]);
  });

  it('is nothing, without a problem, where a list says that there are none', () => {
    expect(readOpenSlo('[]\n')).toEqual({ objectives: [], problems: [] });
  });
});

const folder = resolve('../shared/fixtures/openslo');
const samples = existsSync(folder) ? readdirSync(folder) : [];
if (samples.length === 0) it.skip('the published samples are not here: ../shared/fixtures is missing');

describe.skipIf(samples.length === 0)('the published samples', () => {
  const read = (name: string) => readFileSync(resolve(folder, name), 'utf8');

  it.each(samples)('%s is read: each object is taken over or reported', (name) => {
    const { objectives, problems } = readOpenSlo(read(name));
    expect(objectives).toEqual([]);
    expect(problems.length).toBeGreaterThan(0);
    for (const { path, message, remedy, line } of problems) {
      expect(path).not.toBe('file');
      expect(message && remedy).toBeTruthy();
      expect(line).toBeGreaterThan(0);
    }
  });

  it.each([
    ['occurrences-slo.yaml', [['search-slo', '0.99']]],
    ['ratio-timeslices-slo.yaml', [['main-page', '0.99']]],
  ])('%s becomes objectives once it says which indicator is meant', (name, expected) => {
    const text = read(name).replace(
      /^metadata:$/m,
      'metadata:\n  annotations: { gatehouse.dev/indicator: M1 }',
    );
    const { objectives, problems } = readOpenSlo(text);
    expect(objectives.map(({ id, target }) => [id, target])).toEqual(expected);
    expect(objectives[0]!.window).toEqual({ type: 'rolling', days: 14 });
    // What another system would query is not run, and that is said.
    expect(problems.every(({ severity }) => severity === 'warning')).toBe(true);
    expect(problems.some(({ path }) => path.includes('indicator'))).toBe(true);
  });

  it('of a calendar minute from noon says what is wrong with it, and reads both objectives once corrected', () => {
    const annotated = read('timeslices-two-objectives-slo.yaml').replace(
      /^metadata:$/m,
      'metadata:\n  annotations: { gatehouse.dev/indicator: M4 }',
    );
    expect(readOpenSlo(annotated).objectives).toEqual([]);
    const corrected = annotated.replace('duration: 1m', 'duration: 1M').replace('12:00:00', '00:00:00');
    expect(readOpenSlo(corrected).objectives).toMatchObject([
      {
        id: 'service-availability-internal-objective',
        target: '0.995',
        window: { period: 'month', timeZone: 'America/New_York' },
        method: { type: 'timeslices', sliceMinutes: 1, sliceTarget: '0.99' },
      },
      { id: 'service-availability-sla', target: '0.99' },
    ]);
  });
});
