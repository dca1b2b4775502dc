import { refuse, type Adapter, type AdapterContext, type MappedRecord } from '../../adapter';
import { readObject } from '../parts/read-object';
import { boundLabels } from '../parts/bound-labels';
import { boundId, deriveId } from '../parts/derive-id';
import { firstText } from '../parts/first-text';
import { readLogLine } from '../parts/read-log-line';
import { readLogfmt } from '../parts/read-logfmt';
import { readTime } from '../parts/read-time';
import { wrapLines } from '../parts/wrap-lines';
import { readMessage } from './read-message';

function mapDex(record: unknown, context: AdapterContext): MappedRecord {
  const line = readLogLine(record, 'msg');
  if (!line) return refuse('not-understood', 'msg', 'The record has no message of a dex log.');
  const { fields } = line;
  if (!fields || typeof fields.msg !== 'string')
    return refuse('not-understood', line.path, 'The line is neither JSON nor key=value text with a msg.');
  const said = readMessage(fields);
  if (!said) return refuse('no-outcome', 'msg', 'The line reports no sign-in and no sign-out.');
  const occurredAt = fields.time === undefined ? context.receivedAt : readTime(fields.time);
  if (!occurredAt) return refuse('invalid-field', 'time', 'time is no RFC 3339 time.');
  const ip = firstText('name', fields.client_remote_addr);
  const connector = firstText('name', said.connector);
  const principal = firstText('principal', said.user);
  const requestId = firstText('name', fields.request_id);
  const base = {
    // A request may report a locked account after a good password: the sentence tells the two apart.
    id: requestId
      ? boundId(`${requestId}:${fields.msg}`)
      : deriveId(fields.time, fields.msg, principal, connector, said.reason, ip, line.host, line.pod),
    occurredAt,
    environment: firstText('name', line.namespace),
    service: firstText('name', fields.client_id),
    principal,
    labels: boundLabels({
      message: fields.msg,
      connector,
      userId: fields.user_id,
      email: fields.email,
      groups: fields.groups,
      ip,
      requestId,
      sessionId: fields.session_id,
      pod: line.pod,
      host: line.host,
    }),
  };
  if (said.is === 'sign-in')
    return {
      events: [
        {
          kind: 'auth',
          ...base,
          outcome: said.outcome,
          provider: connector ?? 'dex',
          method: said.method,
          reason: said.outcome === 'failure' ? firstText('text', said.reason) : undefined,
        },
      ],
    };
  return {
    events: [
      {
        kind: 'audit',
        ...base,
        outcome: said.outcome,
        actor: { type: 'user', id: firstText('name', principal) ?? 'unknown' },
        action: 'logout',
        targets: [],
        context: { ip },
      },
    ],
  };
}

/** dex: sign-ins in its log, as JSON or text, by today's sentences and the older ones. */
export const dexAdapter: Adapter = {
  name: 'dex',
  source: 'dex',
  map: mapDex,
  unwrapText: (text) => wrapLines(text, (line) => typeof readObject(readLogfmt(line)).msg === 'string'),
};
