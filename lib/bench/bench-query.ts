import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { countRowsRead } from '@/lib/store/bench/count-rows-read';
import { loadRollups } from '@/lib/store/bench/load-rollups';
import { withOwnGatehouse } from './with-own-gatehouse';

/** What one endpoint took at one size: milliseconds over all requests, and the rows that one reads. */
export type QueryFigures = {
  endpoint: string;
  p50: number;
  p99: number;
  rowsRead: number;
  rawEventsRead: number;
};
export type QueryBench = {
  sizes: { events: number; rollupRows: number; endpoints: QueryFigures[] }[];
  /** p50 at the largest size over p50 at the smallest, by endpoint. */
  growth: Record<string, number>;
};

const ENDPOINTS = {
  executive: '/api/v1/dashboards/executive?from=now-30d&to=now',
  slis: '/api/v1/slis?from=now-30d&to=now',
  'slis of a zone': '/api/v1/slis?from=now-30d&to=now&zone=zone-1',
  'all objectives': '/api/v1/slos',
  'one objective': '/api/v1/slos/m1-policy-enforcement',
  'a budget': '/api/v1/slos/m1-policy-enforcement/budget',
};
/** PostgreSQL publishes what was read after a second at most. */
const STATISTICS_MS = 1_200;
const WARM_UP = 5;

/**
 * Measures what the executive page, the indicators and the objectives read over thirty days, at several sizes, on a
 * Gatehouse of its own in a temporary folder. The roll-ups are loaded as `loadRollups` says.
 */
export async function benchQuery(
  options: { sizes: readonly number[]; requests: number },
  onStep: (words: string) => void,
): Promise<QueryBench> {
  return withOwnGatehouse(async ({ url, token }) => {
    const get = async (path: string) => {
      const response = await fetch(`${url}${path}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
    };
    const sizes: QueryBench['sizes'] = [];
    for (const size of options.sizes) {
      onStep(`Loading the roll-ups of ${size.toLocaleString('en')} events`);
      const { rows } = await loadRollups(size, new Date());
      const endpoints: QueryFigures[] = [];
      for (const [endpoint, path] of Object.entries(ENDPOINTS)) {
        onStep(`Asking for ${endpoint}`);
        endpoints.push({ endpoint, ...(await measure(() => get(path), options.requests)) });
      }
      sizes.push({ events: size, rollupRows: rows, endpoints });
    }
    return { sizes, growth: compareSizes(sizes) };
  });
}

async function measure(ask: () => Promise<void>, requests: number): Promise<Omit<QueryFigures, 'endpoint'>> {
  for (let index = 0; index < WARM_UP; index += 1) await ask();
  await sleep(STATISTICS_MS);
  const before = await countRowsRead();
  await ask();
  await sleep(STATISTICS_MS);
  const after = await countRowsRead();
  const read = [...after].map(([name, count]) => [name, count - (before.get(name) ?? 0)] as const);
  const sum = (names: (name: string) => boolean) =>
    read.filter(([name]) => names(name)).reduce((total, [, count]) => total + count, 0);
  const times: number[] = [];
  for (let index = 0; index < requests; index += 1) {
    const since = performance.now();
    await ask();
    times.push(performance.now() - since);
  }
  times.sort((left, right) => left - right);
  const rank = (quantile: number) => Number(times[Math.ceil(quantile * times.length) - 1]!.toFixed(1));
  return {
    p50: rank(0.5),
    p99: rank(0.99),
    rowsRead: sum(() => true),
    rawEventsRead: sum((name) => name.startsWith('event')),
  };
}

function compareSizes(sizes: QueryBench['sizes']): Record<string, number> {
  const [smallest, largest] = [sizes[0]!, sizes.at(-1)!];
  return Object.fromEntries(
    smallest.endpoints.map(({ endpoint, p50 }) => {
      const most = largest.endpoints.find((one) => one.endpoint === endpoint)!.p50;
      return [endpoint, Number((most / p50).toFixed(2))];
    }),
  );
}
