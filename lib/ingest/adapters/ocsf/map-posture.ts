import { refuse, type MappedRecord } from '../../adapter';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { OcsfEvent } from './ocsf-schema';
import { readAt } from './read-at';
import { readBase, readLabels } from './read-common';

const VERDICTS: Readonly<Record<string, 'detected' | 'resolved'>> = {
  fail: 'detected',
  failed: 'detected',
  pass: 'resolved',
  passed: 'resolved',
};
/** `compliance.status_id`: Pass, Fail; Warning and Unknown are no verdict. */
const STATUS_IDS: Readonly<Record<number, 'detected' | 'resolved'>> = { 1: 'resolved', 3: 'detected' };
const COMPLIANCE_FINDING = 2003;
/** What scanners of configurations put into `status_code` of a finding of any class. */
const SCANNED: readonly string[] = ['PASS', 'FAIL', 'MANUAL'];

/** Where a finding says whether something is as it should be, and what; null for findings that are no such check. */
export function readVerdict(
  event: OcsfEvent,
): { path: string; verdict: 'detected' | 'resolved' | null } | null {
  const id = readAt(event, 'compliance.status_id');
  if (typeof id === 'number') return { path: 'compliance.status_id', verdict: STATUS_IDS[id] ?? null };
  const status = readAt(event, 'compliance.status');
  if (typeof status === 'string' && status) return { path: 'compliance.status', verdict: read(status) };
  const { status_code: code } = event;
  if (typeof code === 'string' && (SCANNED.includes(code) || event.class_uid === COMPLIANCE_FINDING))
    return { path: 'status_code', verdict: read(code) };
  return event.class_uid === COMPLIANCE_FINDING ? { path: 'compliance.status_id', verdict: null } : null;
}

const read = (word: string) =>
  (Object.hasOwn(VERDICTS, word.toLowerCase()) ? VERDICTS[word.toLowerCase()] : undefined) ?? null;

/**
 * A check that failed is a drift of the configuration from what it should be, and one that passed its end: not an
 * alert, since nobody is paged by an audit of thousands of checks. When it began nobody saw, so M5 counts none.
 */
export function mapPosture(
  event: OcsfEvent,
  { path, verdict }: { path: string; verdict: 'detected' | 'resolved' | null },
  occurredAt: string,
): MappedRecord {
  if (!verdict)
    return refuse('not-understood', path, 'The check says neither that it passed nor that it failed.');
  const uid = firstText('text', readAt(event, 'finding_info.uid'), readAt(event, 'finding.uid'));
  if (!uid) return refuse('missing-field', 'finding_info.uid', 'A finding without an id cannot be followed.');
  // The same check of another resource has, with some products, the same id.
  const driftId = deriveId(
    uid,
    readAt(event, 'metadata.event_code'),
    readAt(event, 'resources.0.uid'),
    readAt(event, 'resources.0.name'),
  );
  return {
    events: [
      {
        kind: 'drift',
        id: deriveId(driftId, verdict, occurredAt),
        occurredAt,
        outcome: verdict,
        driftId,
        type: 'config',
        detectedAt: occurredAt,
        resolvedAt: verdict === 'resolved' ? occurredAt : undefined,
        ...readBase(event),
        expected: firstText('text', readAt(event, 'finding_info.title'), readAt(event, 'finding.title')),
        actual: firstText(
          'text',
          event.status_detail,
          readAt(event, 'compliance.status_detail'),
          event.message,
        ),
        labels: readLabels(event, {
          check: readAt(event, 'metadata.event_code') ?? readAt(event, 'compliance.control'),
          finding: uid,
          resource: readAt(event, 'resources.0.uid') ?? readAt(event, 'resources.0.name'),
          requirements: readAt(event, 'compliance.requirements'),
          namespace: readAt(event, 'resources.0.namespace'),
        }),
      },
    ],
  };
}
