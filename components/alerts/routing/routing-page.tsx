'use client';

import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { AlertsPage } from '@/components/alerts/alerts-page';
import { formatCounted } from '@/components/format/format-count';
import { FormError } from '@/components/forms/form-error';
import { useTimeZone } from '@/components/preferences/use-preferences';
import { Panel } from '@/components/states/panel';
import { QueryState } from '@/components/states/query-state';
import { Button } from '@/components/ui/button';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { generalErrorOf } from '@/lib/client/field-errors';
import { dryRunQuery, isAboutRouting, routingQuery, saveRouting } from '@/lib/client/routing-queries';
import { listRoutes, type Route } from '@/lib/domain/alerting/routing';
import type { Routing } from '@/lib/domain/read-models/routing';
import type { Permission } from '@/lib/domain/roles';
import { FIRST_DRY_RUN, readDryRun } from './dry-run-draft';
import { DryRunPanel } from './dry-run-panel';
import { RouteDialog } from './route-dialog';
import { RouteOutline } from './route-outline';
import { changeRoute, moveRoute, newRoute, removeRoute } from './route-tree';
import { RoutingFindings } from './routing-findings';
import { WHO_ROUTES } from './routing-words';
import { UnreachedPanel } from './unreached-panel';
import { useSettledValue } from './use-settled-value';

/** `/alerts/routing`: who is told of which alert, tried before it is saved. */
export function RoutingPage({ permissions }: { permissions: readonly Permission[] }) {
  const query = useQuery(routingQuery());
  return (
    <AlertsPage tab="/alerts/routing" controls={[]} answer={query.data ? answerOf(query.data) : null}>
      <RoutingFindings />
      <QueryState query={query} what="the routes" height={480}>
        {(routing) => <Editor routing={routing} mayWrite={permissions.includes('alerting:write')} />}
      </QueryState>
    </AlertsPage>
  );
}

/** Changes of somebody, on top of the version that they saw. */
type Draft = { tree: Route; base: number };
type Editing = { route: Route; parent: string | null };

function Editor({ routing, mayWrite }: { routing: Routing; mayWrite: boolean }) {
  const [draft, setDraft] = useState<Draft | null>(null);
  const [editing, setEditing] = useState<Editing | null>(null);
  const [asked, setAsked] = useState(FIRST_DRY_RUN);
  const zone = useTimeZone();
  const queryClient = useQueryClient();
  const tree = draft?.tree ?? routing.tree;
  const isStale = draft !== null && draft.base !== routing.version;
  const change = (next: Route) => {
    const isSame = JSON.stringify(next) === JSON.stringify(routing.tree);
    save.reset();
    setDraft(isSame && !isStale ? null : { tree: next, base: draft?.base ?? routing.version });
  };
  const save = useMutation({
    mutationFn: (wanted: Draft) => saveRouting(wanted.tree, wanted.base),
    onSuccess: async ({ version }) => {
      showToast({ title: 'Routes saved', description: `Version ${version} holds for messages from now on.` });
      await queryClient.invalidateQueries({ predicate: isAboutRouting });
      setDraft(null);
    },
    // Somebody else saved: theirs is shown beside what was changed here.
    onError: () => queryClient.invalidateQueries({ predicate: isAboutRouting }),
  });
  const question = useSettledValue(readDryRun(asked, draft?.tree ?? null, zone === 'UTC'));
  const answer = useQuery({
    ...dryRunQuery(question),
    placeholderData: keepPreviousData,
    meta: { dependsOn: ['alerting', 'settings'] },
  });
  const taken = useMemo(
    () => new Set(answer.data?.routes.flatMap(({ path }) => path.map(({ id }) => id)) ?? []),
    [answer.data],
  );
  const actions = {
    onEdit: (route: Route) => setEditing({ route, parent: null }),
    onAdd: (parent: Route) => setEditing({ route: newRoute(tree), parent: parent.id }),
    onMove: (route: Route, by: -1 | 1) => change(moveRoute(tree, route.id, by)),
    onRemove: (route: Route) => change(removeRoute(tree, route.id)),
  };
  const apply = (route: Route) =>
    change(
      editing!.parent === null
        ? changeRoute(tree, route.id, () => route)
        : changeRoute(tree, editing!.parent, (parent) => ({
            ...parent,
            children: [...parent.children, route],
          })),
    );
  return (
    <div className="grid gap-4">
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
        <Panel
          title="Routes"
          description="An alert goes to the first route that takes it, as deep as it goes, and past one that goes on to the next as well."
        >
          <div className="grid gap-3">
            <RouteOutline
              tree={tree}
              choices={routing.choices}
              taken={taken}
              actions={mayWrite ? actions : null}
            />
            {isStale ? (
              <FormError>{`${routing.savedBy} saved version ${routing.version} while you changed version ${draft.base}. Discard your changes to see it.`}</FormError>
            ) : (
              <FormError>{generalErrorOf(save.error, [])}</FormError>
            )}
            {draft ? (
              <div className="flex flex-wrap items-center gap-2">
                <Button
                  variant="primary"
                  disabled={save.isPending || isStale}
                  onClick={() => save.mutate(draft)}
                >
                  Save routes
                </Button>
                <Button
                  variant="ghost"
                  onClick={() => {
                    save.reset();
                    setDraft(null);
                  }}
                >
                  Discard changes
                </Button>
                <span className="text-fg-muted text-xs">Not saved: messages still go by the old routes.</span>
              </div>
            ) : (
              <Saved routing={routing} mayWrite={mayWrite} />
            )}
          </div>
        </Panel>
        <DryRunPanel draft={asked} query={answer} isUnsaved={draft !== null} onChange={setAsked} />
      </div>
      <UnreachedPanel unreached={routing.unreached} />
      {editing ? (
        <RouteDialog
          key={editing.route.id}
          route={editing.route}
          isRoot={editing.route.id === tree.id}
          isNew={editing.parent !== null}
          choices={routing.choices}
          onApply={apply}
          onClose={() => setEditing(null)}
        />
      ) : null}
    </div>
  );
}

function Saved({ routing, mayWrite }: { routing: Routing; mayWrite: boolean }) {
  return (
    <p className="text-fg-muted text-xs text-pretty">
      {routing.savedAt === null ? (
        'Nobody changed the routes yet: these are made of the channels, rotations, escalations and people that there are, and follow them.'
      ) : (
        <>
          Version {routing.version}, saved by {routing.savedBy} <Time at={routing.savedAt} />.
        </>
      )}
      {mayWrite ? null : ` ${WHO_ROUTES}`}
    </p>
  );
}

function answerOf({ tree, findings, unreached }: Routing): string {
  const count = listRoutes(tree).length;
  const routes = `${formatCounted(count, 'route')} ${count === 1 ? 'decides' : 'decide'} who is told`;
  const lost = unreached.items.filter(({ reachedNobody }) => reachedNobody).length;
  if (lost > 0) return `${routes}; ${formatCounted(lost, 'message')} of the last seven days reached nobody.`;
  return findings.length > 0
    ? `${routes}; ${formatCounted(findings.length, 'thing')} ${findings.length === 1 ? 'keeps' : 'keep'} messages from people.`
    : `${routes}; every receiver can be reached now.`;
}
