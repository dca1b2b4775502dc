'use client';

import { useQuery } from '@tanstack/react-query';
import { ShieldCheck, TriangleAlert } from 'lucide-react';
import { QueryPanel } from '@/components/states/query-panel';
import { auditWitnessesQuery } from '@/lib/client/audit-keeping-queries';

/** Whether the database itself refuses the app to change the log. */
export function ProtectionPanel() {
  const query = useQuery(auditWitnessesQuery());
  return (
    <QueryPanel
      title="Role in the database"
      description="What prevents this server from changing entries. The proof that nobody did is the tree, not this."
      what="the role in the database"
      height={64}
      query={query}
    >
      {({ protection: { role, changeable } }) =>
        changeable.length === 0 ? (
          <p className="flex items-start gap-1.5 text-sm">
            <ShieldCheck aria-hidden className="text-status-met mt-0.5 size-4 shrink-0" />
            <span>
              The role <code className="font-mono text-xs">{role}</code> can insert entries and checkpoints.
              It cannot change or delete any.
            </span>
          </p>
        ) : (
          <p className="flex items-start gap-1.5 text-sm">
            <TriangleAlert aria-hidden className="text-status-at-risk mt-0.5 size-4 shrink-0" />
            <span>
              The role <code className="font-mono text-xs">{role}</code> could change{' '}
              {changeable.join(' and ')}: only triggers prevent it, and it can take those away. Name another
              role as owner with DATABASE_OWNER_URL.
            </span>
          </p>
        )
      }
    </QueryPanel>
  );
}
