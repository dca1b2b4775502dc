'use client';

import { Sparkline } from '@/components/charts/sparkline';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { DescriptionList } from '@/components/values/description-list';
import type { AuditSpread } from '@/lib/domain/read-models/audit-parties';

/** When and where it happened, within the window. */
export function SpreadPanel({ spread }: { spread: AuditSpread }) {
  const { parts, hours, zones, sources, outcomes } = spread;
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const busiest = hours.indexOf(Math.max(...hours));
  return (
    <Panel title="When and where" description="In this window.">
      <DescriptionList
        items={[
          [
            'Over time',
            <Sparkline
              key="parts"
              points={parts}
              kind="bars"
              width={320}
              height={40}
              label={`${formatCounted(total, 'entry', 'entries')} over the window in ${parts.length} equal parts`}
            />,
          ],
          [
            'Hours (UTC)',
            <span key="hours" className="grid w-fit">
              <Sparkline
                points={hours.map((value, hour) => ({ at: `1970-01-01T${two(hour)}:00:00Z`, value }))}
                kind="bars"
                width={320}
                height={40}
                label={
                  total === 0
                    ? 'No entries at any hour of the day'
                    : `Entries by hour of the day, most of them from ${two(busiest)}:00 to ${two(busiest + 1)}:00 UTC`
                }
              />
              <span aria-hidden className="text-fg-muted flex justify-between text-xs">
                {['00', '06', '12', '18', '24'].map((hour) => (
                  <span key={hour}>{hour}</span>
                ))}
              </span>
            </span>,
          ],
          ['Zones', describe(zones, 'without a zone')],
          ['Sources', describe(sources, 'without a source')],
          ['Outcomes', describe(outcomes, 'not reported')],
        ]}
      />
    </Panel>
  );
}

const two = (hour: number): string => String(hour).padStart(2, '0');

const describe = (counted: AuditSpread['zones'], missing: string): string =>
  counted.length === 0
    ? 'none in this window'
    : counted.map(({ name, entries }) => `${name ?? missing} (${formatCount(entries)})`).join(', ');
