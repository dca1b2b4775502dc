import { actorHref } from '@/components/audit/audit-hrefs';
import { shortenId } from '@/components/format/shorten-id';
import { ScopedLink } from '@/components/layout/scoped-link';
import type { AuditTrailRow } from '@/lib/domain/read-models/audit';
import { Erased, isErased } from './erased';
import { ERASED_REF } from './trail-words';

const LONGEST_NAME = 24;

/** Who acted, leading to everything that they did. */
export function TrailActor({ row }: { row: AuditTrailRow }) {
  const { type, ref, id, name } = row.actor;
  const known = name ?? id;
  return (
    <span className="grid">
      <span className="sm:whitespace-nowrap">
        {known === null && (isErased(row, 'actor.id') || isErased(row, 'actor.name')) ? (
          <>
            <Erased row={row} field="actor.id" />{' '}
          </>
        ) : null}
        {ref === ERASED_REF ? null : (
          <ScopedLink href={actorHref(ref)} className="link" title={id ?? undefined}>
            {known === null ? `Actor ${shortenId(ref, 10)}` : shortenId(known, LONGEST_NAME)}
          </ScopedLink>
        )}
      </span>
      <span className="text-fg-muted text-xs">{type}</span>
    </span>
  );
}
