import type { AlertSubject } from '@/lib/domain/alerting/subject';
import type { Episode } from './count-episodes';

/** The episodes of one subject. */
export type SubjectEpisodes = {
  subject: AlertSubject;
  itemName: string | null;
  episodes: readonly Episode[];
};

const TOP = 10;

/**
 * What episodes come to: how often people would have been told and how often not, for how long it fired in all and at most,
 * the subjects that would have fired most, and the last episodes, newest first. What is not over counts up to `endMs`.
 */
export function sumUpEpisodes(all: readonly SubjectEpisodes[], endMs: number) {
  const lengthOf = ({ openedMs, resolvedMs }: Episode) => ((resolvedMs ?? endMs) - openedMs) / 1_000;
  const sum = (episodes: readonly Episode[]) =>
    episodes.reduce((seconds, episode) => seconds + lengthOf(episode), 0);
  const flat = all.flatMap(({ subject, itemName, episodes }) =>
    episodes.map((episode) => ({ subject, itemName, episode })),
  );
  const told = flat.filter(({ episode }) => episode.isTold);
  return {
    times: told.length,
    untold: flat.length - told.length,
    firingSeconds: sum(flat.map(({ episode }) => episode)),
    longestSeconds: flat.length === 0 ? null : Math.max(...flat.map(({ episode }) => lengthOf(episode))),
    firingNow: flat.filter(({ episode }) => episode.resolvedMs === null).length,
    bySubject: all
      .filter(({ episodes }) => episodes.length > 0)
      .map(({ subject, itemName, episodes }) => ({
        subject,
        itemName,
        times: episodes.filter(({ isTold }) => isTold).length,
        firingSeconds: sum(episodes),
      }))
      .toSorted((one, other) => other.times - one.times || other.firingSeconds - one.firingSeconds)
      .slice(0, TOP),
    last: flat.toSorted((one, other) => other.episode.openedMs - one.episode.openedMs).slice(0, TOP),
  };
}
