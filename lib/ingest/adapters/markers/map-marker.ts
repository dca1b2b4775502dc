import { z } from 'zod';
import { timeSchema } from '@/lib/domain/event';
import type { Adapter, AdapterContext, MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { refuseIssue } from '../parts/refuse-issue';

const name = z.string().min(1).max(500).nullish();
const text = z.string().max(10_000).nullish();

/** The markers' own format: what a pipeline knows, in one flat object. `at` is now when absent. */
export const markerSchema = z.looseObject({
  type: z.enum(['deploy', 'rotation', 'maintenance']),
  id: z.string().min(1).nullish(),
  at: timeSchema.nullish(),
  service: name,
  environment: name,
  zone: name,
  revision: name,
  commit: name,
  author: name,
  message: text,
  url: text,
  labels: z.record(z.string(), z.unknown()).nullish(),
});

function mapMarker(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const parsed = markerSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'a marker');
  const { type, id, at, service, environment, zone, revision, commit, author, message, url, labels } =
    parsed.data;
  // With neither id nor time a marker sent again by a retry is told by its revision; without that by nothing.
  const time = at ?? (revision ? null : receivedAt);
  return {
    events: [
      {
        kind: 'change',
        id: id ? boundId(id) : deriveId(type, service, environment, zone, revision, time),
        type,
        occurredAt: at ?? receivedAt,
        service,
        environment,
        zone,
        revision,
        commit,
        author,
        message,
        url,
        labels: boundLabels(labels ?? {}),
      },
    ],
  };
}

/** Markers of deploys, rotations and maintenances, from a pipeline with curl. */
export const markersAdapter: Adapter = { name: 'markers', source: 'markers', map: mapMarker };
