import type pg from 'pg';
import type { EventRecord } from '@/lib/domain/event-record';
import { isServiceFolded } from '@/lib/domain/folding';
import { addAlertCases } from './add-alert-cases';
import { addCertificates, isKept } from './add-certificates';
import { addCoverage } from './add-coverage';
import { addCrossZoneAttempts, isCrossZoneAttempt } from './add-cross-zone-attempts';
import { addDataTransfers, isDataTransfer } from './add-data-transfers';
import { addExceptionUses } from './add-exception-uses';
import { addDriftCases } from './add-drift-cases';
import { addSourceLosses } from './add-source-losses';

/**
 * Projects new events into the small tables behind M4, M5, M8, M9, completeness, exceptions, certificates and transfers of data, within the
 * caller's transaction. The result depends on the events, not on the order of their arrival. Events
 * of clocks far ahead are left out, as in roll-ups.
 */
export async function addProjections(client: pg.PoolClient, records: readonly EventRecord[]): Promise<void> {
  const heartbeats: EventRecord[] = [];
  const attempts: EventRecord[] = [];
  const drifts: EventRecord[] = [];
  const alerts: EventRecord[] = [];
  const reports: EventRecord[] = [];
  const excepted: EventRecord[] = [];
  const certified: EventRecord[] = [];
  const transfers: EventRecord[] = [];
  for (const record of records) {
    if (record.clockSkewed) continue;
    if (record.exceptions) excepted.push(record);
    if (record.certificate && isKept(record)) certified.push(record);
    if (isCrossZoneAttempt(record)) attempts.push(record);
    else if (record.kind === 'heartbeat' && record.service !== null && !isServiceFolded(record))
      heartbeats.push(record);
    else if (record.kind === 'drift') drifts.push(record);
    else if (record.kind === 'alert') alerts.push(record);
    else if (record.kind === 'source-report') reports.push(record);
    else if (isDataTransfer(record)) transfers.push(record);
  }
  if (attempts.length > 0) await addCrossZoneAttempts(client, attempts);
  if (heartbeats.length > 0) await addCoverage(client, heartbeats);
  if (drifts.length > 0) await addDriftCases(client, drifts);
  if (alerts.length > 0) await addAlertCases(client, alerts);
  if (excepted.length > 0) await addExceptionUses(client, excepted);
  if (certified.length > 0) await addCertificates(client, certified);
  if (transfers.length > 0) await addDataTransfers(client, transfers);
  if (reports.length > 0) await addSourceLosses(client, reports);
}
