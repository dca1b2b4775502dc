import { expect, it } from 'vitest';
import { telemetrySettingsSchema } from '@/lib/domain/telemetry-settings';
import { draftOf, readDraft } from './tier-draft';

const SETTINGS = telemetrySettingsSchema.parse({
  currency: 'EUR',
  monthlyBudget: 500,
  tiers: { full: { pricePerGb: 2.5 }, sampled: { sampleRate: 0.07, retentionDays: 7 } },
});

it('a draft of settings stands for them', () => {
  const draft = draftOf(SETTINGS);
  expect(draft.tiers.sampled).toEqual({ price: '', retention: '7', percent: '7' });
  expect(readDraft(draft)).toEqual({ settings: SETTINGS });
});

it('says of each field what is wrong', () => {
  const draft = draftOf(SETTINGS);
  draft.tiers.full = { price: '-1', retention: '1.5', percent: '' };
  draft.budget = 'much';
  const read = readDraft(draft);
  expect('errors' in read && Object.keys(read.errors).toSorted()).toEqual([
    'monthlyBudget',
    'tiers.full.pricePerGb',
    'tiers.full.retentionDays',
    'tiers.full.sampleRate',
  ]);
});
