import { repeat } from '../repeat';
import { notePolicyDrift } from './note-policy-drift';

const EVERY_MS = 60_000;

/** Looks every minute for environments that run different revisions of a policy. */
export function watchPolicyDrift(): void {
  const attempt = () => notePolicyDrift(new Date());
  repeat(EVERY_MS, 'policy drift could not be looked for', attempt, { firstMs: EVERY_MS });
}
