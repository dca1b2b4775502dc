import { z } from 'zod';
import type { Event } from '@/lib/domain/event';
import type { AdapterContext, MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';

const resourceSchema = z.looseObject({
  id: z.string().min(1),
  type: z.string().min(1),
  source: z
    .looseObject({
      source: z.string().nullish(),
      namespace: z.string().nullish(),
      internal_name: z.string().nullish(),
    })
    .nullish(),
});
type Resource = z.infer<typeof resourceSchema>;
const resources = z.array(resourceSchema).nullish();

/** What `driftctl scan --output json://` writes. Source: snyk/driftctl, pkg/analyser. Older versions have `differences`. */
const scanSchema = z.looseObject({
  summary: z.looseObject({
    total_resources: z.number(),
    total_unmanaged: z.number(),
    total_missing: z.number(),
  }),
  unmanaged: resources,
  missing: resources,
  differences: z
    .array(
      z.looseObject({
        res: resourceSchema,
        changelog: z.array(z.looseObject({ path: z.array(z.unknown()).nullish() })).nullish(),
      }),
    )
    .nullish(),
  coverage: z.number().nullish(),
  provider_name: z.string().nullish(),
  date: z.string().nullish(),
});

/**
 * A resource that is there without the code knowing, is missing, or differs, is a drift; of what differs only the
 * names of the attributes are kept, since nothing says which values are sensitive. A scan that found none is an audit
 * event that says so.
 */
export function mapDriftctl(record: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const parsed = scanSchema.safeParse(record);
  if (!parsed.success) return refuseIssue(parsed.error, 'the output of driftctl');
  const { unmanaged, missing, differences, summary, coverage, provider_name: provider, date } = parsed.data;
  const occurredAt = readTime(date) ?? receivedAt;
  const drift = (resource: Resource, how: string, expected: unknown, actual: unknown): Event => ({
    kind: 'drift',
    // Every scan finds what is still there: it is the same drift.
    id: deriveId('driftctl', how, resource.type, resource.id),
    outcome: 'detected',
    occurredAt,
    driftId: boundId(`${addressOf(resource)}:${how}`),
    type: 'config',
    detectedAt: occurredAt,
    expected,
    actual,
    labels: boundLabels({
      how,
      id: resource.id,
      type: resource.type,
      provider: firstText('name', provider),
      address: internalAddressOf(resource),
      state: resource.source?.source,
    }),
  });
  const events = [
    ...(unmanaged ?? []).map((one) => drift(one, 'unmanaged', { managed: true }, { managed: false })),
    ...(missing ?? []).map((one) => drift(one, 'missing', { exists: true }, { exists: false })),
    ...(differences ?? []).map(({ res, changelog }) =>
      drift(
        res,
        'changed',
        { changed: [] },
        { changed: (changelog ?? []).map(({ path }) => (path ?? []).join('.')) },
      ),
    ),
  ];
  const byId = new Map(events.map((event) => [event.id, event]));
  if (byId.size > 0) return { events: [...byId.values()] };
  return {
    events: [
      {
        kind: 'audit',
        id: deriveId('driftctl-scan', occurredAt, summary.total_resources),
        occurredAt,
        outcome: 'success',
        actor: { type: 'program', id: 'driftctl' },
        action: 'scan',
        targets: [],
        context: {},
        changes: { drifted: 0, resources: summary.total_resources, coverage: coverage ?? null },
        labels: boundLabels({ provider }),
      },
    ],
  };
}

const addressOf = ({ type, id }: Resource): string => `${type}.${id}`;

const internalAddressOf = ({ type, source }: Resource): string | undefined =>
  source?.internal_name
    ? [source.namespace, type, source.internal_name].filter(Boolean).join('.')
    : undefined;
