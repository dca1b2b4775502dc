import { randomUUID } from 'node:crypto';
import { repeat } from '../repeat';
import { evaluateOnce } from './evaluate-once';

/** Together with the patience for evidence every half a minute at the latest. */
const EVERY_MS = 15_000;

/** Evaluates the alert rules again and again, one instance at a time. */
export function keepAlertsEvaluated(): void {
  repeat(EVERY_MS, 'the alert rules could not be evaluated', () => evaluateOnce(new Date(), randomUUID));
}
