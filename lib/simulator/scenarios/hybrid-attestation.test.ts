import { describe, expect, it } from 'vitest';
import { ONPREM } from '../estate/environments';
import { runScenario, shareOf } from '../testing/run-scenario';
import { ATTESTED_CLAIMS, GRACE_MINUTES, OUTAGE_MINUTES } from './hybrid-attestation';

const run = runScenario('hybrid-attestation', { from: -60, to: 90, rate: 30 });

/** The opening of every story has a device gateway that cannot prove its boot state. */
const FAILING_ANYWAY = 'iot-gw-ham-03';
const attempts = (isOnPrem: boolean, from: number, to: number) =>
  run
    .list('attestation', from, to)
    .filter(({ environment, host }) => (environment === ONPREM) === isOnPrem && host !== FAILING_ANYWAY);
const validShare = (isOnPrem: boolean, from: number, to: number) =>
  shareOf(attempts(isOnPrem, from, to), ({ outcome }) => outcome === 'valid');
/** Attestation success in the data centre for each one in the clouds. */
const parity = (from: number, to: number) => validShare(true, from, to) / validShare(false, from, to);
const claims = (isOnPrem: boolean, from: number, to: number) =>
  run
    .list('decision', from, to)
    .filter(
      ({ policy, environment, resource }) =>
        policy === ATTESTED_CLAIMS && (environment === ONPREM) === isOnPrem && resource !== FAILING_ANYWAY,
    );
const rulesOf = (list: ReturnType<typeof claims>) =>
  new Set(list.map(({ outcome, rule }) => `${outcome} ${rule}`));

describe('attestation in data centre and clouds', () => {
  it('is at parity, falls while the broker of the data centre is away, and is at parity again', () => {
    expect(parity(-60, 0)).toBeGreaterThan(0.97);
    expect(parity(0, OUTAGE_MINUTES)).toBe(0);
    expect(parity(OUTAGE_MINUTES, 90)).toBeGreaterThan(0.97);
  });

  it('goes on in the clouds throughout', () => {
    for (const [from, to] of [
      [-60, 0],
      [0, OUTAGE_MINUTES],
      [OUTAGE_MINUTES, 90],
    ] as const)
      expect(validShare(false, from, to)).toBeGreaterThan(0.97);
    const methods = new Set(attempts(true, -60, 90).map(({ method }) => method));
    expect(methods).toEqual(new Set(['tpm', 'x509pop']));
    expect(attempts(false, -60, 90).map(({ method }) => method)).toContain('aws_iid');
  });

  it('accepts stale claims for a grace, then refuses', () => {
    const stale = attempts(true, 0, GRACE_MINUTES);
    const refused = attempts(true, GRACE_MINUTES, OUTAGE_MINUTES);
    expect(stale.length).toBeGreaterThan(20);
    expect(refused.length).toBeGreaterThan(20);
    expect(shareOf(stale, ({ outcome }) => outcome === 'stale')).toBe(1);
    expect(shareOf(refused, ({ outcome }) => outcome === 'failed')).toBe(1);
    expect(rulesOf(claims(true, 0, GRACE_MINUTES - 0.1))).toEqual(new Set(['allow claim_in_grace']));
    expect(rulesOf(claims(true, GRACE_MINUTES, OUTAGE_MINUTES))).toEqual(new Set(['deny claim_missing']));
    expect(shareOf(claims(true, OUTAGE_MINUTES, 90), ({ outcome }) => outcome === 'allow')).toBeGreaterThan(
      0.97,
    );
  });

  it('is enforced alike everywhere: each attempt has its decision, and none that failed is let in', () => {
    for (const isOnPrem of [true, false]) {
      const decided = claims(isOnPrem, -60, 90);
      const tried = attempts(isOnPrem, -60, 90);
      expect(decided).toHaveLength(tried.length);
      expect(decided.filter(({ outcome }) => outcome === 'deny')).toHaveLength(
        tried.filter(({ outcome }) => outcome === 'failed').length,
      );
    }
  });

  it('is told by changes and an alert', () => {
    const told = run
      .list('change', -1, 31)
      .filter(({ environment, message }) => environment === ONPREM && /attestation broker/.test(message!));
    expect(told.map(({ type }) => type)).toEqual(['maintenance', 'deploy']);
    const alerts = run.list('alert').filter(({ title }) => /broker of onprem-fra1/.test(title));
    expect(alerts[0]).toMatchObject({ outcome: 'opened', severity: 'page' });
  });

  it('asks for no claims on ordinary days', () => {
    const ordinary = runScenario('normal', { from: 0, to: 30, rate: 5 });
    expect(ordinary.list('decision').filter(({ policy }) => policy === ATTESTED_CLAIMS)).toEqual([]);
  });
});
