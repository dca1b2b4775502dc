import { FAILURE_NAMES } from '@/lib/domain/alerting/failures';
import { ABOUT_DETECTORS, DETECTORS } from '@/lib/domain/alerting/detectors';
import type { RunbookRow, RunbookSource } from '@/lib/domain/read-models/runbooks';

export const WHO_WRITES_RUNBOOKS = 'The roles on-call, reviewer and administrator write runbooks.';

export const SOURCE_WORDS: Readonly<Record<RunbookSource, string>> = {
  'ready-made': 'came with Gatehouse',
  product: 'written here',
  git: 'from Git',
};

/** Which alerts a runbook is for, in words; null where it is for none and is linked to by others. */
export function describeMatch({
  failure,
  rules,
  detectors,
  zones,
}: Pick<RunbookRow, 'failure' | 'rules' | 'detectors' | 'zones'>): string | null {
  const about = [
    ...(failure ? [`${failure} ${FAILURE_NAMES[failure]}`] : []),
    ...detectors.map(nameDetector),
    ...rules.map((rule) => `rule ${rule}`),
  ];
  const where = zones.length > 0 ? `in ${zones.join(', ')}` : '';
  if (about.length === 0) return where === '' ? null : `everything ${where}`;
  return [about.join(', '), where].filter(Boolean).join(' ');
}

function nameDetector(name: string): string {
  const detector = DETECTORS.find((each) => each === name);
  return detector ? ABOUT_DETECTORS[detector].name : name;
}
