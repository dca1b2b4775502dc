import type { EventRecord } from '@/lib/domain/event-record';

/** What of an event its roll-up rows depend on. */
export type CountedRecord = Pick<
  EventRecord,
  | 'kind'
  | 'outcome'
  | 'source'
  | 'zone'
  | 'service'
  | 'environment'
  | 'policy'
  | 'targetZone'
  | 'method'
  | 'provider'
  | 'revision'
  | 'host'
  | 'clockSkewed'
  | 'occurredAt'
  | 'receivedAt'
  | 'sentAt'
  | 'backfill'
  | 'sampleRate'
  | 'latencyMs'
  | 'requests'
  | 'evaluated'
  | 'bytes'
  | 'folded'
  | 'payload'
>;
