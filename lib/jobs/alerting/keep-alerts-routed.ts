import { randomUUID } from 'node:crypto';
import { repeat } from '../repeat';
import { keepEscalations } from './keep-escalations';
import { routeNotifications } from './route-notifications';

const EVERY_MS = 2_000;
const ESCALATE_EVERY_MS = 10_000;

/** Hands messages to their receivers as they come, and tells the next people of what nobody acknowledged. */
export function keepAlertsRouted(): void {
  repeat(EVERY_MS, 'messages could not be routed', () =>
    routeNotifications({ now: new Date(), newId: randomUUID }),
  );
  repeat(ESCALATE_EVERY_MS, 'escalations could not go on', () => keepEscalations(new Date()));
}
