import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject, type Json } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { placeRefusal } from '../parts/place-refusal';
import { mapAgentStatus } from './map-agent-status';
import { mapAttestation } from './map-attestation';
import { mapVerifierLine } from './map-verifier-line';
import { unwrapVerifierLog } from './unwrap-verifier-log';

function mapKeylime(value: unknown, context: AdapterContext): MappedRecord {
  const record = readObject(value);
  const text = ['text', 'log', 'MESSAGE', 'message'].find((name) => typeof record[name] === 'string');
  if (record.results !== undefined) return mapAgentStatus(record, context);
  if (record.data !== undefined) {
    const inner = readObject(record.data);
    return placeRefusal(mapAttestation({ ...inner, links: inner.links ?? record.links }, context), 'data');
  }
  if (record.attributes !== undefined) return mapAttestation(record, context);
  if (typeof record.msg === 'string')
    return placeRefusal(mapNotification(readNotification(record.msg), context), 'msg');
  if (record.type === 'revocation') return mapNotification(record, context);
  if (text) return mapVerifierLine(record, text, context);
  return refuse(
    'not-understood',
    '',
    'The record is no agent status, attestation, revocation or log line of Keylime.',
  );
}

/** The webhook carries its message as text, since it signs it. */
function readNotification(text: string): Json {
  try {
    return readObject(JSON.parse(text));
  } catch {
    return {};
  }
}

/** What the verifier's revocation webhook says when an agent failed. Source: keylime/revocation_notifier.py. */
function mapNotification(message: Json, context: AdapterContext): MappedRecord {
  if (message.type !== 'revocation')
    return refuse('not-understood', 'type', 'The notification is no revocation of an agent.');
  const subject = firstText('principal', message.agent_id);
  if (!subject) return refuse('missing-field', 'agent_id', 'The notification names no agent.');
  return {
    events: [
      {
        kind: 'attestation',
        id: deriveId('revocation', subject, message.event_id, message.event_time),
        // Its time has neither zone nor fraction (`time.asctime()`), and it is sent at once.
        occurredAt: context.receivedAt,
        outcome: 'failed',
        subject,
        host: firstText('name', message.ip, subject),
        method: 'tpm',
        reason: firstText('text', message.event_id),
        labels: boundLabels({
          severity: message.severity_label,
          eventTime: message.event_time,
          context: message.context,
          port: message.port,
          signature: 'not verified',
        }),
      },
    ],
  };
}

/** Keylime's verifier: status of agents, pushed attestations, revocations, and its log. */
export const keylimeAdapter: Adapter = {
  name: 'keylime',
  source: 'keylime',
  map: mapKeylime,
  recordsIn: ['data'],
  unwrapText: unwrapVerifierLog,
};
