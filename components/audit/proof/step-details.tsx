'use client';

import type { ReactNode } from 'react';
import { ScrollArea } from '@/components/ui/scroll-area';
import { Summary } from '@/components/ui/summary';
import { Id } from '@/components/values/id';
import { JsonView } from '@/components/values/json-view';
import { Time } from '@/components/values/time';
import { writeHex } from '@/lib/client/audit-proof/bytes';
import type { PathStep } from '@/lib/client/audit-proof/follow-inclusion';
import type { AuditEntryDetail } from '@/lib/domain/read-models/audit-entry';
import type { AuditCheckpoint } from '@/lib/domain/read-models/audit-proofs';

/** The hash of the leaf, and of what it is one. */
export const LeafHash = ({ hash }: { hash: Uint8Array }) => (
  <p className="flex flex-wrap items-center gap-x-2 text-xs">
    <Code>SHA-256(0x00 ‖ leaf) =</Code>
    <Hash bytes={hash} what="leaf hash" />
  </p>
);

/** The values behind the commitments of a leaf, with their salts. */
export function Commitments({
  sealed,
  erased,
}: {
  sealed: AuditEntryDetail['entry']['sealed'];
  erased: readonly string[];
}) {
  const fields = Object.keys(sealed);
  if (fields.length === 0) return null;
  return (
    <details>
      <Summary className="text-xs">
        {fields.join(', ')}
        {erased.length > 0 ? `; erased: ${erased.join(', ')}` : ''}
      </Summary>
      <div className="grid gap-1 py-1">
        <p className="text-fg-muted text-xs">
          In the leaf stands, of each, HMAC-SHA256 with its salt as the key over the value as RFC 8785 writes
          it.
        </p>
        <JsonView value={sealed} label="values and salts" />
      </div>
    </details>
  );
}

/** Every hash from the leaf to the root: the sibling, its side, and what both make. */
export function HashPath({
  leafHash,
  path,
  root,
}: {
  leafHash: Uint8Array;
  path: readonly PathStep[];
  root: Uint8Array | null;
}) {
  return (
    <ol className="border-line grid gap-1.5 border-l-2 pl-3 text-xs" aria-label="From the leaf to the root">
      <li className="flex flex-wrap items-center gap-x-2">
        <span>Leaf</span>
        <Hash bytes={leafHash} what="leaf hash" />
      </li>
      {path.map(({ sibling, siblingIsLeft, result }, place) => (
        <li key={place} className="grid">
          <span className="flex flex-wrap items-center gap-x-2">
            <span className="figures">
              {place + 1}. Sibling {siblingIsLeft ? 'left' : 'right'}
            </span>
            <Hash bytes={sibling} what={`sibling ${place + 1}`} />
          </span>
          <span className="flex flex-wrap items-center gap-x-2">
            <Code>SHA-256(0x01 ‖ {siblingIsLeft ? 'sibling ‖ hash' : 'hash ‖ sibling'}) =</Code>
            <Hash bytes={result} what={`hash ${place + 1}`} />
          </span>
        </li>
      ))}
      <li className="flex flex-wrap items-center gap-x-2">
        <span>Root of the checkpoint</span>
        {root ? <Hash bytes={root} what="root" /> : <span>of no checkpoint that holds</span>}
      </li>
    </ol>
  );
}

/** A checkpoint as it was signed. */
export function Note({
  checkpoint: { note, signedAt },
  label,
}: {
  checkpoint: AuditCheckpoint;
  label: string;
}) {
  return (
    <details>
      <Summary className="text-xs">
        {label}, stored <Time at={signedAt} as="absolute" />
      </Summary>
      <ScrollArea label={label} className="border-line bg-muted/60 mt-1 rounded-md border">
        <pre className="p-3 font-mono text-xs leading-5">{note}</pre>
      </ScrollArea>
    </details>
  );
}

const Code = ({ children }: { children: ReactNode }) => (
  <code className="text-fg-muted font-mono">{children}</code>
);

const Hash = ({ bytes, what }: { bytes: Uint8Array; what: string }) => (
  <Id id={writeHex(bytes)} what={what} length={32} />
);
