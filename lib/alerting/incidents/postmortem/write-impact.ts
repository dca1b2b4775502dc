import { writeCount, writeTime } from '@/lib/domain/compliance/write-cell';
import { sayDuration } from '@/lib/slo/words';
import { code, plain, table } from './markdown-parts';
import type { PostmortemFacts } from './postmortem-facts';

/** How long it had effect, and on which services by their trust tags. */
export function writeImpact({ incident, services, from, to }: PostmortemFacts): string[] {
  const lasted = sayDuration(Date.parse(to) - Date.parse(from));
  const span =
    incident.resolvedAt === null
      ? `Since ${writeTime(from)}, ${lasted} so far; it goes on.`
      : `From ${writeTime(from)} to ${writeTime(to)}, ${lasted}.`;
  return [
    '## Impact',
    span,
    services.length === 0
      ? 'No service is seen to be affected.'
      : table(
          [
            'Service',
            'Zone',
            'Denials',
            'Denials before',
            'Failed calls',
            'Failed calls before',
            'Telemetry',
          ],
          services.map((each) => [
            code(each.service),
            plain(each.zone),
            writeCount(each.denials),
            writeCount(each.denialsBefore),
            writeCount(each.failures),
            writeCount(each.failuresBefore),
            each.isSilent
              ? each.silentSince
                ? `silent since ${writeTime(each.silentSince)}`
                : 'never seen'
              : 'seen',
          ]),
        ),
  ];
}
