import { Document, Scalar } from 'yaml';
import { cutText } from '@/lib/domain/cut-text';
import type { ObjectiveInput, ObjectiveWindow } from '@/lib/domain/objective';
import type { FileProblem } from '@/lib/domain/read-models/objective-import';
import { ANNOTATIONS, EVERYTHING, LONGEST_DESCRIPTION, NO_SERVICE } from './annotations';
import { writeDuration } from './duration';
import { API_VERSION } from './read-slo';
import { writeAlertPolicies } from './write-alert-policies';
import { writeIndicator } from './write-indicator';

const HEADER = ` Objectives of Gatehouse, in OpenSLO v1. Annotations gatehouse.dev/… hold what OpenSLO has no field
 for: the scope, presets, and the short windows and least counts of rules. Other tools read the queries,
 targets, windows and long windows.`;

const LONGEST_NAME = 63;
const METHODS = {
  occurrences: 'Occurrences',
  timeslices: 'Timeslices',
  'ratio-timeslices': 'RatioTimeslices',
} as const;
const CALENDAR_DURATIONS = { day: '1d', week: '1w', month: '1M', quarter: '1Q', year: '1Y' } as const;
/** A Monday that is the first of a month, quarter and year: every calendar window may begin there. */
const CALENDAR_START = '2024-01-01 00:00:00';

/**
 * An OpenSLO v1 file of objectives, an SLO each, which `readOpenSlo` reads as the very same objectives. What
 * OpenSLO cannot express is a problem: with an `error` the objective is not in the file.
 */
export function writeOpenSlo(objectives: readonly ObjectiveInput[]): {
  text: string;
  problems: FileProblem[];
} {
  const problems = objectives.flatMap(listProblems);
  const refused = new Set(problems.filter(({ severity }) => severity === 'error').map(({ path }) => path));
  const documents = objectives
    .filter((objective) => !refused.has(pathOf(objective)))
    .map((objective) => new Document(writeSlo(objective), { aliasDuplicateObjects: false }));
  if (documents.length === 0) return { text: '[]\n', problems };
  documents[0]!.commentBefore = HEADER;
  const texts = documents.map((document) => document.toString({ lineWidth: 110 }));
  return { text: texts.join('---\n'), problems };
}

const pathOf = ({ id }: ObjectiveInput): string => `SLO ${id}`;

function listProblems(objective: ObjectiveInput): FileProblem[] {
  const { id, indicator, target, description, rules } = objective;
  const problem = (severity: FileProblem['severity'], message: string, remedy: string): FileProblem => ({
    severity,
    path: pathOf(objective),
    line: null,
    message,
    remedy,
  });
  const problems: FileProblem[] = [];
  if (indicator === 'M8' || target === null)
    problems.push(
      problem('error', 'Its objective is a trend, which OpenSLO cannot express.', 'It stays in Gatehouse.'),
    );
  else if (Number(target) === 1)
    problems.push(
      problem(
        'error',
        'OpenSLO allows targets below 1 only, and has no zero tolerance.',
        'It stays in Gatehouse.',
      ),
    );
  if ([objective.zone, objective.service, objective.environment].includes(EVERYTHING))
    problems.push(
      problem(
        'error',
        `Its scope has the name ${EVERYTHING}, which stands for all.`,
        'It stays in Gatehouse.',
      ),
    );
  if (id.length > LONGEST_NAME)
    problems.push(
      problem(
        'warning',
        `Its name is longer than the ${LONGEST_NAME} characters that every tool takes.`,
        'Other tools may refuse it; Gatehouse reads it.',
      ),
    );
  if ((description?.length ?? 0) > LONGEST_DESCRIPTION)
    problems.push(
      problem(
        'warning',
        `Its description is cut to ${LONGEST_DESCRIPTION} characters for other tools.`,
        `The annotation ${ANNOTATIONS.description} holds all of it.`,
      ),
    );
  for (const rule of rules)
    if (rule.preset === 'seed-cumulative' || (rule.preset === 'seed-hour' && rule.basis === 'events'))
      problems.push(
        problem(
          'warning',
          `Of the rule ${rule.preset} OpenSLO can express the burn rate, but not the share of the budget that it asks for besides.`,
          `Other tools alert earlier; Gatehouse reads the rule by the annotation ${ANNOTATIONS.preset}.`,
        ),
      );
  return problems;
}

function writeSlo(objective: ObjectiveInput) {
  const { id, name, description, zone, service, environment, target, window, method } = objective;
  const annotations = {
    [ANNOTATIONS.indicator]: objective.indicator,
    ...(zone !== null && { [ANNOTATIONS.zone]: zone }),
    ...(service === null && { [ANNOTATIONS.service]: EVERYTHING }),
    ...(environment !== null && { [ANNOTATIONS.environment]: environment }),
    ...(description !== null &&
      description.length > LONGEST_DESCRIPTION && { [ANNOTATIONS.description]: description }),
    ...(method.type !== 'occurrences' &&
      method.emptySlices !== 'ignore' && { [ANNOTATIONS.emptySlices]: method.emptySlices }),
  };
  return {
    apiVersion: API_VERSION,
    kind: 'SLO',
    metadata: { name: id, displayName: name, annotations },
    spec: {
      ...(description !== null && { description: cutText(description, LONGEST_DESCRIPTION) }),
      service: service ?? NO_SERVICE,
      indicator: writeIndicator(objective),
      timeWindow: [writeWindow(window)],
      budgetingMethod: METHODS[method.type],
      objectives: [
        {
          target: writeDecimal(target!),
          ...(method.type !== 'occurrences' && {
            timeSliceTarget: writeDecimal(method.sliceTarget),
            timeSliceWindow: writeDuration(method.sliceMinutes),
          }),
        },
      ],
      alertPolicies: writeAlertPolicies(objective),
    },
  };
}

const writeWindow = (window: ObjectiveWindow) =>
  window.type === 'rolling'
    ? { duration: `${window.days}d`, isRolling: true }
    : {
        duration: CALENDAR_DURATIONS[window.period],
        isRolling: false,
        calendar: { startTime: CALENDAR_START, timeZone: window.timeZone },
      };

/** A number with the very digits of a decimal text. */
function writeDecimal(text: string): Scalar<number> {
  const scalar = new Scalar(Number(text));
  scalar.minFractionDigits = text.split('.')[1]?.length;
  return scalar;
}
