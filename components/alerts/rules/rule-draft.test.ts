import { describe, expect, it } from 'vitest';
import type { AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { Detector } from '@/lib/domain/read-models/alert-rules';
import { checkInput, draftOf, newDraft, readDraft } from './rule-draft';

const DETECTOR: Detector = {
  id: 'mass-denials',
  name: 'Denials jump',
  failure: 'F4',
  cause: 'policy',
  category: 'trust',
  parameters: [
    { name: 'share', label: 'Share', unit: 'share', initial: 0.05, min: 0.001, max: 1, help: '' },
    { name: 'bytes', label: 'Bytes', unit: 'bytes', initial: 2_500_000, min: 0, max: 1e12, help: '' },
  ],
  isCount: true,
  defaults: {
    severity: 'page',
    forMinutes: 5,
    keepFiringMinutes: 10,
    cooldownMinutes: 30,
    dedupeBy: ['service', 'policy'],
  },
};
const RULE: AlertRuleInput = {
  name: 'Denials jump',
  detector: 'mass-denials',
  scope: { zones: ['payments', 'pci'], services: [], environments: [], policies: [] },
  severity: 'page',
  threshold: { share: 0.0725, bytes: 2_500_000 },
  dynamic: { deviations: 3.5, weeks: 8, fewestWeeks: 4, atLeast: 10, atMost: null },
  forMinutes: 5,
  keepFiringMinutes: 10,
  cooldownMinutes: 30,
  dedupeBy: ['service', 'policy'],
  labels: { team: 'pay', note: 'a=b' },
  runbook: 'f4-over-restriction',
  isEnabled: true,
};

describe('a rule in a form', () => {
  it('comes back as it was stored, shares as percentages and bytes as megabytes', () => {
    const draft = draftOf(RULE, DETECTOR);
    expect(draft.threshold).toEqual({ share: '7.25', bytes: '2.5' });
    expect(draft.labels).toBe('team=pay, note=a=b');
    expect(readDraft(draft, DETECTOR)).toEqual(RULE);
  });

  it('begins as its detector proposes it', () => {
    expect(readDraft(newDraft(DETECTOR), DETECTOR)).toMatchObject({
      threshold: { share: 0.05, bytes: 2_500_000 },
      dynamic: null,
      forMinutes: 5,
      dedupeBy: ['service', 'policy'],
    });
    expect(checkInput(readDraft(newDraft(DETECTOR), DETECTOR))).toEqual({});
  });

  it('names the fields that hold no number, and none of a dynamic threshold where nothing is counted', () => {
    const draft = {
      ...newDraft(DETECTOR),
      forMinutes: '',
      threshold: { share: 'x', bytes: '1' },
      isDynamic: true,
    };
    expect(checkInput(readDraft(draft, DETECTOR))).toEqual({
      forMinutes: 'Write a number.',
      'threshold.share': 'Write a number.',
    });
    expect(readDraft(draft, { ...DETECTOR, isCount: false }).dynamic).toBeNull();
  });
});
