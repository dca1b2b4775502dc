import type { Role, TokenScope } from '@/lib/domain/roles';

/** Roles in words, and what each of them opens. */
export const ROLE_WORDS: Record<Role, { label: string; hint: string }> = {
  viewer: { label: 'Viewer', hint: 'Dashboards, policies and inventory.' },
  executive: { label: 'Executive', hint: 'Dashboards, policies and inventory.' },
  'on-call': {
    label: 'On-call',
    hint: 'Also single events and payloads; replays the quarantine, says of denials whether they were right.',
  },
  reviewer: {
    label: 'Reviewer',
    hint: 'Also single events and payloads, and the audit trail; judges denials.',
  },
  administrator: {
    label: 'Administrator',
    hint: 'Everything, and changes accounts, tokens, mappings, inventory and policies.',
  },
};

/** Scopes of tokens in words, and what each of them opens. */
export const SCOPE_WORDS: Record<TokenScope, { label: string; hint: string }> = {
  ingest: { label: 'Ingest', hint: 'Sends events. Reads nothing.' },
  read: { label: 'Read', hint: 'Reads what a reviewer reads.' },
  policies: { label: 'Policies', hint: 'Reads policies, publishes revisions, adds and ends exceptions.' },
  replay: { label: 'Replay', hint: 'Replays candidates of policies. Reads policies and single events.' },
  audit: { label: 'Audit', hint: 'Reads the audit trail, its proofs and reports, and nothing else.' },
  admin: { label: 'Admin', hint: 'Does everything that an administrator does, and ingest.' },
};

/** Why a change of accounts or tokens is not open to somebody. */
export const ONLY_ADMINISTRATORS = 'Only administrators change this.';
