import type { AlertSeverity } from '@/lib/domain/alerting/alert-state';
import type { AlertRule, AlertRuleInput } from '@/lib/domain/alerting/alert-rule';
import type { AlertCondition } from '@/lib/domain/alerting/condition';
import type { DetectorId } from '@/lib/domain/alerting/detectors';

/** A number that a rule of the detector holds conditions to, as forms ask for it. */
export type ThresholdParameter = {
  name: string;
  label: string;
  /** What stands behind the number. `share` is 0–1, shown as a percentage. */
  unit: 'share' | 'count' | 'minutes' | 'milliseconds' | 'bytes' | 'days' | 'times';
  initial: number;
  min: number;
  max: number;
  /** One sentence: what is compared with it. */
  help: string;
};

/** The rule as far as it decides what is found. */
export type WatchedRule = Pick<AlertRule, 'detector' | 'scope' | 'threshold' | 'dynamic' | 'severity'>;

/**
 * What a rule says at times within the window that it was opened for, both ends in; evidence was read once, so this is
 * pure. It names every subject with evidence, also those whose condition does not hold, so that charts can be drawn of it.
 */
export type OpenedRule = { judge: (atMs: number) => AlertCondition[] };

/** Reads the evidence of a detector and judges it. */
export type Watcher = {
  detector: DetectorId;
  parameters: readonly ThresholdParameter[];
  /** Whether its threshold may be the count's own history by hour of week. */
  isCount: boolean;
  defaults: Pick<AlertRuleInput, 'forMinutes' | 'keepFiringMinutes' | 'cooldownMinutes' | 'dedupeBy'> & {
    severity: AlertSeverity;
  };
  /**
   * Reads what judging at any time of the window needs, from roll-ups and projections only. `stepMs`: how far apart the
   * times are that will be asked for, so that long windows may be read coarsely. A window in the past is judged by what
   * is known now.
   */
  open: (rule: WatchedRule, window: { fromMs: number; toMs: number; stepMs: number }) => Promise<OpenedRule>;
};
