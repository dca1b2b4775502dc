import { isDeepStrictEqual } from 'node:util';
import {
  ruleSettingSchema,
  RULE_PRESETS,
  RULE_SEVERITIES,
  type ObjectiveWindow,
  type RuleSetting,
} from '@/lib/domain/objective';
import { ANNOTATIONS } from './annotations';
import type { Definition, Path, Report } from './definition';
import { inMinutes, readDuration } from './duration';
import { presetConditions, type BurnCondition } from './preset-conditions';
import { annotationOf, readAlertPolicy, skip, type AlertPolicy, type Place } from './read-alert-policy';
import type { FindDefinition } from './read-scope';
import { toSlug } from './to-slug';

type Preset = Exclude<RuleSetting, { preset: 'custom' }>;

const AT: Path = ['spec', 'alertPolicies'];

/**
 * The rules on burn of an SLO: an alert policy each, or the policies of a preset together. What a rule of
 * Gatehouse cannot say is reported and left out.
 */
export function readRules(
  slo: Definition,
  window: ObjectiveWindow,
  find: FindDefinition,
  report: Report,
): RuleSetting[] {
  const rules: RuleSetting[] = [];
  const written = new Map<Preset, { conditions: BurnCondition[]; at: Path }>();
  slo.list(AT).forEach((_, index) => {
    const at = [...AT, index];
    const policy = readAlertPolicy(slo, at, find, report);
    if (!policy) return;
    const preset = readPreset(policy.policy);
    if (preset) {
      const known = rules.find((rule): rule is Preset => isDeepStrictEqual(rule, preset)) ?? preset;
      if (known === preset) rules.push(preset);
      const conditions = written.get(known)?.conditions ?? [];
      written.set(known, { conditions: [...conditions, readCondition(policy.condition)], at });
      skip(policy.condition);
      skip(policy.policy);
    } else rules.push(...readCustom(policy, at, report));
  });
  for (const [preset, { conditions, at }] of written) {
    const expected = presetConditions(preset, window).map(
      ({ severity, threshold, lookbackWindow }): BurnCondition => ({ severity, threshold, lookbackWindow }),
    );
    if (!isDeepStrictEqual(conditions, expected))
      report(
        'warning',
        at,
        `The figures of ${preset.preset} follow from the objective's window; those written here are left out.`,
        `Remove the annotation ${ANNOTATIONS.preset} to have them as a rule of their own.`,
      );
  }
  return rules;
}

function readPreset(policy: Place): Preset | null {
  const name = annotationOf(policy, 'preset');
  const preset = RULE_PRESETS.find((known) => known === name);
  if (!preset) return null;
  return preset === 'ladder'
    ? { preset }
    : { preset, basis: annotationOf(policy, 'basis') === 'events' ? 'events' : 'time' };
}

function readCondition({ definition, at }: Place): BurnCondition {
  const condition = [...at, 'spec', 'condition'];
  return {
    severity: definition.text([...at, 'spec', 'severity']) ?? '',
    threshold: Number(definition.source([...condition, 'threshold']) ?? NaN),
    lookbackWindow: definition.text([...condition, 'lookbackWindow']) ?? '',
  };
}

/** A policy that is no part of a preset as a rule of one's own; none, with a report, where it cannot be one. */
function readCustom({ policy, condition, name }: AlertPolicy, at: Path, report: Report): RuleSetting[] {
  const { definition } = condition;
  const spec: Path = [...condition.at, 'spec'];
  const burn: Path = [...spec, 'condition'];
  const leaveOut = (message: string, remedy: string) => {
    report('warning', at, `${message} The rule is left out.`, remedy);
    skip(condition);
    skip(policy);
    return [];
  };

  if (policy.definition.peek([...policy.at, 'spec', 'alertWhenBreaching']) === false)
    return leaveOut('The policy does not alert when it is breached.', 'Set alertWhenBreaching: true.');
  const kind = definition.text([...burn, 'kind']) ?? 'burnrate';
  if (kind !== 'burnrate')
    return leaveOut(`There is no condition of the kind ${kind}.`, 'Write kind: burnrate.');
  const op = definition.text([...burn, 'op']);
  if (op === 'lte' || op === 'lt')
    return leaveOut(
      `With op: ${op} it would alert while the burn rate is low.`,
      'Write op: gt, which alerts while the burn rate is above the threshold.',
    );
  if (op !== 'gt')
    report(
      'warning',
      at,
      `op: ${op ?? '(none)'} is taken as gt: an exact tie does not alert.`,
      'Write op: gt.',
    );
  const longMinutes = readMinutes(definition, [...burn, 'lookbackWindow']);
  const threshold = Number(definition.source([...burn, 'threshold']) ?? NaN);
  if (longMinutes === null || !(threshold > 0))
    return leaveOut(
      'It needs a threshold above 0 and a look-back window of minutes, hours, days or weeks.',
      'Write such as threshold: 14.4 and lookbackWindow: 1h.',
    );

  // The identity of a condition that is referred to; the policy's name becomes the rule's.
  definition.text([...condition.at, 'metadata', 'name']);
  const severity = readSeverity(definition, [...spec, 'severity'], at, report);
  const rule = {
    preset: 'custom',
    name: readName(name, at, report),
    severity,
    longMinutes,
    shortMinutes: readShortMinutes(condition, longMinutes, at, report),
    factor: threshold,
    minTotal: Number(annotationOf(condition, 'minTotal') ?? 0),
    minBad: Number(annotationOf(condition, 'minBad') ?? 1),
  };
  const parsed = ruleSettingSchema.safeParse(rule);
  if (parsed.success) return [parsed.data];
  const [issue] = parsed.error.issues;
  return leaveOut(
    `It cannot be a rule: ${issue!.path.join('.')}: ${issue!.message}.`,
    'Correct what it names.',
  );
}

function readMinutes(definition: Definition, path: Path): number | null {
  const duration = readDuration(definition.text(path) ?? '');
  return duration && inMinutes(duration);
}

function readName(name: string, at: Path, report: Report): string {
  const isName = name.length <= 100 && /^[a-z0-9][a-z0-9-]*$/.test(name);
  const slug = isName ? name : toSlug(name) || 'rule';
  if (!isName) report('warning', at, `The rule "${name}" is named ${slug}.`, 'Name it so in the file.');
  return slug;
}

function readSeverity(definition: Definition, path: Path, at: Path, report: Report) {
  const text = definition.text(path);
  const severity = RULE_SEVERITIES.find((known) => known === text);
  if (severity) return severity;
  report(
    'warning',
    at,
    `The severity ${text ?? '(none)'} is taken as ticket.`,
    'Write page for what wakes somebody, or ticket.',
  );
  return 'ticket' as const;
}

/** OpenSLO has no short window; without one, a rule would go on firing long after the burning ended. */
function readShortMinutes(condition: Place, longMinutes: number, at: Path, report: Report): number {
  const text = annotationOf(condition, 'shortWindow');
  const duration = readDuration(text ?? '');
  const minutes = duration && inMinutes(duration);
  if (minutes !== null) return minutes;
  const usual = Math.max(1, Math.round(longMinutes / 12));
  report(
    'warning',
    at,
    `${text === null ? 'No short window is given' : `"${text}" is no short window`}: it is taken as ${usual} minutes, a twelfth of the look-back.`,
    `Add the annotation ${ANNOTATIONS.shortWindow} to the condition.`,
  );
  return usual;
}
