'use client';

import Link from 'next/link';
import type { ReactNode } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import type { Column } from '@/components/data-table/column';
import { formatCount } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Time } from '@/components/values/time';
import type { ActionSpell, ActorSpell } from '@/lib/domain/read-models/audit-parties';
import { actorHref, entryHref } from '../audit-hrefs';
import { FirstSeen } from './first-seen';

type Spell = Omit<ActionSpell, 'action'>;

/** Columns that say since when and how often. */
const spellColumns = <Row extends Spell>(): Column<Row>[] => [
  {
    id: 'in-window',
    header: 'In this window',
    value: ({ inWindow }) => inWindow,
    cell: ({ inWindow }) => formatCount(inWindow),
    align: 'right',
    sortable: true,
    width: 'w-32',
  },
  {
    id: 'entries',
    header: 'In all',
    value: ({ entries }) => entries,
    cell: ({ entries }) => formatCount(entries),
    align: 'right',
    sortable: true,
    width: 'w-24',
  },
  {
    id: 'first',
    header: 'First',
    value: ({ firstAt }) => firstAt,
    cell: ({ firstAt, firstEntryId }) =>
      firstEntryId ? (
        <Link href={entryHref(firstEntryId)} className="link">
          <Time at={firstAt} />
        </Link>
      ) : (
        <Time at={firstAt} />
      ),
    sortable: true,
    width: 'w-32',
  },
  {
    id: 'last',
    header: 'Last',
    value: ({ lastAt }) => lastAt,
    cell: ({ lastAt }) => <Time at={lastAt} />,
    sortable: true,
    width: 'w-32',
  },
];

const withMark = (isNew: boolean, children: ReactNode) => (
  <span className="inline-flex flex-wrap items-center gap-x-2">
    {children}
    {isNew ? <FirstSeen /> : null}
  </span>
);

const ACTION_COLUMNS: Column<ActionSpell>[] = [
  {
    id: 'action',
    header: 'Action',
    value: ({ action }) => action,
    cell: ({ action, isNew }) => withMark(isNew, action),
    sortable: true,
    width: 'min-w-56',
  },
  ...spellColumns<ActionSpell>(),
];

const ACTOR_COLUMNS: Column<ActorSpell>[] = [
  {
    id: 'actor',
    header: 'Actor',
    value: ({ name, id, ref }) => name ?? id ?? ref,
    cell: ({ name, id, ref, type, isNew }) =>
      withMark(
        isNew,
        <>
          <span>{name ?? id ?? 'name erased'}</span>
          <span className="text-fg-muted">{type}</span>
          <span className="sr-only">{ref}</span>
        </>,
      ),
    sortable: true,
    width: 'min-w-56',
  },
  ...spellColumns<ActorSpell>(),
];

/** What was done, by action, each with its first and last time. */
export const ActionsPanel = ({
  actions,
  trail,
}: {
  actions: ActionSpell[];
  trail: (action: string) => string;
}) => (
  <Panel title="Actions" description="By action, over all times and in this window." flush>
    <DataTable
      label="Actions"
      counted={['action', 'actions']}
      columns={ACTION_COLUMNS}
      rows={actions}
      rowId={({ action }) => action}
      rowHref={({ action }) => trail(action)}
      sorting="table"
      defaultSort={{ column: 'last', descending: true }}
      prefix="actions"
      firstRows={15}
      plain
    />
  </Panel>
);

/** Who did something, each with the first and last time. */
export const ActorsPanel = ({ actors }: { actors: ActorSpell[] }) => (
  <Panel title="Actors" description="Who did something to it, over all times and in this window." flush>
    <DataTable
      label="Actors"
      counted={['actor', 'actors']}
      columns={ACTOR_COLUMNS}
      rows={actors}
      rowId={({ ref }) => ref}
      rowHref={({ ref }) => actorHref(ref)}
      sorting="table"
      defaultSort={{ column: 'last', descending: true }}
      prefix="actors"
      firstRows={15}
      plain
    />
  </Panel>
);
