'use client';

import { ArrowDown, ArrowUp, CornerDownRight, Pencil, Plus, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { cn } from '@/components/ui/cn';
import type { Route } from '@/lib/domain/alerting/routing';
import type { ReceiverChoices } from '@/lib/domain/read-models/routing';
import { describeMatcher, describeReceiver } from './routing-words';

export type OutlineActions = {
  onEdit: (route: Route) => void;
  onAdd: (parent: Route) => void;
  onMove: (route: Route, by: -1 | 1) => void;
  onRemove: (route: Route) => void;
};

/** The tree of routes as an outline; `taken` are those that the alert of the dry run goes through. */
export function RouteOutline({
  tree,
  choices,
  taken,
  actions,
}: {
  tree: Route;
  choices: ReceiverChoices;
  taken: ReadonlySet<string>;
  /** Null for readers who may not change it. */
  actions: OutlineActions | null;
}) {
  return (
    <ul className="grid gap-2" aria-label="Routes">
      <RouteItem route={tree} siblings={[tree]} isRoot inherited={[]} {...{ choices, taken, actions }} />
    </ul>
  );
}

function RouteItem({
  route,
  siblings,
  isRoot = false,
  inherited,
  choices,
  taken,
  actions,
}: {
  route: Route;
  siblings: readonly Route[];
  isRoot?: boolean;
  /** The receivers of the routes above. */
  inherited: Route['receivers'];
  choices: ReceiverChoices;
  taken: ReadonlySet<string>;
  actions: OutlineActions | null;
}) {
  const receivers = route.receivers.length > 0 ? route.receivers : inherited;
  const isTaken = taken.has(route.id);
  return (
    <li>
      <div
        className={cn(
          'border-line rounded-md border px-3 py-2',
          isTaken && 'border-fg bg-muted shadow-[inset_2px_0_0_var(--fg)]',
        )}
      >
        <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
          <div className="min-w-0 flex-1 basis-52">
            <p className="flex flex-wrap items-center gap-x-2 gap-y-1 text-sm font-medium">
              <span className="min-w-0 [overflow-wrap:anywhere]">{route.name}</span>
              {route.continue ? <Badge variant="outline">goes on</Badge> : null}
              {isTaken ? <Badge variant="accent">taken</Badge> : null}
            </p>
            <p className="text-fg-muted text-xs [overflow-wrap:anywhere]">
              {isRoot
                ? 'Every alert that no route below takes'
                : route.matchers.length === 0
                  ? 'Every alert that comes here'
                  : route.matchers.map(describeMatcher).join(' and ')}
            </p>
          </div>
          {actions ? (
            <RouteButtons route={route} siblings={siblings} isRoot={isRoot} actions={actions} />
          ) : null}
        </div>
        <p className="mt-1 flex items-start gap-1.5 text-sm">
          <CornerDownRight aria-hidden className="text-fg-muted mt-0.5 size-4 shrink-0" />
          <span className="min-w-0 [overflow-wrap:anywhere]">
            {receivers.length > 0 ? (
              <>
                {receivers.map((receiver) => describeReceiver(receiver, choices)).join(', ')}
                {route.receivers.length === 0 ? (
                  <span className="text-fg-muted"> (from the route above)</span>
                ) : null}
              </>
            ) : (
              <span className="text-fg-muted">No receiver</span>
            )}
          </span>
        </p>
      </div>
      {route.children.length > 0 ? (
        <ol className="border-line mt-2 ml-3 grid gap-2 border-l pl-3">
          {route.children.map((child) => (
            <RouteItem
              key={child.id}
              route={child}
              siblings={route.children}
              inherited={receivers}
              {...{ choices, taken, actions }}
            />
          ))}
        </ol>
      ) : null}
    </li>
  );
}

function RouteButtons({
  route,
  siblings,
  isRoot,
  actions,
}: {
  route: Route;
  siblings: readonly Route[];
  isRoot: boolean;
  actions: OutlineActions;
}) {
  const place = siblings.findIndex(({ id }) => id === route.id);
  return (
    <div className="flex flex-wrap">
      <IconButton label={`Edit ${route.name}`} onClick={() => actions.onEdit(route)}>
        <Pencil aria-hidden />
      </IconButton>
      <IconButton label={`Add a route below ${route.name}`} onClick={() => actions.onAdd(route)}>
        <Plus aria-hidden />
      </IconButton>
      {isRoot ? null : (
        <>
          <IconButton
            label={`Move ${route.name} up`}
            disabled={place === 0}
            onClick={() => actions.onMove(route, -1)}
          >
            <ArrowUp aria-hidden />
          </IconButton>
          <IconButton
            label={`Move ${route.name} down`}
            disabled={place === siblings.length - 1}
            onClick={() => actions.onMove(route, 1)}
          >
            <ArrowDown aria-hidden />
          </IconButton>
          <IconButton label={`Remove ${route.name}`} onClick={() => actions.onRemove(route)}>
            <Trash2 aria-hidden />
          </IconButton>
        </>
      )}
    </div>
  );
}

const IconButton = ({
  label,
  disabled,
  onClick,
  children,
}: {
  label: string;
  disabled?: boolean;
  onClick: () => void;
  children: ReactNode;
}) => (
  <Button variant="ghost" size="icon-sm" aria-label={label} disabled={disabled} onClick={onClick}>
    {children}
  </Button>
);
