import { writeCount, writeTime } from '@/lib/domain/compliance/write-cell';
import { sayDuration } from '@/lib/slo/words';
import { code, plain, table } from './markdown-parts';
import type { PostmortemFacts } from './postmortem-facts';

/** How long it took until it was noticed, and which telemetry was missing then. */
export function writeDetection({ incident, change, from, gaps, losses }: PostmortemFacts): string[] {
  const since = change?.activatedAt ?? from;
  const what = change?.activatedAt ? 'the revision became active' : 'it began';
  const late = Date.parse(incident.detectedAt) - Date.parse(since);
  return [
    '## Detection',
    late >= 0
      ? `Detected ${sayDuration(late)} after ${what}.`
      : `Detected ${sayDuration(-late)} before ${what}.`,
    '### Telemetry gaps that delayed detection',
    gaps.length === 0
      ? 'Every service of its zones sent tagged telemetry when it was detected.'
      : table(
          ['Service', 'Zone', 'Gap'],
          gaps.map(({ service, zone, silentSince, untaggedSince }) => [
            code(service),
            plain(zone ?? '–'),
            untaggedSince !== null
              ? `without trust tags since ${writeTime(untaggedSince)}`
              : silentSince !== null
                ? `silent since ${writeTime(silentSince)}`
                : 'never seen',
          ]),
        ),
    sayLosses(losses),
  ];
}

/** No zone is told of what a source lost: it is for those who may see all of them. */
function sayLosses(losses: PostmortemFacts['losses']): string {
  if (losses === null) return 'What sources lost is told to those who may see every zone.';
  if (losses.length === 0) return 'No source said that it lost events until then.';
  return losses
    .map(({ source, dropped }) => `- ${code(source)} lost ${writeCount(dropped)} events by its own account`)
    .join('\n');
}
