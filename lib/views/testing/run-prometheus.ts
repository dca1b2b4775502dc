import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@/lib/startup/find-free-port';

/** Values of a counter over time; seconds since 1970. */
export type CounterSeries = {
  /** Without `_total`. */
  name: string;
  labels: Readonly<Record<string, string>>;
  samples: readonly { seconds: number; value: number }[];
};

export type Prometheus = {
  /** The value of an expression at an instant (seconds), or null where it has none. */
  query: (expression: string, seconds: number) => Promise<number | null>;
  majorVersion: number;
  stop: () => Promise<void>;
};

const READY_WITHIN_MS = 60_000;

/** The programs of an installed Prometheus, or null. */
export function findPrometheus(): { server: string; tool: string } | null {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const find = (name: string) => folders.map((folder) => join(folder, name)).find((path) => existsSync(path));
  const [server, tool] = [find('prometheus'), find('promtool')];
  return server && tool ? { server, tool } : null;
}

/** Starts a real Prometheus in a folder of its own that holds these counters, and scrapes nothing. */
export async function runPrometheus(
  { server, tool }: { server: string; tool: string },
  counters: readonly CounterSeries[],
): Promise<Prometheus> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-prometheus-'));
  const [text, config, data] = ['counters.txt', 'prometheus.yml', 'data'].map((name) => join(folder, name));
  await writeFile(text!, inOpenMetrics(counters));
  await writeFile(config!, 'scrape_configs: []\n');
  execFileSync(
    tool,
    ['tsdb', 'create-blocks-from', 'openmetrics', '--max-block-duration=768h', '--quiet', text!, data!],
    { stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const port = await findFreePort();
  const child = spawn(
    server,
    [
      `--config.file=${config!}`,
      `--storage.tsdb.path=${data!}`,
      // Its own clock has nothing to do with the times of the counters.
      '--storage.tsdb.retention.time=100y',
      `--web.listen-address=127.0.0.1:${port}`,
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  const exited = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const stop = async () => {
    child.kill('SIGTERM');
    await exited;
    await rm(folder, { recursive: true, force: true });
  };
  const url = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady(url, () => child.exitCode !== null);
    const version = await ask<{ version: string }>(`${url}/api/v1/status/buildinfo`);
    const query = async (expression: string, seconds: number) => {
      const parameters = new URLSearchParams({ query: expression, time: String(seconds) });
      const { result } = await ask<{ result: { value: [number, string] }[] }>(
        `${url}/api/v1/query?${parameters}`,
      );
      if (result.length > 1) throw new Error(`${expression} has ${result.length} values.`);
      return result[0] ? Number(result[0].value[1]) : null;
    };
    return { query, majorVersion: Number.parseInt(version.version, 10), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function inOpenMetrics(counters: readonly CounterSeries[]): string {
  const names = [...new Set(counters.map(({ name }) => name))];
  const families = names.map((name) => {
    const lines = counters
      .filter((one) => one.name === name)
      .flatMap(({ labels, samples }) => {
        const list = Object.entries(labels).map(([label, value]) => `${label}=${JSON.stringify(value)}`);
        return samples.map(({ seconds, value }) => `${name}_total{${list.join(',')}} ${value} ${seconds}\n`);
      });
    return `# TYPE ${name} counter\n${lines.join('')}`;
  });
  return `${families.join('')}# EOF\n`;
}

async function ask<T>(address: string): Promise<T> {
  const response = await fetch(address);
  const answer = (await response.json()) as { status: string; error?: string; data: T };
  if (answer.status !== 'success') throw new Error(answer.error);
  return answer.data;
}

async function waitUntilReady(url: string, hasExited: () => boolean): Promise<void> {
  const deadline = Date.now() + READY_WITHIN_MS;
  for (;;) {
    const isReady = await fetch(`${url}/-/ready`).then(
      ({ ok }) => ok,
      () => false,
    );
    if (isReady) return;
    if (hasExited() || Date.now() > deadline) throw new Error('Prometheus did not become ready.');
    await sleep(50);
  }
}
