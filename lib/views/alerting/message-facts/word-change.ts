import type { Notification } from '@/lib/domain/alerting/notification';
import type { ChangeType } from '@/lib/domain/kinds';
import type { ChangeMarker } from '@/lib/domain/read-models/common';

const VERBS: Readonly<Record<ChangeType, string>> = {
  'policy-published': 'published',
  'policy-activated': 'activated',
  'policy-rolled-back': 'rolled back',
  deploy: 'deployed',
  rotation: 'rotated',
  maintenance: 'maintained',
};

const NOUNS: Readonly<Record<ChangeType, string>> = {
  'policy-published': 'Policy published',
  'policy-activated': 'Policy activated',
  'policy-rolled-back': 'Policy rolled back',
  deploy: 'Deploy',
  rotation: 'Rotation',
  maintenance: 'Maintenance',
};

/** A change as a message tells it, with where it can be seen: the diff, else the policy, else its page at its source. */
export function wordChange(marker: ChangeMarker, address: string): Notification['changes'][number] {
  const { occurredAt, type, policy, revision, environment, author, message } = marker;
  const subject = [policy, revision && `@ ${revision}`].filter(Boolean).join(' ');
  const what = subject ? `${subject} ${VERBS[type]}` : message || NOUNS[type];
  const where = environment === null ? '' : ` in ${environment}`;
  const who = author === null ? '' : ` by ${author}`;
  return { at: occurredAt, what: `${what}${where}${who}`, url: linkOf(marker, address) };
}

function linkOf({ policy, revision, previousRevision, url }: ChangeMarker, address: string): string {
  if (policy && revision) {
    const search = new URLSearchParams(
      previousRevision ? { from: previousRevision, to: revision } : { to: revision },
    );
    return `${address}/policies/${encodeURIComponent(policy)}/diff?${search}`;
  }
  if (policy) return `${address}/policies/${encodeURIComponent(policy)}`;
  return url !== null && /^https?:\/\//.test(url) ? url : `${address}/on-call`;
}
