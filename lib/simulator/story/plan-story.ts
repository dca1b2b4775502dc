import type { Estate } from '../estate';
import { POLICIES } from '../policies';
import type { Scenario } from '../scenarios/scenario';
import { findIncident, planAlert, type Incident } from './plan-alerts';
import { planAccess } from './plan-access';
import { DAY, planDay } from './plan-day';
import { planOpening } from './plan-opening';
import { planPolicyTimeline, type Publication } from './plan-policy-timeline';
import type { PolicyTimeline } from './policy-timeline';
import type { Story, StoryFrame, TimedEvent } from './story';

/** Days that an episode or a drift may reach beyond the day on which it was planned. */
const REACH_DAYS = 2;

/**
 * The story of an estate around a window [from, to), in milliseconds since 1970. Policies are
 * told from the start of the history, days only where they may touch the window.
 */
export function planStory(
  frame: StoryFrame,
  window: { from: number; to: number },
  estate: Estate,
  scenario: Scenario,
  starts: readonly number[],
): Story {
  const added = scenario.plan({ ...frame, starts });
  const timelines = new Map<string, PolicyTimeline>();
  const events: TimedEvent[] = [...added.events];
  const incidents: Incident[] = [];
  const historyLength = frame.anchor - frame.historyStart;

  for (const policy of POLICIES) {
    const used = estate.services.filter((service) => service.policies.includes(policy.path));
    const environments = estate.environments
      .map(({ slug }) => slug)
      .filter((slug) => used.some((service) => service.environments.includes(slug)));
    if (!environments.length) continue;
    const publications: Publication[] = [
      ...policy.edits.map(({ at, rolledBackAfterMinutes, canaryShare, ...edit }) => ({
        policy: policy.path,
        at: frame.historyStart + at * historyLength,
        edit,
        rolledBackAfterMinutes,
        canaryShare,
      })),
      ...added.publications.filter((publication) => publication.policy === policy.path),
    ].filter((publication) => publication.at < frame.horizon);
    const { timeline, changes } = planPolicyTimeline(policy, environments, publications, frame);
    timelines.set(policy.path, timeline);
    incidents.push(...listBadPublications(publications));
    events.push(...changes);
  }

  const opening = planOpening(frame);
  const episodes = [...added.episodes, ...opening.episodes];
  events.push(...opening.events, ...planAccess(frame));
  const paths = [...timelines.keys()];
  const lastDay = Math.floor(window.to / DAY);
  for (let day = Math.floor(window.from / DAY) - REACH_DAYS; day <= lastDay; day++) {
    const plan = planDay(frame.seed, day, estate, paths);
    events.push(...plan.events);
    episodes.push(...plan.episodes);
  }
  incidents.push(...episodes.map(findIncident).filter((incident) => incident !== null));
  for (const incident of incidents) events.push(...planAlert(frame.seed, incident, estate));
  events.sort((a, b) => a.at - b.at);
  return { frame, timelines, events, episodes };
}

/** Revisions that were rolled back: monitoring saw the denials jump until then. */
const listBadPublications = (publications: readonly Publication[]): Incident[] =>
  publications.flatMap(({ policy, at, rolledBackAfterMinutes }) =>
    rolledBackAfterMinutes
      ? [
          {
            title: `Denials of ${policy} jumped`,
            severity: 'page' as const,
            policy,
            from: at,
            to: at + rolledBackAfterMinutes * 60_000,
          },
        ]
      : [],
  );
