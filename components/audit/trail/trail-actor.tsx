import { actorHref } from '@/components/audit/audit-hrefs';
import { ScopedLink } from '@/components/layout/scoped-link';
import { shortenId } from '@/components/format/shorten-id';
import type { AuditEntryRow } from '@/lib/domain/read-models/audit';
import { Erased } from './erased';
import { ERASED_REF } from './trail-words';

const LONGEST_NAME = 28;

/** Who acted, leading to everything that they did. */
export function TrailActor({ actor, isErased }: { actor: AuditEntryRow['actor']; isErased: boolean }) {
  const { type, ref, id, name } = actor;
  const known = name ?? id;
  return (
    <span className="grid">
      {ref === ERASED_REF ? (
        <span>
          <Erased what="Who acted" />
        </span>
      ) : (
        <span>
          {known === null && isErased ? (
            <>
              <Erased what="The name of who acted" />{' '}
            </>
          ) : null}
          <ScopedLink href={actorHref(ref)} className="link sm:whitespace-nowrap" title={id ?? undefined}>
            {known === null ? `Actor ${shortenId(ref, 10)}` : shortenId(known, LONGEST_NAME)}
          </ScopedLink>
        </span>
      )}
      <span className="text-fg-muted text-xs">{type}</span>
    </span>
  );
}
