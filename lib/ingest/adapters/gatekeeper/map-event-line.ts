import { refuse, type AdapterContext, type MappedRecord } from '../../adapter';
import { deriveId } from '../parts/derive-id';
import { mapAdmissionEvent } from './map-admission-event';

/** `kubectl get events`: (namespace) age, type, reason, object, message, apart by blanks. */
const LINE =
  /^(?:(?<space>[a-z0-9][a-z0-9-]*)\s+)??(?<age>(?:\d+[smhdy])+(?: \([^)]*\))?|<unknown>|<invalid>)\s+(?<type>Normal|Warning)\s+(?<reason>[A-Za-z]+)\s+(?<kind>[a-z.-]+)\/(?<name>\S+)\s+(?<message>\S.*)$/;

/** What Kubernetes calls kinds, of those that `kubectl` writes in small letters. */
const capitalise = (kind: string): string => kind.charAt(0).toUpperCase() + kind.slice(1);

/** Whether a line is one of `kubectl get events`, be it of Gatekeeper or not. */
export const isEventLine = (line: string): boolean => LINE.test(line.trim());

/**
 * A violation as a line of `kubectl get events`. The line tells an age and no time, so it happened, as far as
 * is known, when it came; its id is its text.
 */
export function mapEventLine(text: string, context: AdapterContext): MappedRecord {
  const found = LINE.exec(text.trim())?.groups;
  if (!found) return refuse('not-understood', 'text', 'The line is none that `kubectl get events` prints.');
  const event = {
    involvedObject: { kind: capitalise(found.kind!), name: found.name, namespace: found.space },
    reason: found.reason,
    message: found.message,
  };
  const mapped = mapAdmissionEvent(event, context);
  if ('refusal' in mapped) return mapped;
  return {
    events: mapped.events.map((one) => ({
      ...one,
      id: deriveId('line', text.trim()),
      labels: { ...one.labels, age: found.age! },
    })),
  };
}
