import { execFile } from 'node:child_process';
import { WitnessProblem } from '../witness';

const ENDED_WITHIN_MS = 30_000;
const MAX_OUTPUT = 64 * 1_048_576;
/** What a refused attempt wrote is shown to people: not without end. */
const MAX_WORDS = 300;

export type RunGit = (args: readonly string[], input?: string) => Promise<string>;

/**
 * The `git` program in a folder, with nobody's settings but ours, no questions and no hooks of its own side. A token
 * goes to https in the environment, never in an argument, and what git says is given on without it. What comes back
 * throws `WitnessProblem` where git is not installed, refuses, or does not end in time.
 */
export function makeRunGit(folder: string, token: string | null, protocols: readonly string[]): RunGit {
  const settings: [string, string][] = [
    ['core.hooksPath', '/dev/null'],
    ['gc.auto', '0'],
    ['http.followRedirects', 'false'],
    ['user.name', 'Gatehouse'],
    ['user.email', 'gatehouse@localhost'],
    ...(token === null
      ? []
      : [['http.extraHeader', `Authorization: Basic ${basicOf(token)}`] satisfies [string, string]]),
  ];
  const env = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    SSH_AUTH_SOCK: process.env.SSH_AUTH_SOCK,
    LC_ALL: 'C',
    GIT_DIR: folder,
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_TERMINAL_PROMPT: '0',
    GIT_ASKPASS: '/bin/false',
    GIT_SSH_COMMAND: 'ssh -o BatchMode=yes -o ConnectTimeout=10',
    GIT_ALLOW_PROTOCOL: protocols.join(':'),
    GIT_CONFIG_COUNT: settings.length.toString(),
    ...Object.fromEntries(
      settings.flatMap(([key, value], index) => [
        [`GIT_CONFIG_KEY_${index}`, key],
        [`GIT_CONFIG_VALUE_${index}`, value],
      ]),
    ),
  } as unknown as NodeJS.ProcessEnv;
  return (args, input) =>
    new Promise((done, failed) => {
      const child = execFile(
        'git',
        args,
        { env, timeout: ENDED_WITHIN_MS, killSignal: 'SIGKILL', maxBuffer: MAX_OUTPUT },
        (error, stdout, stderr) => {
          if (!error) return done(stdout);
          failed(new WitnessProblem(describe(error, stderr, token), { cause: error }));
        },
      );
      child.stdin?.on('error', () => undefined);
      child.stdin?.end(input ?? '');
    });
}

const basicOf = (token: string): string => Buffer.from(`x-access-token:${token}`).toString('base64');

function describe(error: Error & { code?: unknown; killed?: boolean }, stderr: string, token: string | null) {
  if (error.code === 'ENOENT')
    return 'The program git is not installed on the machine that Gatehouse runs on. Install it, or use another kind of witness.';
  if (error.killed) return 'git did not end in time.';
  const words = stderr.trim().replaceAll(/\s+/g, ' ').slice(0, MAX_WORDS);
  const safe = token === null ? words : words.replaceAll(token, '***').replaceAll(basicOf(token), '***');
  return `git refuses: ${safe || error.message.split('\n')[0]!}`;
}
