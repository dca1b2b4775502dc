import type { Event } from '@/lib/domain/event';
import { boundId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import type { FalcoAlert } from './falco-schema';
import { readScope } from './read-scope';

const CLASSIFICATION = 'data.classification';
const WRITES: readonly string[] = [
  'write',
  'pwrite',
  'writev',
  'pwritev',
  'rename',
  'renameat',
  'renameat2',
  'unlink',
  'unlinkat',
];
const READS: readonly string[] = ['read', 'pread', 'readv', 'preadv'];
const SENDS: readonly string[] = ['sendto', 'sendmsg', 'sendfile'];
const DENIALS: readonly string[] = ['EACCES', 'EPERM'];

/**
 * An access to data, only where the alert says so: the rule or a field of it (`data.classification`) names the
 * classification, and the system call says what was done and how it ended. Null for any other alert: a file's
 * path does not tell whose data is in it.
 */
export function mapDataAccess(alert: FalcoAlert, id: string, occurredAt: string): Event | null {
  const fields = alert.output_fields ?? {};
  const tag = alert.tags?.find((each) => each.startsWith(`${CLASSIFICATION}:`));
  const classification = firstText('name', fields[CLASSIFICATION], tag?.slice(CLASSIFICATION.length + 1));
  const action = readAction(fields);
  const outcome = readOutcome(fields['evt.res']);
  if (!classification || !action || !outcome) return null;
  return {
    kind: 'data-access',
    id: boundId(`${id}:data`),
    occurredAt,
    outcome,
    classification,
    action,
    rule: firstText('name', alert.rule),
    ...readScope(alert),
  };
}

function readAction(fields: Record<string, unknown>): 'read' | 'write' | 'transfer' | null {
  const type = String(fields['evt.type']);
  if (fields['evt.is_open_write'] === true || WRITES.includes(type)) return 'write';
  if (fields['evt.is_open_read'] === true || READS.includes(type)) return 'read';
  return SENDS.includes(type) ? 'transfer' : null;
}

/** Falco writes SUCCESS or the name of the error; other errors are neither an access nor a denial. */
function readOutcome(result: unknown): 'allowed' | 'denied' | null {
  if (result === 'SUCCESS') return 'allowed';
  return typeof result === 'string' && DENIALS.includes(result) ? 'denied' : null;
}
