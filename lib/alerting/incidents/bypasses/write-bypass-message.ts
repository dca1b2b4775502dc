import { cutText } from '@/lib/domain/cut-text';
import type { Notification } from '@/lib/domain/alerting/notification';
import { sayLeft } from '../../messages/say-left';

const MOST_REASON = 200;

/** A bypass as messages tell of it. */
export type ToldBypass = {
  id: string;
  policy: string;
  environment: string | null;
  justification: string;
  takenBy: string;
  takenAt: Date;
  expiresAt: Date;
  incident: { number: number; title: string; isDrill: boolean; zone: string | null };
};

/**
 * The message that a bypass runs out, or that it ran out before anybody had ended it. It is about no alert: it goes to whoever
 * gets tickets of the zones of its incident. `address` is where people open Gatehouse, without a slash at its end.
 */
export function writeBypassMessage(
  kind: 'bypass-expiring' | 'bypass-expired',
  bypass: ToldBypass,
  { id, address, nowMs }: { id: string; address: string; nowMs: number },
): Notification {
  const { policy, environment, justification, takenBy, takenAt, expiresAt, incident } = bypass;
  const what = `The bypass of ${policy}${environment ? ` in ${environment}` : ''}`;
  const left = sayLeft(expiresAt.getTime(), nowMs);
  const reason = cutText(justification, MOST_REASON);
  const where = `incident #${incident.number} (${incident.title})`;
  const words =
    kind === 'bypass-expiring'
      ? {
          title: `${what} ends in ${left}: ${reason}`,
          sentence: `${takenBy} took it for ${where}. Make sure that the policy is enforced again by then, and note the end there.`,
        }
      : {
          title: `${what} ran out, and nobody has ended it: ${reason}`,
          sentence: `${takenBy} took it for ${where} until ${sayTime(expiresAt)}. Nobody has said that the policy is enforced again: look, and note the end there.`,
        };
  return {
    id,
    groupKey: `bypass:${bypass.id}`,
    kind,
    category: 'trust',
    severity: 'ticket',
    isDrill: incident.isDrill,
    ...words,
    since: takenAt.toISOString(),
    sentAt: new Date(nowMs).toISOString(),
    zone: incident.zone,
    cause: null,
    labels: { bypass: bypass.id, incident: String(incident.number) },
    alerts: [],
    alertIds: [],
    burn: null,
    topPolicies: [],
    topServices: [],
    changes: [],
    runbook: null,
    url: `${address}/incidents/${incident.number}`,
  };
}

const sayTime = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
