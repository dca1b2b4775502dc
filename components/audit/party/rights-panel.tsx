'use client';

import { CircleCheck, CircleDashed, CircleSlash, History, type LucideIcon } from 'lucide-react';
import { Panel } from '@/components/states/panel';
import { Table, TableBody, TableCell, TableHead, TableHeader, TableRow } from '@/components/ui/table';
import { Time } from '@/components/values/time';
import type { ActorRights, RightUse } from '@/lib/domain/read-models/audit-parties';

const USES: Readonly<Record<RightUse, { icon: LucideIcon; word: string }>> = {
  used: { icon: CircleCheck, word: 'Used in this window' },
  'used-before': { icon: History, word: 'Used before this window' },
  unused: { icon: CircleSlash, word: 'Never used' },
  'not-recorded': { icon: CircleDashed, word: 'Not recorded: using it leaves no entry' },
};

/** The rights that an identity has, and which of them it used. */
export function RightsPanel({ rights, isPartial }: { rights: ActorRights | null; isPartial: boolean }) {
  if (isPartial)
    return (
      <Panel title="Rights">
        <p className="text-fg-muted max-w-prose text-sm text-pretty">
          You read a part of the audit log. What was not used cannot be told from a part.
        </p>
      </Panel>
    );
  if (!rights)
    return (
      <Panel title="Rights">
        <p className="text-sm">Rights not known to Gatehouse</p>
        <p className="text-fg-muted max-w-prose text-xs text-pretty">
          This identity acts elsewhere, and no source tells all rights that it has there: what it did not use
          cannot be known.
        </p>
      </Panel>
    );
  return (
    <Panel title="Rights" description={describeRights(rights)} flush>
      <Table label="Rights">
        <TableHead>
          <TableRow>
            <TableHeader>Permission</TableHeader>
            <TableHeader>Use</TableHeader>
            <TableHeader>Last used</TableHeader>
          </TableRow>
        </TableHead>
        <TableBody>
          {rights.rights.map(({ permission, use, lastAt }) => {
            const { icon: Icon, word } = USES[use];
            return (
              <TableRow key={permission}>
                <TableCell className="font-mono text-xs">{permission}</TableCell>
                <TableCell>
                  <span className="inline-flex items-center gap-1.5">
                    <Icon aria-hidden className="text-fg-muted size-4 shrink-0" /> {word}
                  </span>
                </TableCell>
                <TableCell>{lastAt === null ? null : <Time at={lastAt} />}</TableCell>
              </TableRow>
            );
          })}
        </TableBody>
      </Table>
    </Panel>
  );
}

function describeRights(rights: ActorRights): string {
  const unused = rights.rights.filter(({ use }) => use === 'unused').length;
  const recorded = rights.rights.filter(({ use }) => use !== 'not-recorded').length;
  const of =
    rights.of === 'account'
      ? `An account with the role ${rights.role}${rights.isActive ? '' : ', disabled'}`
      : `A token with the scopes ${rights.scopes.join(', ')}${rights.isActive ? '' : ', revoked'}`;
  return `${of}. ${unused} of the ${recorded} rights whose use is recorded were never used.`;
}
