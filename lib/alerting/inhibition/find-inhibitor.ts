import type { AlertRecord } from '@/lib/domain/alerting/alert-record';
import type { SubjectPart } from '@/lib/domain/alerting/subject';
import { INHIBITIONS, NEVER_INHIBITED, type Inhibition } from './inhibitions';

/**
 * Finds for alerts the one that is their cause and hides them. A cause must fire itself, be as grave as what it hides, of
 * the same drill or of none, and be hidden by no cause of its own; of several the first that fired.
 */
export function inhibitorFinder(open: readonly AlertRecord[]): (alert: AlertRecord) => AlertRecord | null {
  const causes = open
    .filter(({ phase }) => phase === 'firing' || phase === 'flapping')
    .toSorted((one, other) => one.openedAtMs! - other.openedAtMs! || one.id.localeCompare(other.id));
  const byInhibition = INHIBITIONS.map((inhibition) => ({
    inhibition,
    causes: indexCauses(inhibition, causes),
  }));
  const findDirect = (alert: AlertRecord): AlertRecord[] => {
    if (NEVER_INHIBITED.has(alert.detector) || alert.phase === 'pending' || alert.phase === 'resolved')
      return [];
    return byInhibition.flatMap(({ inhibition, causes }) =>
      inhibition.hides(alert)
        ? inhibition.sharing.flatMap((parts) => causes.get(shareKey(parts, alert) ?? '') ?? [])
        : [],
    );
  };
  const mayHide = (cause: AlertRecord, alert: AlertRecord) =>
    cause.id !== alert.id &&
    cause.drillId === alert.drillId &&
    (cause.severity === 'page' || alert.severity === 'ticket');
  const isItselfHidden = (cause: AlertRecord) => findDirect(cause).some((each) => mayHide(each, cause));
  return (alert) =>
    findDirect(alert).find((cause) => mayHide(cause, alert) && !isItselfHidden(cause)) ?? null;
}

function indexCauses(
  { causes, sharing }: Inhibition,
  all: readonly AlertRecord[],
): Map<string, AlertRecord[]> {
  const index = new Map<string, AlertRecord[]>();
  for (const alert of all) {
    if (!causes.includes(alert.detector)) continue;
    for (const parts of sharing) {
      const key = shareKey(parts, alert);
      if (key === null) continue;
      const found = index.get(key);
      if (!found) index.set(key, [alert]);
      else if (found.length < MOST_CAUSES) found.push(alert);
    }
  }
  return index;
}

/** One is enough; a few more where the first may not hide. */
const MOST_CAUSES = 20;

/** Null where a part is unknown: what may be anywhere explains nothing in particular. */
function shareKey(parts: readonly SubjectPart[], alert: AlertRecord): string | null {
  const values = parts.map((part) => alert[part]);
  return values.includes(null) ? null : JSON.stringify([parts, values]);
}
