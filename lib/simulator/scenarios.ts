import { GatehouseError } from '@/lib/domain/errors';
import { hybridAttestation } from './scenarios/hybrid-attestation';
import { meshIsolation } from './scenarios/mesh-isolation';
import { normal } from './scenarios/normal';
import { policyRegression } from './scenarios/policy-regression';
import type { Scenario } from './scenarios/scenario';
import { serverlessPii } from './scenarios/serverless-pii';
import { telemetryTiering } from './scenarios/telemetry-tiering';

/** Every scenario; a new one is a file in `scenarios/` and a line here. */
export const SCENARIOS: readonly Scenario[] = [
  normal,
  meshIsolation,
  serverlessPii,
  policyRegression,
  telemetryTiering,
  hybridAttestation,
];

export const DEFAULT_SCENARIO = normal.name;

/** The scenario of a name. Throws `invalid-input` that lists the names. */
export function getScenario(name: string): Scenario {
  const scenario = SCENARIOS.find((candidate) => candidate.name === name);
  if (!scenario)
    throw new GatehouseError('invalid-input', `There is no scenario "${name}".`, {
      path: 'scenario',
      remedy: `Choose one of ${SCENARIOS.map((candidate) => candidate.name).join(', ')}.`,
    });
  return scenario;
}
