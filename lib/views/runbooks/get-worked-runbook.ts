import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { RunbookOccasionInput, RunbookUseRow, WorkedRunbook } from '@/lib/domain/read-models/runbooks';
import type { List } from '@/lib/domain/read-models/common';
import type { Actor } from '@/lib/domain/roles';
import { listBlocks } from '@/lib/runbooks/list-blocks';
import { readRunbook } from '@/lib/runbooks/read-runbook';
import { findRunbook, findRunbookVersion } from '@/lib/store/runbooks/find-runbook';
import { findRunbookUse, listRunbookUses as listStored, listTicks } from '@/lib/store/runbooks/uses';
import { readOccasion } from './read-occasion';
import { renderRunbook } from './render-runbook';

/**
 * A runbook as it is worked along in an incident or for an alert, with what is done: the version that the work began with,
 * else the one in force. Throws `not-found`.
 */
export async function getWorkedRunbook(
  actor: Actor,
  slug: string,
  occasion: RunbookOccasionInput,
  now: Date,
): Promise<WorkedRunbook> {
  requirePermission(actor, 'alerts:read');
  const [{ names }, use, current] = await Promise.all([
    readOccasion(actor, occasion, now),
    findRunbookUse(slug, occasion),
    findRunbook(slug, now),
  ]);
  const version = use?.version ?? current?.version;
  const worked = version === undefined ? null : await findRunbookVersion(slug, version);
  if (!worked) throw new GatehouseError('not-found', `There is no runbook ${slug}.`);
  const { title, body } = readRunbook(worked.text);
  const [rendered, ticks] = await Promise.all([
    renderRunbook(actor, body, names, now),
    use ? listTicks(use.id) : [],
  ]);
  const newerVersion = current && current.version > worked.version ? current.version : null;
  return { slug, title, version: worked.version, newerVersion, rendered, ticks };
}

const MOST_USES = 200;

/** When a runbook was used, the last first. */
export async function listRunbookUses(actor: Actor, slug: string): Promise<List<RunbookUseRow>> {
  requirePermission(actor, 'alerts:read');
  const { items, total } = await listStored(slug, actor.zones, MOST_USES);
  return {
    items: items.map(({ text, ...use }) => ({ ...use, steps: countSteps(text) })),
    total,
    nextCursor: null,
  };
}

const countSteps = (text: string): number =>
  listBlocks(readRunbook(text).body).filter(({ kind }) => kind === 'step').length;
