import { requirePermission } from '@/lib/auth/require-permission';
import type { RenderedRunbook } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { NO_NAMES } from '@/lib/runbooks/fill-names';
import { readRunbook } from '@/lib/runbooks/read-runbook';
import { renderRunbook } from './render-runbook';

/** How a text would look as a runbook; nothing is stored. Throws `invalid-input` as saving it would. */
export async function previewRunbook(actor: Actor, text: string, now: Date): Promise<RenderedRunbook> {
  requirePermission(actor, 'alerts:read');
  return renderRunbook(actor, readRunbook(text).body, NO_NAMES, now);
}
