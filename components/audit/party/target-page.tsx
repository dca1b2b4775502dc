'use client';

import { useQuery } from '@tanstack/react-query';
import { Panel } from '@/components/states/panel';
import { hrefOf } from '@/components/time-range/keep-scope';
import { usePageScope } from '@/components/time-range/use-page-scope';
import { DescriptionList } from '@/components/values/description-list';
import { Time } from '@/components/values/time';
import { auditTargetQuery } from '@/lib/client/audit-entry-queries';
import { toTargetKey } from '@/lib/domain/audit-filter';
import type { AuditTarget } from '@/lib/domain/read-models/audit-parties';
import type { Permission } from '@/lib/domain/roles';
import { ChangesPanel } from './changes-panel';
import { describeTarget } from './describe-party';
import { PartyPage } from './party-page';
import { RecentPanel } from './recent-panel';
import { ActionsPanel, ActorsPanel } from './spells';
import { SpreadPanel } from './spread-panel';

/** `/audit/targets/[...target]`: everything that was done to one thing, by whom, and what changed. */
export function TargetPage({
  target,
  permissions,
}: {
  target: { type: string; id: string };
  permissions: readonly Permission[];
}) {
  const { range } = usePageScope();
  const mayRead = permissions.includes('audit:read');
  const key = toTargetKey(target);
  const query = useQuery({ ...auditTargetQuery(key, range), enabled: mayRead });
  const data = query.data && toTargetKey(query.data.target) === key ? query.data : undefined;
  const name = data?.target.name ?? target.id;
  return (
    <PartyPage
      name={name}
      answer={data && describeTarget(data)}
      query={{ ...query, data }}
      what="this target"
      permissions={permissions}
    >
      {(detail) => <TargetDetail detail={detail} from={range.from} to={range.to} />}
    </PartyPage>
  );
}

function TargetDetail({ detail, from, to }: { detail: AuditTarget; from: string; to: string }) {
  const { type, id, name } = detail.target;
  const key = toTargetKey(detail.target);
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 lg:grid-cols-2">
        <Panel title="What">
          <DescriptionList
            items={[
              ['Type', type],
              ['Id', id],
              ...(name === null ? [] : [['Name', name] as const]),
              ['First seen', <Time key="first" at={detail.firstAt} as="absolute" />],
              ['Last seen', <Time key="last" at={detail.lastAt} as="absolute" />],
            ]}
          />
        </Panel>
        <SpreadPanel spread={detail.spread} />
      </div>
      <ActorsPanel actors={detail.actors} />
      <ActionsPanel
        actions={detail.actions}
        trail={(action) => hrefOf('/audit', { target: key, action, from, to })}
      />
      <ChangesPanel changes={detail.changes} />
      <RecentPanel recent={detail.recent} trail={hrefOf('/audit', { target: key, from, to })} />
    </div>
  );
}
