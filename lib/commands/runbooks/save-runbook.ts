import { requireEveryZone } from '@/lib/auth/confine-to-zones';
import type { Occasion } from '@/lib/auth/occasion';
import { requirePermission } from '@/lib/auth/require-permission';
import { GatehouseError } from '@/lib/domain/errors';
import type { RunbookInput } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { runbookSlugSchema } from '@/lib/domain/runbooks/runbook-text';
import { readRunbook } from '@/lib/runbooks/read-runbook';
import { announceAlerts } from '@/lib/store/alerting/announce-alerts';
import { insertRunbookVersion, lockRunbooks, readRunbookRow } from '@/lib/store/runbooks/write-runbook';
import { withTransaction } from '@/lib/store/transaction';
import { noteWritten } from './note-written';

/**
 * Writes a new version of a runbook, the first where `basedOn` is 0. Throws `invalid-input` for a text that cannot be read,
 * and `conflict` where somebody else wrote one meanwhile, so that nobody's words are lost. Needs runbooks:write.
 */
export async function saveRunbook(
  actor: Actor,
  givenSlug: string,
  { text, basedOn }: RunbookInput,
  occasion: Occasion,
): Promise<{ slug: string; version: number }> {
  requirePermission(actor, 'runbooks:write');
  requireEveryZone(actor);
  const slug = runbookSlugSchema.parse(givenSlug);
  const { body: _body, ...head } = readRunbook(text);
  const { now } = occasion;
  return withTransaction(async (tx) => {
    await lockRunbooks(tx);
    const row = await readRunbookRow(tx, slug);
    const current = row && row.removedAt === null ? row.version : 0;
    if (current !== basedOn)
      throw new GatehouseError(
        'conflict',
        current === 0
          ? 'The runbook was removed meanwhile.'
          : basedOn === 0
            ? `There is a runbook ${slug} already.`
            : `Somebody wrote version ${current} meanwhile.`,
        { remedy: 'Read the newest version, and bring your words into it.' },
      );
    const version = await insertRunbookVersion(tx, {
      slug,
      text,
      head,
      source: 'product',
      at: now,
      by: actor.name,
    });
    await noteWritten(tx, actor, { slug, title: head.title, version, text, source: 'product' }, occasion);
    await announceAlerts(tx, now);
    return { slug, version };
  });
}
