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
    /** Flows from other zones that were legitimate are refused by a policy that the callers do not satisfy yet. */
    | { kind: 'refused-callers'; targetZone: string; ratio: number; policy: string }
    /** More workloads than usual try to reach a zone that they may not reach. */
    | { kind: 'intruders'; sourceZone: string; targetZone: string; ratio: number }
    /** Share of the requests of a zone that reach their service past the engine. */
    | { kind: 'unguarded'; zone: string; ratio: number }
    /** A rule keeps data of a zone from being moved. */
    | { kind: 'kept-data'; zone: string; rule: string; ratio: number }
    /** Each access to the data of a zone is in the audit log. */
    | { kind: 'audited-data'; zone: string }
    /** The gateway of a zone refuses requests whose token is not valid. */
    | { kind: 'refused-tokens'; zone: string; policy: string; ratio: number; reason: string }
    /** Of the ordinary telemetry of a zone this share is let go of; denials and failures all are. */
    | { kind: 'sampling'; zone: string; rate: number }
    /** Policy engines ask for a claim of the attestation broker. */
    | { kind: 'checked-claims'; policy: string }
    /** The broker of an environment does not answer. Claims that ran out are accepted until `graceUntil`. */
    | { kind: 'broker-outage'; environment: string; graceUntil: number }
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
