import { expect, test } from './fixtures/test';
import { unique } from './fixtures/unique';
import { PoliciesPage } from './pages/policies-page';

test.use({ role: 'reviewer' });

const MINUTE = 60_000;

test('a rollout that stopped is found by its finding, and its page says what runs where', async ({
  page,
  sender,
}) => {
  const policy = unique('rollout');
  const ago = (minutes: number) => new Date(Date.now() - minutes * MINUTE).toISOString();
  const activation = (revision: string, environment: string, minutes: number) => ({
    kind: 'change',
    id: unique(revision),
    type: 'policy-activated',
    occurredAt: ago(minutes),
    policy,
    revision,
    environment,
    instance: `${environment}-engine`,
  });
  const answer = await sender.ingestEvents([
    activation('v1', 'aws-eu-west-1', 50),
    activation('v1', 'onprem-fra1', 49),
    activation('v2', 'aws-eu-west-1', 10),
    {
      kind: 'decision',
      id: unique('decision'),
      occurredAt: ago(1),
      outcome: 'allow',
      policy,
      revision: 'v1',
      environment: 'onprem-fra1',
      instance: 'onprem-fra1-engine',
    },
  ]);
  expect(answer).toMatchObject({ status: 202, accepted: 4 });

  const policies = new PoliciesPage(page);
  // Within an hour every stretch is wide enough to be a link.
  await policies.open('?from=now-1h');
  await policies.finding('Differs between environments').click();
  await expect(page).toHaveURL(/finding=differing/);
  await expect(policies.row(policy)).toContainText('onprem-fra1 without v2');

  await policies.link(policy).click();
  await policies.shell.isAt(policy);
  await expect(policies.lane('onprem-fra1').getByRole('link')).toHaveText('v1');
  await expect(policies.lane('aws-eu-west-1').getByRole('link')).toHaveText(['v1', 'v2']);
  await expect(policies.point('onprem-fra1')).toContainText('v1');
  await expect(policies.point('onprem-fra1').getByRole('cell').last()).toHaveText(/^1\d\s*min/);
  await expect(policies.point('aws-eu-west-1')).toContainText('v2');
});
