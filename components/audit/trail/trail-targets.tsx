import { targetHref } from '@/components/audit/audit-hrefs';
import { formatCount } from '@/components/format/format-count';
import { shortenId } from '@/components/format/shorten-id';
import { ScopedLink } from '@/components/layout/scoped-link';
import type { AuditTrailRow } from '@/lib/domain/read-models/audit';
import { Erased, isErased } from './erased';

const SHOWN = 2;
const LONGEST_TYPE = 16;
const LONGEST_NAME = 26;

/** What it was done to; each leads to everything that was done to it. */
export function TrailTargets({ row }: { row: AuditTrailRow }) {
  const { targets } = row;
  const rest = targets.slice(SHOWN);
  return (
    <span className="grid gap-0.5">
      {targets.slice(0, SHOWN).map(({ type, id, name }) => (
        <span key={`${type} ${id}`} className="sm:whitespace-nowrap">
          <span className="text-fg-muted text-xs">{shortenId(type, LONGEST_TYPE)}</span>{' '}
          <ScopedLink href={targetHref({ type, id })} className="link" title={name ? `${name} (${id})` : id}>
            {shortenId(name ?? id, LONGEST_NAME)}
          </ScopedLink>
        </span>
      ))}
      {isErased(row, 'targets.name') ? (
        <span className="text-fg-muted text-xs">
          Name: <Erased row={row} field="targets.name" />
        </span>
      ) : null}
      {rest.length > 0 ? (
        <span
          className="text-fg-muted text-xs"
          title={rest.map(({ type, id, name }) => `${type} ${name ?? id}`).join(', ')}
        >
          and {formatCount(rest.length)} more
        </span>
      ) : null}
    </span>
  );
}
