import { isDeepStrictEqual } from 'node:util';
import { objectiveIdSchema, objectiveInputSchema, type ObjectiveInput } from '@/lib/domain/objective';
import { ANNOTATIONS } from './annotations';
import { readShare } from './decimal-share';
import type { Definition, Path, Report } from './definition';
import { readMethod } from './read-method';
import { readRules } from './read-rules';
import { readScope, type FindDefinition } from './read-scope';
import { readWindow } from './read-window';
import { toSlug } from './to-slug';
import { writeIndicator } from './write-indicator';

export const API_VERSION = 'openslo/v1';

/** Where a field of an objective comes from, to say where a value is that Gatehouse refuses. */
const SOURCES: Partial<Record<keyof ObjectiveInput, Path>> = {
  id: ['metadata', 'name'],
  name: ['metadata', 'displayName'],
  description: ['spec', 'description'],
  zone: ['metadata', 'annotations', ANNOTATIONS.zone],
  service: ['spec', 'service'],
  environment: ['metadata', 'annotations', ANNOTATIONS.environment],
  window: ['spec', 'timeWindow'],
  rules: ['spec', 'alertPolicies'],
};

/** The objectives of an SLO: one each, with its name after the SLO's id where there are several. */
export function readSlo(slo: Definition, find: FindDefinition, report: Report): ObjectiveInput[] {
  const list: Path = ['spec', 'objectives'];
  const count = slo.list(list).length;
  if (count === 0)
    report('error', list, 'It has no objectives.', 'Write one with a target, such as - target: 0.999.');
  const window = readWindow(slo, report);
  const description = readDescription(slo);
  const id = readId(slo, report);
  const displayName = slo.text(['metadata', 'displayName']);
  const rules = window ? readRules(slo, window, find, report) : [];

  const taken = new Set<string>();
  return [...Array(count).keys()].flatMap((index) => {
    const at = [...list, index];
    const own = count > 1 || displayName === null ? slo.text([...at, 'displayName']) : null;
    const scope = readScope(slo, at, find, report);
    const target = readTarget(slo, at, report);
    const method = target && readMethod(slo, at, target, report);
    // Last, so that whatever is wrong is told at once.
    if (!scope || !target || !method || !window || id === null) return [];
    const isEstimate = scope.indicator === 'M3';
    if (isEstimate && method.type !== 'occurrences') {
      report(
        'error',
        ['spec', 'budgetingMethod'],
        'M3 is an estimate from reviews: it cannot be counted in time slices.',
        'Write Occurrences.',
      );
      return [];
    }
    if (isEstimate && rules.length > 0)
      report(
        'warning',
        ['spec', 'alertPolicies'],
        'M3 is an estimate from reviews: it has no burn rate that a rule could watch. Its rules are left out.',
        'Remove them from the file.',
      );
    const objective = {
      id: readOwnId(id, own, index, count, taken),
      name: own === null ? (displayName ?? slo.name) : displayName === null ? own : `${displayName}: ${own}`,
      description,
      ...scope,
      target,
      window,
      method,
      rules: isEstimate ? [] : rules,
    };
    readOwnIndicator(slo, objective);
    return check(slo, at, objective, report);
  });
}

function readId(slo: Definition, report: Report): string | null {
  const path: Path = ['metadata', 'name'];
  const name = slo.text(path) ?? '';
  if (objectiveIdSchema.safeParse(name).success) return name;
  const id = toSlug(name);
  if (objectiveIdSchema.safeParse(id).success) {
    report('warning', path, `"${name}" gets the id ${id}.`, 'Name it so in the file.');
    return id;
  }
  report(
    'error',
    path,
    id ? `"${name}" cannot be an id.` : 'It has no name to make an id from.',
    'Write another metadata.name of lower-case letters, digits and dashes.',
  );
  return null;
}

/** The id of one of several objectives: after its name, so that it keeps it when their order changes. */
function readOwnId(id: string, own: string | null, index: number, count: number, taken: Set<string>): string {
  if (count === 1) return id;
  const named = `${id}-${toSlug(own ?? '') || index + 1}`;
  const free = taken.has(named) ? `${named}-${index + 1}` : named;
  taken.add(free);
  return free;
}

function readDescription(slo: Definition): string | null {
  const short = slo.text(['spec', 'description']);
  return slo.text(['metadata', 'annotations', ANNOTATIONS.description]) ?? short;
}

function readTarget(slo: Definition, at: Path, report: Report): string | null {
  const [ratio, percent] = [
    [...at, 'target'],
    [...at, 'targetPercent'],
  ];
  const remedy = 'Write a target above 0 and below 1, such as target: 0.999, or a targetPercent.';
  const refuse = (path: Path, message: string) => {
    report('error', path, message, remedy);
    return null;
  };
  if (slo.has(ratio) && slo.has(percent)) return refuse(percent, 'Both target and targetPercent are given.');
  const isPercent = slo.has(percent);
  const path = isPercent ? percent : ratio;
  if (!slo.has(path)) return refuse(at, 'It has no target.');
  const text = slo.source(path) ?? '';
  const target = readShare(text, isPercent ? 'percent' : 'ratio');
  if (target === null || !(Number(target) > 0 && Number(target) <= 1))
    return refuse(path, `"${text}" is no target above 0 and up to all, with nine decimal places at most.`);
  if (Number(target) === 1)
    report(
      'warning',
      path,
      'OpenSLO allows targets below 1 only: it is taken as zero tolerance.',
      'Other tools may refuse the file.',
    );
  return target;
}

/** The indicator that Gatehouse itself writes says nothing that the annotations do not say. */
function readOwnIndicator(slo: Definition, objective: ObjectiveInput): void {
  const path: Path = ['spec', 'indicator'];
  if (isDeepStrictEqual(slo.peek(path), writeIndicator(objective))) slo.take(path);
}

function check(slo: Definition, at: Path, objective: ObjectiveInput, report: Report): ObjectiveInput[] {
  const parsed = objectiveInputSchema.safeParse(objective);
  const names = objective.rules.map((rule) => (rule.preset === 'custom' ? rule.name : rule.preset));
  const twice = names.find((name, index) => names.indexOf(name) < index);
  if (twice !== undefined)
    report('error', ['spec', 'alertPolicies'], `Two rules have the name ${twice}.`, 'Name each rule once.');
  for (const issue of parsed.error?.issues ?? []) {
    const field = issue.path[0] as keyof ObjectiveInput;
    const path = SOURCES[field] ?? at;
    report('error', slo.has(path) ? path : at, `${field}: ${issue.message}.`, 'Correct it in the file.');
  }
  return parsed.success && twice === undefined ? [parsed.data] : [];
}
