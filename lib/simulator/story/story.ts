import type { Event } from '@/lib/domain/event';
import type { PolicyTimeline } from './policy-timeline';

/** An event and its time in milliseconds since 1970 (with a fraction). */
export type TimedEvent = { at: number; event: Event };

/** The time in which a story is told; milliseconds since 1970. */
export type StoryFrame = {
  seed: number;
  /** Policies have their first known revision from here on. */
  historyStart: number;
  /** When the story was first told: the "now" of the first start. */
  anchor: number;
  /** Nothing after it needs to be planned. */
  horizon: number;
};

type Span = { from: number; to: number };

/** Something that is out of order for a while, and shows in the events of that time. */
export type Episode = Span &
  (
    | { kind: 'auth-failures'; provider: string; ratio: number; reason: string }
    | { kind: 'attestation-failures'; host: string; ratio: number; reason: string }
    | { kind: 'slow-evaluation'; policy: string; factor: number }
    | { kind: 'flow-errors'; targetService: string; ratio: number }
    | { kind: 'untagged-telemetry'; service: string; missingTags: readonly string[] }
    | { kind: 'silent-telemetry'; service: string }
  );
export type EpisodeOf<Kind extends Episode['kind']> = Extract<Episode, { kind: Kind }>;

/** What happens in the estate apart from its ordinary traffic, in time order. */
export type Story = {
  frame: StoryFrame;
  timelines: ReadonlyMap<string, PolicyTimeline>;
  events: readonly TimedEvent[];
  episodes: readonly Episode[];
};

/** The episode of a kind that holds at a time and fits; undefined on an ordinary day. */
export function findEpisode<Kind extends Episode['kind']>(
  episodes: readonly Episode[],
  kind: Kind,
  at: number,
  fits: (episode: EpisodeOf<Kind>) => boolean,
): EpisodeOf<Kind> | undefined {
  for (const episode of episodes)
    if (episode.kind === kind && at >= episode.from && at < episode.to && fits(episode as EpisodeOf<Kind>))
      return episode as EpisodeOf<Kind>;
  return undefined;
}
