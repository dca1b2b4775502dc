'use client';

import { ArrowLeftRight } from 'lucide-react';
import { useId } from 'react';
import { Button } from '@/components/ui/button';
import { Label } from '@/components/ui/label';
import { Select } from '@/components/ui/select';
import type { PolicyDetail } from '@/lib/domain/read-models/policies';

type Revisions = PolicyDetail['revisions'];

/** Chooses the two revisions that are compared. */
export function RevisionPickers({
  revisions,
  from,
  to,
  onChange,
}: {
  revisions: Revisions;
  from: string | null;
  to: string;
  onChange: (change: { from?: string | null; to?: string }) => void;
}) {
  return (
    <div role="group" aria-label="Revisions to compare" className="flex flex-wrap items-end gap-2">
      <Picker
        label="From"
        value={from}
        revisions={revisions}
        onChange={(revision) => onChange({ from: revision })}
      />
      <Button
        variant="ghost"
        size="icon"
        aria-label="Swap the revisions"
        title="Swap the revisions"
        disabled={from === null}
        onClick={() => onChange({ from: to, to: from ?? undefined })}
      >
        <ArrowLeftRight aria-hidden />
      </Button>
      <Picker
        label="To"
        value={to}
        revisions={revisions}
        onChange={(revision) => onChange({ to: revision })}
      />
    </div>
  );
}

function Picker({
  label,
  value,
  revisions,
  onChange,
}: {
  label: string;
  value: string | null;
  revisions: Revisions;
  onChange: (revision: string) => void;
}) {
  const id = useId();
  return (
    <div className="grid">
      <Label htmlFor={id} className="text-fg-muted text-xs font-normal">
        {label}
      </Label>
      <Select
        id={id}
        className="w-72 max-w-[80vw]"
        value={value ?? ''}
        onChange={(event) => onChange(event.target.value)}
      >
        {value === null ? <option value="">nothing (first revision)</option> : null}
        {revisions.map(({ revision, message, files }) => (
          <option key={revision} value={revision}>
            {[revision, files.length === 0 ? '(text not known)' : null, message && `· ${message}`]
              .filter(Boolean)
              .join(' ')}
          </option>
        ))}
      </Select>
    </div>
  );
}
