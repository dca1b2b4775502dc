'use client';

import Link from 'next/link';
import { formatCounted } from '@/components/format/format-count';
import { Panel } from '@/components/states/panel';
import { Time } from '@/components/values/time';
import type { AuditActor } from '@/lib/domain/read-models/audit-parties';
import { grantHref, KIND_WORDS, STATE_WORDS } from '../access/access-words';

type Grant = NonNullable<AuditActor['grants']>[number];

/** The rights that somebody was given as far as sources tell or somebody recorded, and whether they were used. */
export function GrantsPanel({ grants }: { grants: AuditActor['grants'] }) {
  if (!grants || grants.length === 0) return null;
  return (
    <Panel
      title="Rights that it was given"
      description="As sources told or somebody recorded, the last first."
    >
      <ul className="divide-line divide-y text-sm">
        {grants.map((grant) => (
          <GrantRow key={grant.id} grant={grant} />
        ))}
      </ul>
    </Panel>
  );
}

function GrantRow({
  grant: { id, kind, role, scope, grantedAt, expiresAt, revokedAt, state, uses },
}: {
  grant: Grant;
}) {
  const { icon: Icon, word, text } = STATE_WORDS[state];
  const end = revokedAt ?? expiresAt;
  return (
    <li className="flex flex-wrap items-baseline gap-x-3 py-1.5">
      <Link href={grantHref(id)} className="link min-w-0 flex-1 basis-48 [overflow-wrap:anywhere]">
        {KIND_WORDS[kind]}: {role}
        {scope ? ` on ${scope}` : ''}
      </Link>
      <span className="text-fg-muted text-xs">
        <Time at={grantedAt} as="absolute" />
        {end ? (
          <>
            {' '}
            to <Time at={end} as="absolute" />
          </>
        ) : (
          ', without an end'
        )}
      </span>
      <span className="inline-flex items-center gap-1">
        <Icon aria-hidden className={`${text} size-4 shrink-0`} /> {word}
      </span>
      <span>{describeUses(uses)}</span>
    </li>
  );
}

/** 101 stands for more than 100. */
const describeUses = (uses: number | null): string => {
  if (uses === null) return 'Use not known';
  if (uses === 0) return 'Not used';
  return uses > 100 ? 'Used more than 100 times' : `Used ${formatCounted(uses, 'time')}`;
};
