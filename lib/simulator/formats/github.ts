import type { EventOf } from '@/lib/domain/event';
import type { Random } from '../random';
import { defineFormat } from './format';

const REPOSITORY = 'acme/policies';
const HOME = `https://github.com/${REPOSITORY}`;

const loginOf = (email: string): string => email.split('@')[0]!.replaceAll('.', '-');

function write(event: EventOf<'audit'>, random: Random) {
  const login = loginOf(event.actor.id);
  // GitHub writes whole seconds.
  const at = `${event.occurredAt.slice(0, 19)}Z`;
  const number = 1_000 + random.index(9_000);
  const review = 1_000_000_000 + random.index(1_000_000_000);
  const head = random.hex(40);
  const user = { login, type: 'User' };
  return {
    action: 'submitted',
    review: {
      id: review,
      user,
      body: null,
      commit_id: head,
      submitted_at: at,
      state: 'approved',
      html_url: `${HOME}/pull/${number}#pullrequestreview-${review}`,
    },
    pull_request: {
      number,
      state: 'open',
      title: `Change what ${event.service} may do`,
      html_url: `${HOME}/pull/${number}`,
      updated_at: at,
      user: { login: 'acme-policy-bot', type: 'Bot' },
      head: { ref: `change-${event.service}`, sha: head },
      base: { ref: 'main', sha: random.hex(40) },
    },
    repository: { full_name: REPOSITORY, private: true, html_url: HOME, default_branch: 'main' },
    sender: user,
  };
}

/**
 * Approvals of changes of policies, which are pull requests: webhooks about reviews, which know no place and no
 * approval that failed. Source: docs.github.com, "Webhook events and payloads, pull_request_review".
 */
export const github = defineFormat({
  path: '/api/ingest/github',
  kind: 'audit',
  speaks: ({ action, outcome }) => action === 'policy.approve' && outcome === 'success',
  write,
  webhook: 'github',
});
