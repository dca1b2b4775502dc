import { describe, expect, it } from 'vitest';
import type { RunbookMatch } from '@/lib/domain/runbooks/runbook-match';
import { matchRunbook } from './match-runbook';

const runbook = (slug: string, about: Partial<RunbookMatch>): RunbookMatch => ({
  slug,
  title: slug,
  failure: null,
  rules: [],
  detectors: [],
  zones: [],
  isReadyMade: false,
  ...about,
});
const ALERT = {
  ruleId: 'mass-denials',
  detector: 'mass-denials',
  failure: 'F4',
  zone: 'payments',
  named: null,
};

describe('the runbook that an alert leads to', () => {
  const byFailure = runbook('failure', { failure: 'F4' });
  const byDetector = runbook('detector', { detectors: ['mass-denials'] });
  const byRule = runbook('rule', { rules: ['mass-denials'] });
  const byZone = runbook('zone', { zones: ['payments'] });
  const byZoneAndFailure = runbook('zone-failure', { zones: ['payments'], failure: 'F4' });

  it('is the one that its rule names, as long as it exists', () => {
    expect(matchRunbook([byRule, byFailure], { ...ALERT, named: 'failure' })).toBe('failure');
    expect(matchRunbook([byRule, byFailure], { ...ALERT, named: 'gone' })).toBe('rule');
  });

  it('is the most specific one: rule, zone, detector, failure', () => {
    const all = [byZone, byFailure, byDetector, byZoneAndFailure, byRule];
    expect(matchRunbook(all, ALERT)).toBe('rule');
    expect(matchRunbook(all.slice(0, 4), ALERT)).toBe('zone-failure');
    expect(matchRunbook(all.slice(0, 3), ALERT)).toBe('detector');
    expect(matchRunbook(all.slice(0, 2), ALERT)).toBe('failure');
    expect(matchRunbook(all.slice(0, 1), ALERT)).toBe('zone');
  });

  it('is never one of another zone, failure or rule, nor one that is for nothing', () => {
    expect(matchRunbook([byZoneAndFailure], { ...ALERT, zone: 'edge' })).toBeNull();
    expect(matchRunbook([byZoneAndFailure], { ...ALERT, zone: null })).toBeNull();
    expect(matchRunbook([runbook('f1', { failure: 'F1' })], ALERT)).toBeNull();
    expect(matchRunbook([runbook('f1', { failure: 'F1', zones: ['payments'] })], ALERT)).toBeNull();
    expect(matchRunbook([runbook('nothing', {})], ALERT)).toBeNull();
    expect(matchRunbook([], ALERT)).toBeNull();
  });

  it('is of equals the one that people wrote, and then always the same', () => {
    const ready = runbook('a-ready', { failure: 'F4', isReadyMade: true });
    expect(matchRunbook([ready, byFailure], ALERT)).toBe('failure');
    expect(matchRunbook([runbook('b', { failure: 'F4' }), runbook('a', { failure: 'F4' })], ALERT)).toBe('a');
  });
});
