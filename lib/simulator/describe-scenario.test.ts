import { describe, expect, it } from 'vitest';
import { describeScenario } from './describe-scenario';
import { SCENARIOS } from './scenarios';

const anchor = new Date('2026-11-20T14:30:00Z');

describe('what is said of a scenario', () => {
  it('names the moment, 45 minutes before the story was first told, and a page to look at', () => {
    for (const { name } of SCENARIOS.filter((scenario) => scenario.name !== 'normal')) {
      const said = describeScenario(name, anchor);
      expect(said).toContain(`Scenario ${name}, from 2026-11-20T13:45Z on: `);
      expect(said).toMatch(/Look first: .*\/(on-call|zones)/);
    }
  });

  it('is nothing on ordinary days', () => {
    expect(describeScenario('normal', anchor)).toBeNull();
  });

  it('covers the five of the field: isolation, serverless, regression, tiering, hybrid attestation', () => {
    expect(SCENARIOS.map(({ name }) => name)).toEqual([
      'normal',
      'mesh-isolation',
      'serverless-pii',
      'policy-regression',
      'telemetry-tiering',
      'hybrid-attestation',
    ]);
  });
});
