import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { readTime } from '../parts/read-time';
import { refuseIssue } from '../parts/refuse-issue';
import { readResource } from './read-resource';
import { heartbeatPartSchema } from './record-schemas';

/** The heartbeat of a resource: that it sent telemetry, which trust tags it carries, and how much it was. */
export function mapHeartbeat(part: unknown, { receivedAt }: AdapterContext): MappedRecord {
  const { data, error } = heartbeatPartSchema.safeParse(part);
  if (error) return refuseIssue(error, 'the volume of a resource');
  const { signal, at, records, bytes, digest } = data.heartbeat;
  const occurredAt = at === null ? receivedAt : readTime(at);
  if (!occurredAt) return refuse('not-understood', 'heartbeat.at', `"${at}" is no time.`);
  const { service, environment, zone, host, agent, missingTags } = readResource(data.resource);
  return {
    events: [
      {
        kind: 'heartbeat',
        id: deriveId('heartbeat', signal, digest),
        occurredAt,
        service,
        environment,
        zone,
        tagged: missingTags.length === 0,
        missingTags,
        bytes,
        records,
        agent,
        labels: boundLabels({ signal, host }),
      },
    ],
  };
}
