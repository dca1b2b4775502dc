import type { InputMapping } from '@/lib/domain/replay/input-mapping';
import { EMPTY_TALLY } from '@/lib/domain/replay/replay-tally';
import type { Actor } from '@/lib/domain/roles';
import { jsonParameter } from '../json-parameter';
import type { Transaction } from '../transaction';

/** A run as it is asked for. */
export type NewReplayRun = {
  id: string;
  policy: string;
  title: string | null;
  engine: string;
  label: string;
  revision: string | null;
  digest: string;
  files: Readonly<Record<string, string>> | null;
  bundle: Buffer | null;
  entrypoint: string | null;
  opaUrl: string | null;
  mapping: InputMapping | null;
  zones: readonly string[] | null;
  window: { from: Date; to: Date };
  selectedPolicy: string;
  zone: string | null;
  service: string | null;
  environment: string | null;
  outcome: string | null;
  sampleSize: number | null;
  startedBy: Pick<Actor, 'type' | 'id' | 'name'>;
};

/** Saves a run, which then waits for an instance to take it up. */
export async function insertReplayRun(tx: Transaction, run: NewReplayRun, now: Date): Promise<void> {
  const { startedBy, window } = run;
  await tx.$executeRaw`
    INSERT INTO replay_run (id, policy, title, engine, label, revision, digest, files, bundle, entrypoint, opa_url,
      mapping, zones, window_from, window_to, selected_policy, zone, service, environment, outcome, sample_size, state,
      tally, started_by_type, started_by_id, started_by_name, created_at, updated_at)
    VALUES (${run.id}::uuid, ${run.policy}, ${run.title}, ${run.engine}, ${run.label}, ${run.revision}, ${run.digest},
      ${run.files && jsonParameter(run.files)}::jsonb, ${run.bundle}, ${run.entrypoint}, ${run.opaUrl},
      ${run.mapping && jsonParameter(run.mapping)}::jsonb, ${run.zones && [...run.zones]}::text[],
      ${window.from}::timestamptz, ${window.to}::timestamptz, ${run.selectedPolicy}, ${run.zone}, ${run.service},
      ${run.environment}, ${run.outcome}, ${run.sampleSize}, 'queued', ${jsonParameter(EMPTY_TALLY)}::jsonb,
      ${startedBy.type}, ${startedBy.id}, ${startedBy.name}, ${now}::timestamptz, ${now}::timestamptz)`;
}

/** How many runs wait or run. No other is saved until the transaction ends. */
export async function countOpenReplayRuns(tx: Transaction): Promise<number> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('gatehouse_replay'))`;
  return tx.replayRun.count({ where: { state: { in: ['queued', 'running'] } } });
}
