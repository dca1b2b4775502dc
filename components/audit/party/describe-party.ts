import { formatCounted } from '@/components/format/format-count';
import type { ActionSpell, AuditActor, AuditTarget } from '@/lib/domain/read-models/audit-parties';

/** An actor in a sentence: how much it did in the window, and what of it for the first time. */
export function describeActor({ actor, inWindow, entries, actions }: AuditActor): string {
  const name = actor.name ?? actor.id ?? 'Somebody whose name was erased';
  const news = listNew(actions);
  return `${name} (${actor.type}) did ${formatCounted(inWindow, 'thing')} in this window, ${formatCounted(entries, 'thing')} in all.${describeNews(news)}`;
}

/** A target in a sentence: what was done to it in the window, by how many, and what of it for the first time. */
export function describeTarget({ target, inWindow, entries, actors, actions }: AuditTarget): string {
  const doers = actors.filter((each) => each.inWindow > 0).length;
  const newActors = actors.filter(({ isNew }) => isNew).length;
  const by = inWindow === 0 ? '' : ` by ${formatCounted(doers, 'actor')}`;
  const first = newActors === 0 ? '' : ` ${formatCounted(newActors, 'actor')} for the first time.`;
  return `${formatCounted(inWindow, 'thing')} ${inWindow === 1 ? 'was' : 'were'} done to ${target.type} ${target.name ?? target.id} in this window${by}, ${formatCounted(entries, 'thing')} in all.${describeNews(listNew(actions))}${first}`;
}

const listNew = (actions: readonly ActionSpell[]): string[] =>
  actions.filter(({ isNew }) => isNew).map(({ action }) => action);

/** A sentence names no more than this. */
const NAMED = 3;

function describeNews(news: readonly string[]): string {
  if (news.length === 0) return '';
  const more = news.length > NAMED ? ` and ${news.length - NAMED} more` : '';
  return ` First seen: ${news.slice(0, NAMED).join(', ')}${more}.`;
}
