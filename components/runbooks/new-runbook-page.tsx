'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { Page } from '@/components/layout/page';
import { Panel } from '@/components/states/panel';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { runbookHref } from '@/lib/client/runbook-queries';
import { runbookSlugSchema } from '@/lib/domain/runbooks/runbook-text';
import type { Permission } from '@/lib/domain/roles';
import { RunbookEditor } from './runbook-editor';
import { WHO_WRITES_RUNBOOKS } from './runbook-words';

const TEMPLATE = `---
title: What happened, in a few words
detectors: []
zones: []
owner: somebody@example.com
reviewDays: 180
---

What this means, and who is hurt.

Denials in zone $zone: {{ value denials zone=$zone window=15m }}.

## In the first five minutes

- [ ] Open [the denials](/denials?zone=$zone).
`;

/** `/runbooks/new`: writes a runbook from a template. */
export function NewRunbookPage({ permissions }: { permissions: readonly Permission[] }) {
  const router = useRouter();
  const [slug, setSlug] = useState('');
  const named = runbookSlugSchema.safeParse(slug);
  const back = { href: '/runbooks', label: 'Runbooks' };
  if (!permissions.includes('runbooks:write'))
    return (
      <Page title="New runbook" back={back} controls={[]}>
        <p className="text-fg-muted text-sm">{WHO_WRITES_RUNBOOKS}</p>
      </Page>
    );
  return (
    <Page title="New runbook" back={back} controls={[]}>
      <Panel title="Name">
        <Field
          label="Name in addresses"
          hint="Lower-case letters, digits and dashes. It stays when the title changes."
          error={slug !== '' && !named.success ? 'Lower-case letters, digits and dashes only.' : null}
        >
          {(control) => (
            <Input {...control} value={slug} onChange={({ target }) => setSlug(target.value.trim())} />
          )}
        </Field>
      </Panel>
      {named.success ? (
        <RunbookEditor
          slug={named.data}
          text=""
          initial={TEMPLATE}
          basedOn={0}
          onDone={() => router.push('/runbooks')}
          onSaved={() => router.push(runbookHref(named.data))}
        />
      ) : null}
    </Page>
  );
}
