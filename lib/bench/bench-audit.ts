import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { readLatestCheckpoint } from '@/lib/store/audit-log/audit-checkpoints';
import { readAuditHead } from '@/lib/store/audit-log/audit-head';
import { proveConsistency, proveInclusion } from '@/lib/store/audit-log/prove-entry';
import { loadAuditLog, loadedActorRef } from '@/lib/store/bench/load-audit-log';
import { makeAuditBodies } from './make-audit-bodies';
import { makeOpaBodies } from './make-opa-bodies';
import { makeSender, sendAll, type Send } from './send-bodies';
import { withOwnGatehouse } from './with-own-gatehouse';

type Milliseconds = { p50: number; p99: number };
export type AuditBench = {
  ingest: {
    /** A second, from HTTP to durable. */
    decisions: number;
    auditEvents: number;
    /** A second, from the first sent to the last one's place in the tree. */
    auditEventsInTree: number;
    ratio: number;
    ratioInTree: number;
  };
  entries: number;
  inclusionProof: Milliseconds;
  consistencyProof: Milliseconds;
  searchByActor: Milliseconds;
  verifiedPerSecond: number;
};

const PER_REQUEST = 500;
const CONCURRENCY = 16;
const PARTS = 4;
const WARM_UP = 5;

/**
 * Measures, on a Gatehouse of its own in a temporary folder: the ingest of Kubernetes audit events beside that of OPA
 * decisions, in turns; then over a log of `entries` entries proofs, the search by actor over thirty days, and a full
 * verification.
 */
export const benchAudit = (
  options: { events: number; entries: number; requests: number },
  onStep: (words: string) => void,
): Promise<AuditBench> =>
  withOwnGatehouse(async ({ url, token, ownerUrl }) => {
    const ingest = await measureIngest(url, token, options.events, onStep);
    const { entries, requests } = options;
    onStep(`Loading ${entries.toLocaleString('en')} entries`);
    await loadAuditLog(entries, new Date(), ownerUrl, (loaded) => {
      if (loaded % 1_000_000 === 0) onStep(`${loaded.toLocaleString('en')} entries are loaded`);
    });
    const { tree } = await readAuditHead();
    onStep('Waiting for the checkpoint');
    while (((await readLatestCheckpoint())?.size ?? 0n) < tree.size) await sleep(500);
    const get = async (path: string) => {
      const response = await fetch(`${url}${path}`, { headers: { authorization: `Bearer ${token}` } });
      const text = await response.text();
      if (response.status !== 200) throw new Error(`${path} answered ${response.status}: ${text}`);
      return text;
    };
    const place = (turn: number) => (tree.size * BigInt((turn * 7_919) % 10_007)) / 10_007n;
    const tell = (name: string, { p50, p99 }: Milliseconds) =>
      onStep(`${name}: p50 ${p50} ms, p99 ${p99} ms`);
    onStep('Proofs');
    const inclusionProof = await measure(requests, (turn) => proveInclusion(place(turn), tree.size));
    const consistencyProof = await measure(requests, (turn) => proveConsistency(place(turn) + 1n, tree.size));
    // Told at once: a run over a large log that is ended early has measured this much.
    tell('Inclusion proof', inclusionProof);
    tell('Consistency proof', consistencyProof);
    onStep('Search by actor');
    const searchByActor = await measure(requests, (turn) =>
      get(`/api/v1/audit?from=now-30d&to=now&actor=${loadedActorRef(turn * 31)}`),
    );
    tell('Search by actor over 30 days', searchByActor);
    onStep('Full verification');
    const started = performance.now();
    const size = (await readAuditHead()).tree.size;
    const lines = (await verify(url, token)).trim().split('\n');
    const seconds = (performance.now() - started) / 1_000;
    const last = JSON.parse(lines.at(-1)!) as { problems: unknown[]; error?: string };
    if (last.error || last.problems.length > 0) throw new Error(`The log does not verify: ${lines.at(-1)!}`);
    return {
      ingest,
      entries: Number(size),
      inclusionProof,
      consistencyProof,
      searchByActor,
      verifiedPerSecond: Math.round(Number(size) / seconds),
    };
  });

async function verify(url: string, token: string): Promise<string> {
  const response = await fetch(`${url}/api/v1/verify/audit`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ checkpoints: [] }),
  });
  const text = await response.text();
  if (response.status !== 200) throw new Error(`The verification answered ${response.status}: ${text}`);
  return text;
}

async function measureIngest(
  url: string,
  token: string,
  events: number,
  onStep: (words: string) => void,
): Promise<AuditBench['ingest']> {
  const decisions = makeSender(url, token, CONCURRENCY);
  const audits = makeSender(url, token, CONCURRENCY, '/api/ingest/kubernetes-audit');
  const size = Math.ceil(events / PARTS);
  const send = async (bodies: readonly Buffer[], sender: Send) => {
    const started = performance.now();
    await sendAll(bodies, CONCURRENCY, sender);
    return started;
  };
  const untilInTree = async (least: bigint) => {
    while ((await readAuditHead()).tree.size < least) await sleep(20);
  };
  // What follows behind the log is no cost of the decisions that come next.
  const untilFindable = async () => {
    for (let head = await readAuditHead(); head.indexedTo < head.tree.size; head = await readAuditHead())
      await sleep(200);
  };
  // The first requests meet cold code and empty caches.
  await send(makeOpaBodies(0, 20_000, PER_REQUEST, new Date()).bodies, decisions);
  await send(makeAuditBodies(0, 20_000, PER_REQUEST, new Date()).bodies, audits);
  await untilInTree(20_000n);
  let [ofDecisions, ofAudits, ofTree] = [0, 0, 0];
  for (let part = 0; part < PARTS; part += 1) {
    onStep(`Ingest, ${part + 1} of ${PARTS}`);
    await untilFindable();
    const first = 20_000 + part * size;
    const decisionBodies = makeOpaBodies(first, size, PER_REQUEST, new Date()).bodies;
    const since = await send(decisionBodies, decisions);
    ofDecisions += performance.now() - since;
    const bodies = makeAuditBodies(first, size, PER_REQUEST, new Date()).bodies;
    const before = (await readAuditHead()).tree.size;
    const started = await send(bodies, audits);
    ofAudits += performance.now() - started;
    await untilInTree(before + BigInt(size));
    ofTree += performance.now() - started;
  }
  const rate = (milliseconds: number) => Math.round((size * PARTS * 1_000) / milliseconds);
  return {
    decisions: rate(ofDecisions),
    auditEvents: rate(ofAudits),
    auditEventsInTree: rate(ofTree),
    ratio: Number((ofDecisions / ofAudits).toFixed(2)),
    ratioInTree: Number((ofDecisions / ofTree).toFixed(2)),
  };
}

async function measure(requests: number, ask: (turn: number) => Promise<unknown>): Promise<Milliseconds> {
  for (let turn = 0; turn < WARM_UP; turn += 1) await ask(requests + turn);
  const times: number[] = [];
  for (let turn = 0; turn < requests; turn += 1) {
    const started = performance.now();
    await ask(turn);
    times.push(performance.now() - started);
  }
  times.sort((one, other) => one - other);
  const rank = (quantile: number) => Number(times[Math.ceil(quantile * times.length) - 1]!.toFixed(1));
  return { p50: rank(0.5), p99: rank(0.99) };
}
