import type { Change } from '@/lib/domain/event';
import { formatMicros } from '../format-time';
import type { PolicyFiles } from '../policies/policy';
import { hashText, Random } from '../random';
import type { TimedEvent } from '../story/story';

const SECOND = 1_000;

/** A policy of another engine than OPA, as its repository has it. */
type Text = {
  policy: string;
  zone: string | null;
  author: string;
  message: string;
  files: PolicyFiles;
};

/** A policy is published at a time, and in force in one environment after the other some minutes later. */
export function publishText(
  seed: number,
  at: number,
  environments: readonly string[],
  { policy, zone, author, message, files }: Text,
): TimedEvent[] {
  const random = new Random(seed, hashText(policy), Math.floor(at / SECOND));
  const commit = random.hex(40);
  const revision = commit.slice(0, 7);
  const id = `${policy.replaceAll('/', '-')}-${revision}`;
  const record = (
    time: number,
    suffix: string,
    fields: Partial<Change> & Pick<Change, 'type'>,
  ): TimedEvent => ({
    at: time,
    event: {
      kind: 'change',
      id: `${id}-${suffix}`,
      occurredAt: formatMicros(time),
      sentAt: formatMicros(time + 900),
      policy,
      revision,
      commit,
      url: `https://git.acme.example/platform/policies/commit/${commit}`,
      message,
      ...(zone ? { zone } : {}),
      ...fields,
    },
  });
  const activations = environments.map((environment, index) =>
    record(at + (60 + index * 40) * SECOND, environment, {
      type: 'policy-activated',
      environment,
      author: 'gitops-controller',
    }),
  );
  return [
    record(at, 'published', { type: 'policy-published', author, principal: author, files: { ...files } }),
    ...activations,
  ];
}
