import { createHmac, randomBytes } from 'node:crypto';
import { policyDetailSchema } from '@/lib/domain/read-models/policies';
import { DEMO } from './fixtures/demo';
import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { SourcesPage } from './pages/sources-page';

test.use({ role: 'administrator' });

/** A push to the default branch that changes one policy, as GitHub tells it. */
function pushOf(policy: string): string {
  const sha = randomBytes(20).toString('hex');
  const commit = {
    id: sha,
    message: 'Tighten it',
    timestamp: new Date().toISOString(),
    author: { name: 'Mona', username: 'mona' },
    added: [`${policy}/rules.rego`],
    modified: [],
    removed: [],
  };
  return JSON.stringify({
    ref: 'refs/heads/main',
    before: '1'.repeat(40),
    after: sha,
    deleted: false,
    forced: false,
    commits: [commit],
    head_commit: commit,
    repository: {
      full_name: 'acme/policies',
      default_branch: 'main',
      pushed_at: Math.floor(Date.now() / 1_000),
    },
    pusher: { name: 'mona' },
    sender: { login: 'mona' },
  });
}

/** Delivers a push without a token, signed with a secret, and returns the status. */
async function deliver(body: string, secret: string): Promise<number> {
  const response = await fetch(`${DEMO.url}/api/ingest/github`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-hub-signature-256': `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`,
    },
    body,
  });
  return response.status;
}

test('with a webhook secret a signed push is taken, and a wrongly signed one is refused and told', async ({
  page,
  api,
}) => {
  const sources = new SourcesPage(page);
  await sources.openSource('github');
  const secret = randomBytes(24).toString('base64url');
  await sources.setWebhookSecret(secret);
  await expect(sources.webhookSecret()).toContainText('Current secret');

  const policy = unique('webhook/policy');
  expect(await deliver(pushOf(policy), secret)).toBe(202);
  const published = await api.get(`/api/v1/policies/${encodeURIComponent(policy)}`, policyDetailSchema, {
    from: 'now-1h',
    to: 'now',
  });
  expect(published.revisions).toHaveLength(1);

  expect(await deliver(pushOf(policy), `${secret}x`)).toBe(401);
  await page.reload();
  await expect(sources.webhookSecret()).toContainText('the last had a wrong signature');
  await expect(sources.state()).toContainText('github');
});
