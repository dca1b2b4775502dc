import type { AuditClass } from '@/lib/domain/audit-retention/audit-class';

/** What the classes of entries are called, and what is in them. */
export const CLASS_WORDS: Record<AuditClass, { label: string; hint: string }> = {
  'sign-in': { label: 'Sign-ins', hint: 'Sign-ins, sign-outs and sessions, here and at identity providers.' },
  access: { label: 'Access and elevation', hint: 'Accounts, tokens, roles, groups, keys, break-glass.' },
  policy: { label: 'Policy changes', hint: 'Policies, exceptions, trust rules, mappings, verdicts.' },
  administration: { label: 'Own administration', hint: 'Everything else that was done in Gatehouse.' },
  'control-plane': {
    label: 'Workload and cloud control plane',
    hint: 'Everything else that sources tell.',
  },
  reading: { label: 'Reading of the trail', hint: 'Who searched, viewed or exported the audit trail.' },
  log: {
    label: 'The log itself',
    hint: 'Pulses, erasures, holds, keys; these go with the beginning of the log only.',
  },
};

const FIELD_WORDS: Readonly<Record<string, string>> = {
  'actor.id': 'Id of who acted',
  'actor.name': 'Name of who acted',
  'context.ip': 'Address',
  'context.userAgent': 'User agent',
  'context.location': 'Location',
  changes: 'Changes',
  'targets.name': 'Names of targets',
  targets: 'The whole list of targets',
  leaf: 'Everything but the hash',
};

/** What a field of an entry is called. */
export const fieldWord = (field: string): string => FIELD_WORDS[field] ?? field;

/** Why a button does nothing for a reader. */
export const WHO_KEEPS = 'Only administrators change what the audit log keeps.';
