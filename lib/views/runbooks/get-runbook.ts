import type { z } from 'zod';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { Runbook, RunbookVersionText, runbookNamesSchema } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { NO_NAMES } from '@/lib/runbooks/fill-names';
import { readRunbook } from '@/lib/runbooks/read-runbook';
import { findRunbook, findRunbookVersion, listRunbookVersions } from '@/lib/store/runbooks/find-runbook';
import { renderRunbook } from './render-runbook';

/** A runbook with its text as it is read where the names stand for something, and its versions. Throws `not-found`. */
export async function getRunbook(
  actor: Actor,
  slug: string,
  names: z.infer<typeof runbookNamesSchema>,
  now: Date,
): Promise<Runbook> {
  requirePermission(actor, 'alerts:read');
  const found = await findRunbook(slug, now);
  if (!found) throw missing(slug);
  const { body } = readRunbook(found.text);
  const [rendered, versions] = await Promise.all([
    renderRunbook(actor, body, { ...NO_NAMES, ...names }, now),
    listRunbookVersions(slug),
  ]);
  return { ...found, rendered, versions };
}

/** One version of a runbook with its text. Throws `not-found`. */
export async function getRunbookVersion(
  actor: Actor,
  slug: string,
  version: number,
): Promise<RunbookVersionText> {
  requirePermission(actor, 'alerts:read');
  const found = await findRunbookVersion(slug, version);
  if (!found) throw new GatehouseError('not-found', `The runbook ${slug} has no such version.`);
  return found;
}

const missing = (slug: string) =>
  new GatehouseError('not-found', `There is no runbook ${slug}.`, {
    remedy: 'Look at the list of runbooks.',
  });
