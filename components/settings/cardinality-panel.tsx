'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatCount, formatCounted } from '@/components/format/format-count';
import { FormError } from '@/components/forms/form-error';
import { PermittedButton } from '@/components/forms/permitted-button';
import { QueryPanel } from '@/components/states/query-panel';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { showToast } from '@/components/ui/toast-store';
import { Time } from '@/components/values/time';
import { generalErrorOf } from '@/lib/client/field-errors';
import { sendJson } from '@/lib/client/fetch-json';
import { cardinalityQuery } from '@/lib/client/settings-queries';
import { capsSchema, type Caps } from '@/lib/domain/folding';
import type { CardinalityFinding } from '@/lib/domain/read-models/cardinality';

const KINDS = { service: ['service', 'services'], policy: ['policy', 'policies'] } as const;

/** Sources that invent services or policies without end, and how many are told apart. */
export function CardinalityPanel({ mayWrite }: { mayWrite: boolean }) {
  const query = useQuery(cardinalityQuery());
  return (
    <QueryPanel
      title="Names beyond the cap"
      description="Charts and indicators tell so many services and policies of each source and zone apart; the rest counts as “other”. Events keep their own names. Services of the inventory are always told apart."
      what="caps"
      height={160}
      query={query}
    >
      {({ caps, findings }) => (
        <div className="grid gap-4">
          {findings.length === 0 ? (
            <p className="text-sm">No source has had more names than are told apart.</p>
          ) : (
            <Findings findings={findings} />
          )}
          <CapsForm key={JSON.stringify(caps)} caps={caps} mayWrite={mayWrite} />
        </div>
      )}
    </QueryPanel>
  );
}

const Findings = ({ findings }: { findings: readonly CardinalityFinding[] }) => (
  <Table label="Sources with more names than are told apart">
    <TableHead>
      <tr>
        <TableHeader>Source</TableHeader>
        <TableHeader>Zone</TableHeader>
        <TableHeader>Too many</TableHeader>
        <TableHeader className="text-right">Events counted as other</TableHeader>
        <TableHeader>Since</TableHeader>
        <TableHeader>Last</TableHeader>
        <TableHeader>Such as</TableHeader>
      </tr>
    </TableHead>
    <TableBody>
      {findings.map(({ source, zone, dimension, events, since, lastAt, examples }) => (
        <TableRow key={`${source} ${zone} ${dimension}`}>
          <TableCell>{source}</TableCell>
          <TableCell>{zone}</TableCell>
          <TableCell>{KINDS[dimension][1]}</TableCell>
          <TableCell className="figures text-right">{formatCount(events)}</TableCell>
          <TableCell className="whitespace-nowrap">
            <Time at={since} />
          </TableCell>
          <TableCell className="whitespace-nowrap">
            <Time at={lastAt} />
          </TableCell>
          <TableCell className="font-mono text-xs [overflow-wrap:anywhere]">{examples.join(', ')}</TableCell>
        </TableRow>
      ))}
    </TableBody>
  </Table>
);

function CapsForm({ caps, mayWrite }: { caps: Caps; mayWrite: boolean }) {
  const [texts, setTexts] = useState({ services: String(caps.services), policies: String(caps.policies) });
  const queryClient = useQueryClient();
  const read = capsSchema.safeParse({ services: Number(texts.services), policies: Number(texts.policies) });
  const save = useMutation({
    mutationFn: () => sendJson('PUT', '/api/v1/cardinality', read.data, capsSchema),
    onSuccess: async ({ services, policies }) => {
      showToast({
        title: 'Caps saved',
        description: `Told apart of each source and zone: ${formatCounted(services, ...KINDS.service)} and ${formatCounted(policies, ...KINDS.policy)}.`,
      });
      await queryClient.invalidateQueries({ queryKey: ['/api/v1/cardinality'] });
    },
  });
  const field = (name: 'services' | 'policies', label: string) => (
    <Field label={label}>
      {(control) => (
        <Input
          {...control}
          className="w-32"
          inputMode="numeric"
          value={texts[name]}
          disabled={!mayWrite}
          onChange={(event) => setTexts({ ...texts, [name]: event.target.value })}
        />
      )}
    </Field>
  );
  return (
    <form
      className="grid gap-2"
      onSubmit={(event) => {
        event.preventDefault();
        if (mayWrite && read.success) save.mutate();
      }}
    >
      <div className="flex flex-wrap items-end gap-3">
        {field('services', 'Services of a source and zone')}
        {field('policies', 'Policies of a source and zone')}
        <PermittedButton
          type="submit"
          allowed={mayWrite}
          reason="Only administrators change caps."
          disabled={!read.success || JSON.stringify(read.data) === JSON.stringify(caps) || save.isPending}
        >
          Save caps
        </PermittedButton>
      </div>
      <FormError>
        {read.success ? generalErrorOf(save.error, []) : 'Write whole numbers from 1 to 100,000.'}
      </FormError>
    </form>
  );
}
