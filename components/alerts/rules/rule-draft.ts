import { splitList } from '@/components/forms/read-form';
import { alertRuleInputSchema, type AlertRuleInput, type AlertScope } from '@/lib/domain/alerting/alert-rule';
import type { DetectorId } from '@/lib/domain/alerting/detectors';
import type { SubjectPart } from '@/lib/domain/alerting/subject';
import type { Detector } from '@/lib/domain/read-models/alert-rules';

type Parameter = Detector['parameters'][number];

/** An alert rule as it is typed: numbers are texts, lists stand between commas. */
export type RuleDraft = {
  name: string;
  detector: DetectorId;
  severity: AlertRuleInput['severity'];
  scope: Record<keyof AlertScope, string>;
  threshold: Record<string, string>;
  isDynamic: boolean;
  dynamic: Record<'deviations' | 'weeks' | 'fewestWeeks' | 'atLeast' | 'atMost', string>;
  forMinutes: string;
  keepFiringMinutes: string;
  cooldownMinutes: string;
  dedupeBy: SubjectPart[];
  /** `team=pay, tier=1` */
  labels: string;
  runbook: string;
  isEnabled: boolean;
};

/** What stands in a field for one of what is stored: shares are typed as percentages, bytes as megabytes. */
const FACTORS: Partial<Record<Parameter['unit'], number>> = { share: 0.01, bytes: 1_000_000 };
const write = (value: number): string => String(Number(value.toPrecision(12)));
const factorOf = ({ unit }: Parameter): number => FACTORS[unit] ?? 1;

/** The text of a number that a detector reads. */
export const writeParameter = (value: number, parameter: Parameter): string =>
  write(value / factorOf(parameter));

const DYNAMIC = { deviations: '3.5', weeks: '8', fewestWeeks: '4', atLeast: '', atMost: '' };

/** A new rule of a detector, as the detector proposes it. */
export const newDraft = ({ id, name, parameters, defaults }: Detector): RuleDraft => ({
  name,
  detector: id,
  severity: defaults.severity,
  scope: { zones: '', services: '', environments: '', policies: '' },
  threshold: Object.fromEntries(
    parameters.map((parameter) => [parameter.name, writeParameter(parameter.initial, parameter)]),
  ),
  isDynamic: false,
  dynamic: DYNAMIC,
  forMinutes: write(defaults.forMinutes),
  keepFiringMinutes: write(defaults.keepFiringMinutes),
  cooldownMinutes: write(defaults.cooldownMinutes),
  dedupeBy: defaults.dedupeBy,
  labels: '',
  runbook: '',
  isEnabled: true,
});

/** A stored rule as it is typed. */
export function draftOf(rule: AlertRuleInput, { parameters }: Detector): RuleDraft {
  const { dynamic } = rule;
  return {
    name: rule.name,
    detector: rule.detector,
    severity: rule.severity,
    scope: {
      zones: rule.scope.zones.join(', '),
      services: rule.scope.services.join(', '),
      environments: rule.scope.environments.join(', '),
      policies: rule.scope.policies.join(', '),
    },
    threshold: Object.fromEntries(
      parameters.map((parameter) => [
        parameter.name,
        writeParameter(rule.threshold[parameter.name] ?? parameter.initial, parameter),
      ]),
    ),
    isDynamic: dynamic !== null,
    dynamic: dynamic
      ? {
          deviations: write(dynamic.deviations),
          weeks: write(dynamic.weeks),
          fewestWeeks: write(dynamic.fewestWeeks),
          atLeast: dynamic.atLeast === null ? '' : write(dynamic.atLeast),
          atMost: dynamic.atMost === null ? '' : write(dynamic.atMost),
        }
      : DYNAMIC,
    forMinutes: write(rule.forMinutes),
    keepFiringMinutes: write(rule.keepFiringMinutes),
    cooldownMinutes: write(rule.cooldownMinutes),
    dedupeBy: rule.dedupeBy,
    labels: Object.entries(rule.labels)
      .map(([name, value]) => `${name}=${value}`)
      .join(', '),
    runbook: rule.runbook ?? '',
    isEnabled: rule.isEnabled,
  };
}

/** Numbers that are missing are no numbers: the schema names them. */
const readNumber = (typed: string): number => (typed.trim() === '' ? NaN : Number(typed.replace(',', '.')));

/** `team=pay, tier=1`; a part without a sign is a label without a value. */
function readLabels(typed: string): Record<string, string> {
  return Object.fromEntries(
    splitList(typed).map((part) => {
      const [name = '', ...value] = part.split('=');
      return [name.trim(), value.join('=').trim()];
    }),
  );
}

/** What was typed as a rule; what is no number stays NaN for `checkInput` to name. */
export function readDraft(draft: RuleDraft, { parameters, isCount }: Detector): AlertRuleInput {
  const { dynamic } = draft;
  const bound = (typed: string) => (typed.trim() === '' ? null : readNumber(typed));
  return {
    name: draft.name.trim(),
    detector: draft.detector,
    severity: draft.severity,
    scope: {
      zones: splitList(draft.scope.zones),
      services: splitList(draft.scope.services),
      environments: splitList(draft.scope.environments),
      policies: splitList(draft.scope.policies),
    },
    threshold: Object.fromEntries(
      parameters.map((parameter) => [
        parameter.name,
        Number((readNumber(draft.threshold[parameter.name] ?? '') * factorOf(parameter)).toPrecision(12)),
      ]),
    ),
    dynamic:
      draft.isDynamic && isCount
        ? {
            deviations: readNumber(dynamic.deviations),
            weeks: readNumber(dynamic.weeks),
            fewestWeeks: readNumber(dynamic.fewestWeeks),
            atLeast: bound(dynamic.atLeast),
            atMost: bound(dynamic.atMost),
          }
        : null,
    forMinutes: readNumber(draft.forMinutes),
    keepFiringMinutes: readNumber(draft.keepFiringMinutes),
    cooldownMinutes: readNumber(draft.cooldownMinutes),
    dedupeBy: draft.dedupeBy,
    labels: readLabels(draft.labels),
    runbook: draft.runbook.trim() || null,
    isEnabled: draft.isEnabled,
  };
}

/** What is wrong with a rule before it is sent, by field; empty where nothing is. */
export function checkInput(input: AlertRuleInput): Record<string, string> {
  const parsed = alertRuleInputSchema.safeParse(input);
  if (parsed.success) return {};
  const errors: Record<string, string> = {};
  for (const { path, message, code } of parsed.error.issues) {
    const field = path.join('.');
    errors[field] ??= code === 'invalid_type' ? 'Write a number.' : message;
  }
  return errors;
}
