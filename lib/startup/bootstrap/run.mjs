// The first file that runs, on a bare clone with nothing but Node.js: so plain JavaScript and
// Node's own modules only. It installs, generates and builds what is missing, then hands over.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fingerprint, isBuilt, isInstalled, noteBuild } from './freshness.mjs';
import { runStep } from './run-step.mjs';

const root = fileURLToPath(new URL('../../../', import.meta.url));
process.chdir(root);
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.env.CHECKPOINT_DISABLE = '1';

const [command = 'start', ...args] = process.argv.slice(2);
/** What runs after the preparation, and what must be ready for it. */
const COMMANDS = {
  start: { script: 'lib/startup/start.ts', needs: ['install', 'generate', 'build'] },
  demo: { script: 'lib/cli/demo.ts', needs: ['install', 'generate', 'build'] },
  gatehouse: { script: 'lib/cli/main.ts', needs: ['install', 'generate'] },
  verify: { script: 'lib/check/verify.ts', needs: ['install', 'generate'] },
  test: { script: 'lib/check/test.ts', needs: ['install', 'generate', 'build'] },
  prepare: { script: null, needs: ['install', 'generate', 'build'] },
};

requireNode();
const chosen = COMMANDS[command];
if (!chosen) fail(`There is no command "${command}".`);
// The command line's own output is data (a token, JSON): preparation must not mix with it.
const quiet = command === 'gatehouse';
if (chosen.needs.includes('install')) await install();
if (chosen.needs.includes('generate')) await generate();
if (chosen.needs.includes('build')) await build();
if (chosen.script) handOver(chosen.script);

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(`Gatehouse needs Node.js 20.19 or newer; this is ${process.versions.node}.`);
}

async function install() {
  if (isInstalled(root)) return;
  say('Installing what is missing (npm ci) …');
  await runOrFail(
    npm(),
    ['ci', '--no-audit', '--no-fund', '--include=dev', '--include=optional'],
    'The packages could not be installed.',
    {
      // Prisma would fetch an engine that nothing here uses.
      PRISMA_SKIP_POSTINSTALL_GENERATE: '1',
    },
  );
}

async function generate() {
  const mark = 'lib/store/generated/.fingerprint';
  const current = fingerprint(root, ['prisma/schema.prisma', 'package-lock.json']);
  if (existsSync(mark) && readFileSync(mark, 'utf8') === current) return;
  say('Generating the database client …');
  await runOrFail(
    process.execPath,
    ['node_modules/prisma/build/index.js', 'generate'],
    'The database client could not be generated.',
    {
      // Named but never run: the client needs no engine, and nothing is downloaded.
      PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    },
  );
  writeFileSync(mark, current);
}

async function build() {
  if (isBuilt(root)) return;
  say('Building the app …');
  await noteBuild(root, () =>
    runOrFail(process.execPath, ['node_modules/next/dist/bin/next', 'build'], 'The app could not be built.', {
      NODE_ENV: 'production',
    }),
  );
}

function handOver(script) {
  const tsx = join(root, 'node_modules/tsx/dist/cli.mjs');
  // Signals reach the whole group from a terminal; the child decides, and we end as it ends.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  import('node:child_process').then(({ spawn }) => {
    const child = spawn(process.execPath, [tsx, script, ...args], { stdio: 'inherit' });
    for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
    child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
  });
}

function npm() {
  return process.platform === 'win32' ? 'npm.cmd' : 'npm';
}

async function runOrFail(file, fileArgs, sentence, environment) {
  // Output goes to standard error: standard output belongs to the command.
  const done = await runStep(file, fileArgs, {
    env: { ...process.env, ...environment },
    stdio: ['ignore', quiet ? 'ignore' : 2, quiet ? 'pipe' : 2],
    shell: process.platform === 'win32',
  }).catch((error) => ({ status: null, stderr: error.message }));
  if (done.status !== 0) fail(`${sentence}${done.stderr ? `\n${done.stderr}` : ' See the lines above.'}`);
}

function say(sentence) {
  process.stderr.write(`${sentence}\n`);
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
