import type { RenderedRunbook } from '@/lib/domain/read-models/runbooks';
import type { Actor } from '@/lib/domain/roles';
import { fillNames, type RunbookNames } from '@/lib/runbooks/fill-names';
import { listBlocks } from '@/lib/runbooks/list-blocks';
import { findValueTags, replaceValueTags } from '@/lib/runbooks/value-tags';
import { readValues } from './read-values';

/** A runbook's Markdown as it is read: its steps, with names filled in and live values as of `now`. */
export async function renderRunbook(
  actor: Actor,
  body: string,
  names: RunbookNames,
  now: Date,
): Promise<RenderedRunbook> {
  const values = await readValues(actor, findValueTags(body), names, now);
  // Values are links to their place, so that they stay within the sentence that they belong to.
  const linked = replaceValueTags(body, (place) => `[live value](#value-${place})`);
  const blocks = listBlocks(linked).map((block) => ({ ...block, text: fillNames(block.text, names) }));
  return { blocks, values, at: now.toISOString() };
}
