import { eventSchema } from '@/lib/domain/event';
import { EVENT_KINDS } from '@/lib/domain/kinds';
import { refuse, type Adapter, type MappedRecord } from '../../adapter';

function mapNative(record: unknown): MappedRecord {
  if (typeof record !== 'object' || record === null || Array.isArray(record))
    return refuse('not-an-object', '', 'An event is a JSON object.');
  const { kind } = record as { kind?: unknown };
  if (typeof kind !== 'string' || !(EVENT_KINDS as string[]).includes(kind))
    return refuse(
      kind === undefined ? 'missing-field' : 'unknown-kind',
      'kind',
      `${kind === undefined ? 'kind is missing' : `"${String(kind)}" is no kind of event`}; use one of ${EVENT_KINDS.join(', ')}.`,
    );
  const parsed = eventSchema.safeParse(record);
  if (parsed.success) return { events: [parsed.data] };
  const issue = parsed.error.issues[0]!;
  const path = issue.path.join('.');
  const isMissing =
    issue.path.reduce<unknown>((at, key) => (at as Record<PropertyKey, unknown>)?.[key], record) ===
    undefined;
  return refuse(
    isMissing ? 'missing-field' : 'invalid-field',
    path,
    isMissing ? `${path} is missing.` : `${path}: ${issue.message}.`,
  );
}

/** Events in Gatehouse's own format. Unknown fields stay in the payload. */
export const nativeAdapter: Adapter = { name: 'native', source: 'native', map: mapNative };
