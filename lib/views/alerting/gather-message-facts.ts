import { setTimeout as sleep } from 'node:timers/promises';
import type { DueMessage } from '@/lib/alerting/messages/decide-messages';
import { NO_FACTS, type MessageFacts } from '@/lib/alerting/messages/write-notification';
import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { RunbookMatch } from '@/lib/domain/runbooks/runbook-match';
import { sharedValue } from '@/lib/domain/shared-value';
import type { RollupFilter } from '@/lib/store/rollups/rollup-filter';
import { getLog } from '@/lib/telemetry/log';
import { readMarkers } from '../changes/read-markers';
import { nameTopFailures } from './message-facts/name-top-failures';
import { readMessageBurn } from './message-facts/read-message-burn';
import { wordChange } from './message-facts/word-change';

const HOUR_MS = 3_600_000;
const MOST_CHANGES = 5;
/** A message is worth more than what could be said besides. */
const PATIENCE_MS = 3_000;

type Around = {
  /** Where people open Gatehouse, without a slash at its end. */
  address: string;
  runbooks: readonly RunbookMatch[];
  now: Date;
};

/**
 * What is known around the alerts of a message: burn rates and budget, the policies and services that fail most, what
 * changed in the last hour, and the runbook. What cannot be read within a few seconds is left out: it never throws.
 */
export async function gatherMessageFacts(message: DueMessage, around: Around): Promise<MessageFacts> {
  const { alerts } = message;
  const runbook = findMessageRunbook(message, around);
  const scope = scopeOf(alerts);
  const window = { from: new Date(around.now.getTime() - HOUR_MS), to: around.now };
  const [burn, top, changes] = await Promise.all([
    inTime(readMessageBurn(alerts, scope, around.now), null),
    inTime(nameTopFailures(message.group.cause, window, scope), NO_FACTS),
    inTime(
      readMarkers(window, { ...scope, zones: null }, MOST_CHANGES).then((markers) =>
        markers.map((marker) => wordChange(marker, around.address)),
      ),
      [],
    ),
  ]);
  return { burn, topPolicies: top.topPolicies, topServices: top.topServices, changes, runbook };
}

/** Runbooks are named by the alert when it fires; of a message that of the first that has one. */
export function findMessageRunbook(
  { alerts }: DueMessage,
  { runbooks, address }: Pick<Around, 'runbooks' | 'address'>,
): MessageFacts['runbook'] {
  const slug = alerts.find(({ runbook }) => runbook !== null)?.runbook;
  const found = runbooks.find((runbook) => runbook.slug === slug);
  return found ? { title: found.title, url: `${address}/runbooks/${encodeURIComponent(found.slug)}` } : null;
}

/** What all alerts of the message are about. */
function scopeOf(alerts: readonly AlertRecord[]) {
  const shared = (part: 'zone' | 'service' | 'environment' | 'policy') =>
    sharedValue(alerts.map((alert) => alert[part])) ?? undefined;
  return {
    zone: shared('zone'),
    service: shared('service'),
    environment: shared('environment'),
    policy: shared('policy'),
  } satisfies RollupFilter;
}

async function inTime<T>(reading: Promise<T>, otherwise: T): Promise<T> {
  const over = new AbortController();
  const safe = reading.catch((error: unknown) => {
    getLog().warn({ err: error }, 'what a message could say besides could not be read');
    return otherwise;
  });
  const late = sleep(PATIENCE_MS, otherwise, { signal: over.signal, ref: false }).catch(() => otherwise);
  try {
    return await Promise.race([safe, late]);
  } finally {
    over.abort();
  }
}
