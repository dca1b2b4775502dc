import { refuse, type MappedRecord } from '../../adapter';
import { boundLabels } from '../parts/bound-labels';
import { firstText } from '../parts/first-text';
import type { FalcoAlert } from './falco-schema';
import { reportLoss } from '../parts/report-loss';
import { readScope } from './read-scope';

/** Which fields count what was lost, by message. Source: falco.org, "Dropped events" and "Metrics". */
const COUNTERS: Record<string, readonly string[]> = {
  'Falco internal: syscall event drop': ['n_drops'],
  'Falco internal: metrics snapshot': ['falco.outputs_queue_num_drops', 'scap.n_drops'],
};

/**
 * What Falco says about itself becomes a report of its losses; nothing else of it is an event. A snapshot
 * counts since Falco started, a message about drops tells what was dropped in its second.
 */
export function mapInternal(alert: FalcoAlert, id: string, occurredAt: string): MappedRecord {
  const counters = Object.hasOwn(COUNTERS, alert.rule) ? COUNTERS[alert.rule] : undefined;
  if (!counters)
    return refuse('not-understood', 'rule', `"${alert.rule.slice(0, 200)}" is no message that is known.`);
  const fields = alert.output_fields ?? {};
  const said = counters.filter((name) => fields[name] !== undefined && fields[name] !== null);
  if (said.length === 0)
    return refuse('missing-field', `output_fields.${counters[0]!}`, 'It does not say how much was dropped.');
  let dropped = 0;
  for (const name of said) {
    const count = readCount(fields[name]);
    if (count === null) return refuse('not-understood', `output_fields.${name}`, `${name} is no count.`);
    dropped = Math.min(dropped + count, Number.MAX_SAFE_INTEGER);
  }
  const host = (firstText('text', alert.hostname, fields['evt.hostname']) ?? 'unknown-host').slice(0, 500);
  const { environment } = readScope(alert);
  if (alert.rule.endsWith('drop'))
    return { events: reportLoss({ id, occurredAt, environment, labels: { ...fields, host } }, dropped) };
  return {
    events: [
      {
        kind: 'source-report',
        id,
        occurredAt,
        dropped,
        environment,
        labels: boundLabels({ instance: `${host} metrics`, ...fields }),
      },
    ],
  };
}

function readCount(value: unknown): number | null {
  const digits = typeof value === 'number' ? String(value) : value;
  return typeof digits === 'string' && /^\d{1,15}$/.test(digits) ? Number(digits) : null;
}
