import { FAILURE_NAMES } from '@/lib/domain/alerting/failures';
import type { DrillRow } from '@/lib/domain/read-models/drills';

/** What `--json` prints of a drill. */
export const toResult = ({
  id,
  failure,
  zone,
  environment,
  alertId,
  severity,
  runbook,
  ...row
}: DrillRow) => ({
  failure,
  zone,
  detected: row.detected,
  timeToDetectSeconds: row.timeToDetectSeconds,
  timeToPageSeconds: row.timeToPageSeconds,
  timeToDeliverSeconds: row.timeToDeliverSeconds,
  timeToAcknowledgeSeconds: row.timeToAcknowledgeSeconds,
  timeToResolveSeconds: row.timeToResolveSeconds,
  severity,
  runbook,
  drillId: id,
  environment,
  alertId,
});

/** A drill in lines for people; `address` is where they open Gatehouse. */
export function describeDrill(drill: DrillRow, address: string): string[] {
  const { failure, zone, alertId, severity, runbook } = drill;
  const name = `${failure} ${FAILURE_NAMES[failure]} in ${zone}`;
  if (alertId === null) return [`${name}: not found.`];
  const seconds = (value: number | null, word: string) =>
    value === null ? [] : [`  ${word.padEnd(13)} after ${value.toFixed(1)} s`];
  return [
    `${name}: found, a ${severity}.`,
    ...seconds(drill.timeToDetectSeconds, 'found'),
    ...seconds(drill.timeToPageSeconds, 'told'),
    ...seconds(drill.timeToDeliverSeconds, 'delivered'),
    ...seconds(drill.timeToAcknowledgeSeconds, 'acknowledged'),
    ...seconds(drill.timeToResolveSeconds, 'resolved'),
    `  runbook       ${runbook === null ? 'none' : `${address}/runbooks/${runbook}`}`,
    `  alert         ${address}/alerts/${alertId}`,
  ];
}
