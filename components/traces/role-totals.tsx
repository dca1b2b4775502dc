import { formatCounted } from '@/components/format/format-count';
import { formatMilliseconds } from '@/components/format/format-duration';
import { SPAN_ROLE_PRESENTATION } from '@/components/status/span-role-presentation';
import type { Trace } from '@/lib/domain/read-models/traces';

/** What the time of a trace was spent on; also the legend of the waterfall. */
export function RoleTotals({ roles }: Pick<Trace, 'roles'>) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-3 lg:grid-cols-4">
      {roles.map(({ role, spans, durationMs }) => {
        const { icon: Icon, word, color, text } = SPAN_ROLE_PRESENTATION[role];
        return (
          <div key={role} className="border-l-4 pl-3" style={{ borderColor: color }}>
            <dt className="flex items-center gap-1.5">
              <Icon aria-hidden className={`size-4 ${text}`} />
              {word}
            </dt>
            <dd className="figures">
              <span className="text-xl font-semibold">
                {spans === 0 ? (
                  <span className="text-fg-muted">No spans</span>
                ) : (
                  formatMilliseconds(durationMs)
                )}
              </span>
              {spans > 0 ? (
                <span className="text-fg-muted block text-xs">{formatCounted(spans, 'span')}</span>
              ) : null}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
