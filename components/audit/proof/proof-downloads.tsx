'use client';

import { Download } from 'lucide-react';
import { Button } from '@/components/ui/button';
import { CopyButton } from '@/components/values/copy-button';
import { downloadText } from '@/components/values/download-text';
import { auditProofPath } from '@/lib/client/audit-entry-queries';
import { readBase64, writeHex } from '@/lib/client/audit-proof/bytes';
import type { AuditEntry } from '@/lib/domain/read-models/audit';

/** The proof and the leaf of an entry as files, and the command that computes the leaf's hash without Gatehouse. */
export function ProofDownloads({ entry, isCovered }: { entry: AuditEntry; isCovered: boolean }) {
  const file = `entry-${entry.index}.json`;
  const leaf = entry.leaf === null ? null : readBase64(entry.leaf);
  const hash = readBase64(entry.leafHash);
  const command = `(printf '\\000'; cat ${file}) | sha256sum`;
  return (
    <div className="grid gap-3">
      <div className="flex flex-wrap gap-2">
        {isCovered ? (
          <Button asChild variant="outline" size="sm">
            <a href={auditProofPath(entry.id)} download={`entry-${entry.index}.tlog-proof`}>
              <Download aria-hidden /> Proof as a file
            </a>
          </Button>
        ) : null}
        {leaf ? (
          <Button
            variant="outline"
            size="sm"
            onClick={() => downloadText(file, new TextDecoder().decode(leaf), 'application/json')}
          >
            <Download aria-hidden /> Leaf as a file
          </Button>
        ) : null}
      </div>
      {leaf && hash ? (
        <div className="grid gap-1 text-xs">
          <p className="text-fg-muted text-pretty">
            Without Gatehouse, this prints the hash that begins the way to the root. The proof is a text in
            the format C2SP tlog-proof.
          </p>
          <div className="bg-muted/60 border-line flex items-center gap-1 rounded-md border py-0.5 pl-2">
            <code className="min-w-0 flex-1 font-mono [overflow-wrap:anywhere]">{command}</code>
            <CopyButton text={command} what="command" />
          </div>
          <code className="text-fg-muted font-mono [overflow-wrap:anywhere]">{writeHex(hash)}</code>
        </div>
      ) : null}
    </div>
  );
}
