import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { confineToZones } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import { candidateFilesSchema, type ReplayCandidate } from '@/lib/domain/replay/candidate';
import { startReplaySchema, type StartReplay } from '@/lib/domain/replay/start-replay';
import type { Actor } from '@/lib/domain/roles';
import { resolveWindow } from '@/lib/domain/time-range';
import { listBundleNames } from '@/lib/policy/bundle-names';
import { pickTexts } from '@/lib/policy/pick-texts';
import { compileTemplate } from '@/lib/policy/replay/compile-template';
import { appendAuditEntry } from '@/lib/store/audit/append-audit-entry';
import { digestFiles } from '@/lib/store/policies/digest-files';
import { readRevisionTexts } from '@/lib/store/policies/list-revisions';
import { countOpenReplayRuns, insertReplayRun } from '@/lib/store/replays/insert-replay-run';
import { withTransaction } from '@/lib/store/transaction';

/** Runs that wait or run, of everybody. */
const MAX_OPEN = 50;

/**
 * Saves a replay of a candidate, which is then taken up in the background. Throws `invalid-input` for a template
 * that is none, `not-found` for a revision without texts, `conflict` when too many wait.
 */
export async function startReplay(
  actor: Actor,
  input: z.input<typeof startReplaySchema>,
  { now, newId, from }: Occasion,
): Promise<{ id: string }> {
  requirePermission(actor, 'policies:replay');
  requirePermission(actor, 'events:read');
  const { policy, title, candidate, selection, mapping, sampleSize } = startReplaySchema.parse(input);
  const zones = confineToZones(actor, selection.zone);
  if (mapping) requireTemplate(mapping);
  const saved = await readCandidate(policy, candidate, actor.zones);
  const id = newId();
  await withTransaction(async (tx) => {
    if ((await countOpenReplayRuns(tx)) >= MAX_OPEN)
      throw new GatehouseError('conflict', `${MAX_OPEN} replays wait or run already.`, {
        remedy: 'Wait for one of them to end, or cancel one.',
      });
    await insertReplayRun(
      tx,
      {
        id,
        policy,
        title: title ?? null,
        engine: candidate.engine,
        ...saved,
        entrypoint: 'entrypoint' in candidate ? (candidate.entrypoint ?? null) : null,
        opaUrl: candidate.engine === 'rego-server' ? candidate.opaUrl : null,
        mapping,
        zones: actor.zones === null ? null : zones,
        window: resolveWindow(selection, now),
        selectedPolicy: selection.policy ?? policy,
        zone: selection.zone ?? null,
        service: selection.service ?? null,
        environment: selection.environment ?? null,
        outcome: selection.outcome ?? null,
        sampleSize,
        startedBy: actor,
      },
      now,
    );
    await appendAuditEntry(tx, {
      id: newId(),
      occurredAt: now,
      actor,
      action: 'replay.started',
      targets: [
        { type: 'replay', id },
        { type: 'policy', id: policy },
      ],
      context: from,
      changes: { engine: candidate.engine, candidate: saved.label, digest: saved.digest },
    });
  });
  return { id };
}

function requireTemplate({ template }: NonNullable<StartReplay['mapping']>): void {
  try {
    compileTemplate(template);
  } catch (error) {
    throw new GatehouseError('invalid-input', error instanceof Error ? error.message : String(error), {
      path: 'mapping.template',
    });
  }
}

type Saved = {
  label: string;
  revision: string | null;
  digest: string;
  files: Record<string, string> | null;
  bundle: Buffer | null;
};

async function readCandidate(
  policy: string,
  candidate: ReplayCandidate,
  zones: readonly string[] | null,
): Promise<Saved> {
  if (candidate.engine === 'rego-wasm') {
    const bundle = Buffer.from(candidate.bundle, 'base64');
    const digest = `sha256:${createHash('sha256').update(bundle).digest('hex')}`;
    return { label: candidate.name, revision: null, digest, files: null, bundle };
  }
  const files = candidate.files ?? (await readTexts(policy, candidate.revision!, zones));
  const names = Object.keys(files);
  const named =
    names.length > 3 ? `${names.slice(0, 3).join(', ')} and ${names.length - 3} more` : names.join(', ');
  return {
    label: candidate.revision ?? named,
    revision: candidate.revision ?? null,
    digest: digestFiles(files),
    files,
    bundle: null,
  };
}

async function readTexts(
  policy: string,
  revision: string,
  zones: readonly string[] | null,
): Promise<Record<string, string>> {
  const related = { names: listBundleNames(policy), below: policy };
  const texts = pickTexts(await readRevisionTexts(related, revision, zones), policy);
  if (!texts)
    throw new GatehouseError('not-found', `The texts of revision ${revision} of ${policy} are not known.`, {
      path: 'candidate.revision',
      remedy: 'Give the files of the candidate instead.',
    });
  return candidateFilesSchema.parse(texts);
}
