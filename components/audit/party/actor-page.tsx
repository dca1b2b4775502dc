'use client';

import { useQuery } from '@tanstack/react-query';
import { Panel } from '@/components/states/panel';
import { hrefOf } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { DescriptionList } from '@/components/values/description-list';
import { Id } from '@/components/values/id';
import { TextOrMissing } from '@/components/values/text-or-missing';
import { Time } from '@/components/values/time';
import { auditActorQuery } from '@/lib/client/audit-entry-queries';
import type { AuditActor } from '@/lib/domain/read-models/audit-parties';
import type { Permission } from '@/lib/domain/roles';
import { describeActor } from './describe-party';
import { GrantsPanel } from './grants-panel';
import { PartyPage } from './party-page';
import { RecentPanel } from './recent-panel';
import { RightsPanel } from './rights-panel';
import { ActionsPanel } from './spells';
import { SpreadPanel } from './spread-panel';
import { TargetsPanel } from './targets-panel';

/** `/audit/actors/[ref]`: everything that one identity did, and which of its rights it used. */
export function ActorPage({
  actorRef,
  permissions,
}: {
  actorRef: string;
  permissions: readonly Permission[];
}) {
  const { range } = usePageScope();
  const mayRead = permissions.includes('audit:read');
  const query = useQuery({ ...auditActorQuery(actorRef, range), enabled: mayRead });
  const data = query.data?.actor.ref === actorRef ? query.data : undefined;
  const name = data ? (data.actor.name ?? data.actor.id ?? 'Actor without a name') : 'Actor';
  return (
    <PartyPage
      name={name}
      answer={data && describeActor(data)}
      query={{ ...query, data }}
      what="this actor"
      permissions={permissions}
    >
      {(actor) => <ActorDetail actor={actor} from={range.from} to={range.to} />}
    </PartyPage>
  );
}

/** The pages of its entries say when and why. */
const ERASED = 'erased';

function ActorDetail({ actor, from, to }: { actor: AuditActor; from: string; to: string }) {
  const { ref, type, id } = actor.actor;
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="Who">
          <DescriptionList
            items={[
              [
                'Name',
                <TextOrMissing
                  key="name"
                  text={actor.actor.name}
                  missing={id === null ? ERASED : undefined}
                />,
              ],
              ['Type', type],
              ['Id', <TextOrMissing key="id" text={id} missing={ERASED} />],
              ['Pseudonym', <Id key="ref" id={ref} what="pseudonym" length={24} />],
              ['First seen', <Time key="first" at={actor.firstAt} as="absolute" />],
              ['Last seen', <Time key="last" at={actor.lastAt} as="absolute" />],
            ]}
          />
        </Panel>
        <SpreadPanel spread={actor.spread} />
      </div>
      <ActionsPanel
        actions={actor.actions}
        trail={(action) => hrefOf('/audit', { actor: ref, action, from, to })}
      />
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <RightsPanel rights={actor.rights} isPartial={actor.isPartial} />
        <TargetsPanel targets={actor.targets} />
      </div>
      <GrantsPanel grants={actor.grants} />
      <RecentPanel recent={actor.recent} trail={hrefOf('/audit', { actor: ref, from, to })} />
    </div>
  );
}
