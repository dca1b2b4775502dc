import { writePdfInThread } from '@/lib/compliance/pdf/thread/write-pdf-in-thread';
import { requireIncident } from '@/lib/auth/require-incident';
import type { Actor } from '@/lib/domain/roles';
import { getPostmortem } from './get-postmortem';

export type PostmortemFile = { name: string; type: string; bytes: Buffer };

/**
 * The postmortem of an incident as a file: its last version, else what Gatehouse fills in. Throws `not-found`. Needs
 * alerts:read.
 */
export async function exportPostmortem(
  actor: Actor,
  key: string,
  format: 'md' | 'pdf',
  now: Date,
): Promise<PostmortemFile> {
  const incident = await requireIncident(actor, key, now);
  const { version, text, writtenAt } = await getPostmortem(actor, incident.id, {}, now);
  const name = `postmortem-${incident.number}-v${version}.${format}`;
  if (format === 'md') return { name, type: 'text/markdown; charset=utf-8', bytes: Buffer.from(text) };
  const title = `Postmortem of incident ${incident.number}: ${incident.title}`;
  const madeAt = writtenAt === null ? now : new Date(writtenAt);
  const bytes = await writePdfInThread({ kind: 'markdown', document: { title, text }, madeAt });
  return { name, type: 'application/pdf', bytes };
}
