import { expect, it } from 'vitest';
import { objectiveInputSchema, type Objective } from '@/lib/domain/objective';
import { exampleObjective } from '../testing/example-slo';
import { checkDraft, draftOf, idOfName, newDraft, readDraft } from './objective-draft';
import { newRule } from './rule-draft';

const BERLIN = 'Europe/Berlin';

it('an objective that is opened and saved untouched stays as it is', () => {
  const objectives: Objective[] = [
    exampleObjective({ description: 'Everything is evaluated.', zone: 'pci', environment: 'prod-eu' }),
    exampleObjective({
      window: { type: 'calendar', period: 'quarter', timeZone: BERLIN },
      method: { type: 'timeslices', sliceMinutes: 5, sliceTarget: '0.995', emptySlices: 'bad' },
      rules: [
        { preset: 'ladder' },
        { preset: 'seed-cumulative', basis: 'events' },
        {
          preset: 'custom',
          name: 'slow-leak',
          severity: 'ticket',
          longMinutes: 1_440,
          shortMinutes: 120,
          factor: 1.5,
          minTotal: 100,
          minBad: 1,
        },
      ],
    }),
    exampleObjective({ indicator: 'M8', target: null, rules: [] }),
  ];
  for (const objective of objectives)
    expect(readDraft(draftOf(objective, BERLIN))).toEqual(objectiveInputSchema.parse(objective));
});

it('a new draft lacks only its name and id', () => {
  const input = readDraft({ ...newDraft(BERLIN), id: 'a', name: 'A' });
  expect(objectiveInputSchema.parse(input)).toEqual(input);
  expect(input).toMatchObject({ target: '0.999', window: { type: 'rolling', days: 30 } });
});

it('an empty number is no number', () => {
  const draft = { ...newDraft(BERLIN), days: '', rules: [{ ...newRule('custom', 0), factor: '' }] };
  expect(readDraft(draft)).toMatchObject({ window: { days: NaN }, rules: [{ factor: NaN }] });
});

it('percentages are checked in the form, in the words of the form', () => {
  expect(checkDraft({ ...newDraft(BERLIN), target: '0.999 or so' })).toHaveProperty('target');
  expect(checkDraft({ ...newDraft(BERLIN), method: 'timeslices', sliceTarget: '120' })).toHaveProperty([
    'method.sliceTarget',
  ]);
  expect(checkDraft({ ...newDraft(BERLIN), indicator: 'M8', target: '' })).toEqual({});
  expect(checkDraft({ ...newDraft(BERLIN), id: 'new' })).toHaveProperty('id');
});

it('an id is made of the name', () => {
  expect(idOfName('M1, Zone PCI – Köln')).toBe('m1-zone-pci-koln');
  expect(idOfName('  ')).toBe('');
});
