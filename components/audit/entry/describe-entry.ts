import { OWN_SOURCE } from '@/lib/domain/own-source';
import type { AuditEntryRow } from '@/lib/domain/read-models/audit';
import type { GrantOfEntry } from '@/lib/domain/read-models/audit-entry';

/** Verbs of actions, as sources write them, in the past. */
const PAST: Readonly<Record<string, string>> = {
  create: 'created',
  update: 'updated',
  patch: 'patched',
  change: 'changed',
  delete: 'deleted',
  remove: 'removed',
  add: 'added',
  get: 'read',
  read: 'read',
  write: 'wrote',
  share: 'shared',
  view: 'viewed',
  list: 'listed',
  watch: 'watched',
  publish: 'published',
  approve: 'approved',
  revoke: 'revoked',
  rotate: 'rotated',
  disable: 'disabled',
  enable: 'enabled',
  record: 'recorded',
  review: 'reviewed',
  end: 'ended',
};

/** What Gatehouse itself records under a name that is no verb, in words. */
const OWN: Readonly<Record<string, string>> = {
  'account.signed-in': 'signed in to',
  'account.password-set': 'set the password of',
  'account.link-created': 'made a sign-in link for',
  'account.role-changed': 'changed the role of',
  'audit.searched': 'searched the audit log',
  'audit.exported': 'exported a part of the audit log',
  'audit.viewed': 'looked in the audit log at',
  'verdict.given': 'gave a verdict on',
  'verdict.undone': 'took back a verdict on',
};

/** What an entry is to a grant, beside the grant's name. */
export const RELATION_WORDS: Readonly<Record<GrantOfEntry['relation'], string>> = {
  given: 'this entry tells that it was given',
  ended: 'this entry tells of its end',
  reviewed: 'this entry tells of its review',
  named: 'this entry changes its record',
  under: 'was held at that time',
};

/** Whoever acted, by name, else by id, else by pseudonym: names may have been erased. */
export function nameOfActor({ actor, erased }: Pick<AuditEntryRow, 'actor' | 'erased'>): string {
  const name = actor.name ?? actor.id;
  if (name) return name;
  return erased.includes('leaf') || erased.includes('actor.id') || erased.includes('actor.name')
    ? 'Somebody whose name was erased'
    : actor.ref;
}

/** What was done to what, in words: "updated policy pci-egress", else the action as its source names it. */
export function describeDeed({
  action,
  targets,
  source,
}: Pick<AuditEntryRow, 'action' | 'targets' | 'source'>): string {
  const [target, ...others] = targets;
  const own = source === OWN_SOURCE ? OWN[action] : undefined;
  if (!target) return own ?? `did ${action}`;
  const more = others.length === 0 ? '' : ` and ${others.length} more`;
  const object = `${target.type} ${target.name ?? target.id}${more}`;
  const verb = own ?? readVerb(action, target.type);
  return verb ? `${verb} ${object}` : `did ${action} on ${object}`;
}

/** The verb of `policy.update` or `policy.updated` on a policy, and of a plain `update`; null for any other action. */
function readVerb(action: string, type: string): string | null {
  const [noun, verb] = action.includes('.') ? splitAtLast(action) : [null, action.toLowerCase()];
  if (noun !== null && noun !== type) return null;
  return PAST[verb] ?? (noun !== null && Object.values(PAST).includes(verb) ? verb : null);
}

const splitAtLast = (action: string): [string, string] => {
  const dot = action.lastIndexOf('.');
  return [action.slice(0, dot), action.slice(dot + 1)];
};

/** The entry as a sentence; `at` is the time at which it happened, in words. */
export function describeEntry(entry: AuditEntryRow, at: string): string {
  const { actor, ip, outcome } = entry;
  const from = ip ? ` from ${ip}` : '';
  const end = outcome ? `: ${outcome}.` : '.';
  return `${nameOfActor(entry)} (${actor.type}) ${describeDeed(entry)}${from} on ${at}${end}`;
}
