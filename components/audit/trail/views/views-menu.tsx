'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Bookmark, Check, ChevronDown } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Button } from '@/components/ui/button';
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from '@/components/ui/dropdown-menu';
import { showToast } from '@/components/ui/toast-store';
import { AUDIT_VIEWS_PATH } from '@/lib/client/audit-trail-queries';
import { send } from '@/lib/client/fetch-json';
import type { AuditFilter } from '@/lib/domain/audit-filter';
import type { AuditView } from '@/lib/domain/audit-view';
import type { TrailFields } from '../use-trail-filter';
import { useCurrentView } from './use-current-view';
import { ViewFormDialog } from './view-form-dialog';

type Asked = 'save' | 'rename' | 'delete' | null;

/** Saved views: which one is shown and whether the filters differ from it, the others, and what can be done with it. */
export function ViewsMenu({
  filter,
  setFields,
  mayKeep,
}: {
  filter: AuditFilter;
  setFields: (fields: Partial<TrailFields>) => void;
  /** May delete shared views of others. */
  mayKeep: boolean;
}) {
  const queryClient = useQueryClient();
  const { views, error, current, isChanged, choose, name } = useCurrentView(filter, setFields);
  const [asked, setAsked] = useState<Asked>(null);
  const refresh = () => queryClient.invalidateQueries({ queryKey: [AUDIT_VIEWS_PATH] });
  const keepChanges = useMutation({
    mutationFn: ({ id, name, isShared }: AuditView) =>
      send('PUT', `${AUDIT_VIEWS_PATH}/${id}`, { name, isShared, query: filter }),
    onSuccess: (_, view) => {
      showToast({ title: `Saved the changes to ${view.name}` });
      return refresh();
    },
    onError: (error) => showToast({ title: 'Not saved', description: error.message, tone: 'failed' }),
  });
  const own = views.filter(({ isOwn }) => isOwn);
  const shared = views.filter(({ isOwn }) => !isOwn);

  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button className="max-w-64">
            <Bookmark aria-hidden />
            <span className="sr-only">Saved views: </span>
            <span className="truncate">{current?.name ?? 'Views'}</span>
            {isChanged ? <span className="text-fg-muted font-normal">changed</span> : null}
            <ChevronDown aria-hidden className="text-fg-muted size-3.5!" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="end" className="max-w-80">
          {error ? <DropdownMenuLabel>Views could not be read: {error.message}</DropdownMenuLabel> : null}
          {!error && views.length === 0 ? <DropdownMenuLabel>No view saved yet</DropdownMenuLabel> : null}
          <ViewItems label="Mine" views={own} current={current} onChoose={choose} />
          <ViewItems label="Shared by others" views={shared} current={current} onChoose={choose} />
          <DropdownMenuSeparator />
          {current && isChanged ? (
            <>
              {current.isOwn ? (
                <DropdownMenuItem onSelect={() => keepChanges.mutate(current)}>
                  Save changes to {current.name}
                </DropdownMenuItem>
              ) : null}
              <DropdownMenuItem onSelect={() => choose(current)}>Discard changes</DropdownMenuItem>
            </>
          ) : null}
          <DropdownMenuItem onSelect={() => setAsked('save')}>Save as new view…</DropdownMenuItem>
          {current?.isOwn ? (
            <DropdownMenuItem onSelect={() => setAsked('rename')}>Rename or share…</DropdownMenuItem>
          ) : null}
          {current && (current.isOwn || mayKeep) ? (
            <DropdownMenuItem onSelect={() => setAsked('delete')}>Delete {current.name}…</DropdownMenuItem>
          ) : null}
        </DropdownMenuContent>
      </DropdownMenu>
      {asked === 'save' || (asked === 'rename' && current) ? (
        <ViewFormDialog
          view={asked === 'rename' ? current : null}
          filter={filter}
          onOpenChange={() => setAsked(null)}
          onSaved={name}
        />
      ) : null}
      {current ? (
        <ConfirmDialog
          open={asked === 'delete'}
          title={`Delete the view ${current.name}?`}
          description={
            current.isShared
              ? 'Nobody will find it any more. The filters on the screen stay, and so do the entries.'
              : 'The filters on the screen stay, and so do the entries.'
          }
          confirmLabel="Delete view"
          onConfirm={async () => {
            await send('DELETE', `${AUDIT_VIEWS_PATH}/${current.id}`);
            name(null);
            await refresh();
          }}
          onOpenChange={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}

function ViewItems({
  label,
  views,
  current,
  onChoose,
}: {
  label: string;
  views: readonly AuditView[];
  current: AuditView | null;
  onChoose: (view: AuditView) => void;
}) {
  if (views.length === 0) return null;
  return (
    <>
      <DropdownMenuLabel>{label}</DropdownMenuLabel>
      {views.map((view) => (
        <DropdownMenuItem key={view.id} onSelect={() => onChoose(view)}>
          {view.id === current?.id ? <Check aria-label="Shown" /> : <span aria-hidden className="size-4" />}
          <span className="min-w-0 flex-1 truncate">{view.name}</span>
          <span className="text-fg-muted text-xs">
            {view.isOwn ? (view.isShared ? 'shared' : '') : view.ownerName}
          </span>
        </DropdownMenuItem>
      ))}
    </>
  );
}
