import Link from 'next/link';
import { DescriptionList } from '@/components/values/description-list';
import { NotReported } from '@/components/values/not-reported';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import type { AccessGrantRow } from '@/lib/domain/read-models/access-grants';
import { actorHref, entryHref } from '../../audit-hrefs';
import { describeUses, holderName } from '../access-words';
import { StateBadge } from '../state-badge';
import { TimeLeft } from '../time-left';

/** Who got what, why, by whom and for how long. */
export function GrantFacts({ grant, mayRead }: { grant: AccessGrantRow; mayRead: boolean }) {
  const { holder, usesAfterEnd } = grant;
  return (
    <DescriptionList
      items={[
        ['State', <StateBadge key="state" state={grant.state} />],
        [
          'Who',
          <span key="who">
            {mayRead ? (
              <Link className="link" href={actorHref(holder.ref)}>
                {holderName(grant)}
              </Link>
            ) : (
              holderName(grant)
            )}
            <span className="text-fg-muted"> · {holder.type}</span>
            {holder.name && holder.id && holder.id !== holder.name ? (
              <span className="text-fg-muted"> · {holder.id}</span>
            ) : null}
          </span>,
        ],
        ['Role or right', grant.role],
        ['Holds for', <TextOrMissing key="scope" text={grant.scope} />],
        ['Zone', <TextOrMissing key="zone" text={grant.zone} />],
        [
          'Why',
          grant.justification ? (
            <span key="why" className="whitespace-pre-line">
              {grant.justification}
            </span>
          ) : (
            <NotReported key="why">No record gives a justification.</NotReported>
          ),
        ],
        ['Approved by', grant.approver ?? <NotReported key="by">No record names anybody.</NotReported>],
        ['Granted', <Time key="granted" at={grant.grantedAt} as="absolute" />],
        ['Granted by', <TextOrMissing key="grantedBy" text={grant.grantedBy} />],
        [
          'Expires',
          grant.expiresAt ? (
            <span key="expires">
              <Time at={grant.expiresAt} as="absolute" />
              {grant.state === 'active' ? (
                <>
                  {' · '}
                  <TimeLeft grant={grant} />
                </>
              ) : null}
              {grant.endsItself ? <span className="text-fg-muted"> · enforced by its system</span> : null}
            </span>
          ) : (
            'never'
          ),
        ],
        [
          'Ended',
          grant.revokedAt ? (
            <span key="ended">
              <Time at={grant.revokedAt} as="absolute" />
              {grant.revokedBy ? ` by ${grant.revokedBy}` : ''}
            </span>
          ) : (
            <span key="ended" className="text-fg-muted">
              {grant.endsItself ? 'by itself at its expiry' : 'not confirmed'}
            </span>
          ),
        ],
        [
          'Done under it',
          <span key="uses">
            {describeUses(grant.uses) ?? <NotReported>unknown</NotReported>}
            {usesAfterEnd ? `, ${describeUses(usesAfterEnd)} after its end` : ''}
          </span>,
        ],
        [
          'Told by',
          <span key="source">
            {grant.source ?? 'recorded here'}
            {mayRead ? (
              <>
                {' · '}
                <Link className="link" href={entryHref(grant.entryId)}>
                  its entry
                </Link>
              </>
            ) : null}
          </span>,
        ],
      ]}
    />
  );
}
