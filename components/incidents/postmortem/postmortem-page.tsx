'use client';

import { useQuery } from '@tanstack/react-query';
import { Download } from 'lucide-react';
import { parseAsInteger, useQueryState } from 'nuqs';
import { useState } from 'react';
import { PermittedButton } from '@/components/forms/permitted-button';
import { Page } from '@/components/layout/page';
import { Markdown } from '@/components/markdown/markdown';
import { Panel } from '@/components/states/panel';
import { QueryPanel } from '@/components/states/query-panel';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/values/time';
import {
  incidentHref,
  incidentQuery,
  postmortemFileHref,
  postmortemQuery,
} from '@/lib/client/incident-queries';
import type { Postmortem } from '@/lib/domain/read-models/postmortems';
import type { Permission } from '@/lib/domain/roles';
import { ActionsPanel } from '../detail/actions-panel';
import { INCIDENTS, WHO_WORKS_ON_INCIDENTS } from '../incident-words';
import { PostmortemEditor } from './postmortem-editor';

/** `/incidents/[id]/postmortem`: what was learned, written in Markdown over what Gatehouse filled in. */
export function PostmortemPage({ id, permissions }: { id: string; permissions: readonly Permission[] }) {
  const [version, setVersion] = useQueryState('version', parseAsInteger);
  const [isEditing, setIsEditing] = useState(false);
  const incident = useQuery(incidentQuery(id)).data;
  const query = useQuery(postmortemQuery(id, version ?? undefined));
  const mayWrite = permissions.includes('incidents:write');
  const name = incident ? `#${incident.number} ${incident.title}` : 'Incident';
  const file = (format: 'md' | 'pdf', word: string) => (
    <Button asChild>
      <a href={postmortemFileHref(id, format)} download>
        <Download aria-hidden />
        {word}
      </a>
    </Button>
  );
  return (
    <Page
      title="Postmortem"
      documentTitle={`Postmortem · ${name} · Incidents`}
      answer={name}
      controls={[]}
      back={
        incident
          ? { href: incidentHref(incident.number), label: `Incident #${incident.number}` }
          : { href: INCIDENTS, label: 'Incidents' }
      }
      actions={
        <>
          {file('md', 'Markdown')}
          {file('pdf', 'PDF')}
          <PermittedButton
            variant="primary"
            allowed={mayWrite && query.data !== undefined}
            reason={WHO_WORKS_ON_INCIDENTS}
            disabled={isEditing}
            onClick={() => setIsEditing(true)}
          >
            Edit
          </PermittedButton>
        </>
      }
    >
      <div className="grid items-start gap-4 xl:grid-cols-[minmax(0,1fr)_minmax(0,26rem)]">
        {isEditing && query.data ? (
          <PostmortemEditor
            id={id}
            start={query.data}
            onSaved={() => void setVersion(null)}
            onClose={() => setIsEditing(false)}
          />
        ) : (
          <QueryPanel title={titleOf(query.data)} query={query} what="the postmortem" height={480}>
            {({ text }) => <Markdown text={text} className="max-w-none" />}
          </QueryPanel>
        )}
        <div className="grid gap-4">
          {query.data ? (
            <Versions postmortem={query.data} onChoose={(each) => void setVersion(each)} />
          ) : null}
          {incident ? <ActionsPanel incident={incident} mayWrite={mayWrite} /> : null}
        </div>
      </div>
    </Page>
  );
}

const titleOf = (postmortem: Postmortem | undefined): string =>
  !postmortem
    ? 'Postmortem'
    : postmortem.version === 0
      ? 'As Gatehouse fills it in'
      : `Version ${postmortem.version} by ${postmortem.writtenBy}`;

function Versions({
  postmortem: { version, versions },
  onChoose,
}: {
  postmortem: Postmortem;
  onChoose: (version: number | null) => void;
}) {
  const last = versions[0]?.version ?? 0;
  const button = (each: number, word: React.ReactNode) => (
    <li key={each}>
      <Button
        size="sm"
        variant={version === each ? 'primary' : 'ghost'}
        aria-pressed={version === each}
        onClick={() => onChoose(each === last ? null : each)}
      >
        {word}
      </Button>
    </li>
  );
  return (
    <Panel title="Versions" description="Each save is one; none is ever lost.">
      <ul className="grid justify-items-start gap-1">
        {versions.map((each) =>
          button(
            each.version,
            <>
              {each.version} by {each.writtenBy}, <Time at={each.writtenAt} />
            </>,
          ),
        )}
        {button(0, 'As Gatehouse would fill it in now')}
      </ul>
    </Panel>
  );
}
