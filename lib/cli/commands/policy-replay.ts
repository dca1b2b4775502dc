import { setTimeout as sleep } from 'node:timers/promises';
import type { Command } from 'commander';
import type { ReplayDetail } from '@/lib/domain/read-models/replay';
import type { ReplayCandidate } from '@/lib/domain/replay/candidate';
import { replayLink } from '@/lib/domain/replay/replay-link';
import type { App } from '../app';
import { connect } from '../connect';
import { startProgress } from '../progress';
import { readNumber } from '../read-number';
import { describeReplay, writeMarkdown } from '../replay/describe-replay';
import { decidedNothing, meetsCondition, parseFailOn, type FailCondition } from '../replay/fail-on';
import { readCandidateFiles } from '../replay/read-candidate';

type Options = {
  policy: string;
  candidate?: string;
  revision?: string;
  engine?: 'cedar' | 'rego-server';
  opaUrl?: string;
  entrypoint?: string;
  from: string;
  to: string;
  zone?: string;
  service?: string;
  environment?: string;
  outcome?: string;
  sample?: number;
  title?: string;
  failOn: string[];
  json?: boolean;
  markdown?: boolean;
};

/** What a pipeline tells apart: the candidate met a condition, or it could not be replayed at all. */
const FAILED_CONDITION = 2;
const LOOK_EVERY_MS = 500;

export function addPolicyReplayCommand(policy: Command): void {
  policy
    .command('replay')
    .description(
      'Evaluates a candidate against decisions of the past and says what would flip. Ends with 2 where a condition of --fail-on holds, with 1 where the replay fails.',
    )
    .requiredOption('--policy <name>', 'the policy whose decisions are replayed')
    .option(
      '--candidate <path>',
      '.cedar or .rego file or folder, or a .tar.gz or .wasm of opa build -t wasm',
    )
    .option('--revision <name>', 'a revision of the policy whose texts Gatehouse has, instead of --candidate')
    .option('--engine <name>', 'cedar or rego-server, with --revision', 'cedar')
    .option('--opa-url <url>', 'the OPA server that evaluates Rego texts')
    .option('--entrypoint <path>', 'the rule that decides, as http/authz/allow')
    .option('--from <time>', 'now-24h or an RFC 3339 time', 'now-24h')
    .option('--to <time>', 'likewise', 'now')
    .option('--zone <zone>', 'only decisions of this zone')
    .option('--service <name>', 'only decisions of this service')
    .option('--environment <name>', 'only decisions of this environment')
    .option('--outcome <outcome>', 'only decisions with this outcome')
    .option('--sample <n>', 'draw about so many by lot', readNumber(100, 10_000_000))
    .option('--title <text>', 'what the run is called')
    .option(
      '--fail-on <condition>',
      "fail where it holds, such as 'deny-to-allow>0' or 'errors>=1%'; may be repeated",
      (value: string, before: string[]) => [...before, value],
      [] as string[],
    )
    .option('--json', 'print the run as JSON')
    .option('--markdown', 'print a summary for a pull request')
    .action(async (options: Options) => {
      const conditions = options.failOn.map(parseFailOn);
      const candidate = await readCandidate(options);
      const app = await connect();
      const { id } = await app.post<{ id: string }>('/api/v1/replays', toRequest(options, candidate));
      const run = await follow(app, id);
      report(run, `${app.publicUrl}${replayLink(run.policy, id)}`, conditions, options);
    });
}

async function readCandidate(options: Options): Promise<ReplayCandidate> {
  const { candidate, revision, engine, opaUrl, entrypoint } = options;
  if (!candidate === !revision) throw new Error('Name either --candidate or --revision.');
  if (candidate) return readCandidateFiles(candidate, { opaUrl, entrypoint });
  if (engine !== 'rego-server') return { engine: 'cedar', revision };
  if (!opaUrl) throw new Error('Rego as text is evaluated by an OPA server: name it with --opa-url.');
  return { engine, revision, opaUrl, entrypoint };
}

const toRequest = (options: Options, candidate: ReplayCandidate) => ({
  policy: options.policy,
  title: options.title,
  candidate,
  selection: {
    from: options.from,
    to: options.to,
    zone: options.zone,
    service: options.service,
    environment: options.environment,
    outcome: options.outcome,
  },
  sampleSize: options.sample ?? null,
});

/** Watches a run to its end, however long that takes. An interrupt ends the run too. */
async function follow(app: App, id: string): Promise<ReplayDetail> {
  const cancel = () => {
    void app.post(`/api/v1/replays/${id}/cancel`, {}).catch(() => undefined);
  };
  process.once('SIGINT', cancel);
  const progress = startProgress('Replay', 100);
  try {
    for (;;) {
      const response = await app.sendPatiently(`/api/v1/replays/${id}`, {});
      const run = (await response.json()) as ReplayDetail;
      if (run.state !== 'queued' && run.state !== 'running') {
        if (run.state === 'done') progress.update(100);
        return run;
      }
      const { done, total, share } = run.progress;
      progress.update(100 * (share ?? 0), total === null ? 'waiting' : `${done} of ${total}`);
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    progress.stop();
    process.off('SIGINT', cancel);
  }
}

function report(
  run: ReplayDetail,
  link: string,
  conditions: readonly FailCondition[],
  { json, markdown }: Options,
): void {
  const isDone = run.state === 'done';
  const met = isDone ? conditions.filter((condition) => meetsCondition(condition, run)) : [];
  const texts = met.map(({ text }) => text);
  if (json) process.stdout.write(`${JSON.stringify({ ...run, link, failedOn: texts }, null, 2)}\n`);
  else if (isDone && markdown) process.stdout.write(`${writeMarkdown(run, link, met)}\n`);
  else if (isDone) process.stdout.write(`${describeReplay(run, link).join('\n')}\n`);
  if (!isDone) {
    process.stderr.write(
      run.state === 'failed' ? `The replay failed: ${run.error}\n` : 'The replay was cancelled.\n',
    );
    process.exitCode = 1;
    return;
  }
  if (met.length === 0) {
    if (conditions.length === 0 || !decidedNothing(run)) return;
    process.stderr.write(
      'The candidate decided on nothing: no stored decision matches, or none can be replayed. So nothing is known of it.\n',
    );
    process.exitCode = 1;
    return;
  }
  process.stderr.write(`Failed on ${texts.join(', ')}.\n`);
  process.exitCode = FAILED_CONDITION;
}
