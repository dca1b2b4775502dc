import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import {
  correctionSchema,
  objectiveSchema,
  type Correction,
  type CorrectionInput,
  type Objective,
  type ObjectiveInput,
  type ObjectivePreview,
} from '@/lib/domain/objective';
import {
  correctionsSchema,
  sloDetailSchema,
  sloPreviewSchema,
  slosSchema,
} from '@/lib/domain/read-models/objectives';
import { send, sendJson } from './fetch-json';
import { MEASURED } from './measured-kinds';
import { documentQuery } from './query-options';

const SLOS = '/api/v1/slos';
const CORRECTIONS = '/api/v1/corrections';

/** Path of an objective under /api/v1. */
const sloPath = (id: string) => `${SLOS}/${encodeURIComponent(id)}`;

/** Every objective with its budget and burn, as of now. */
export const slosQuery = () => documentQuery(SLOS, slosSchema, {}, [...MEASURED, 'settings']);

/** One objective over a range (by default its own window), with or without its corrections. */
export const sloQuery = (
  id: string,
  params: { from?: string; to?: string; corrections?: 'with' | 'without' },
) => documentQuery(sloPath(id), sloDetailSchema, params, [...MEASURED, 'change', 'settings']);

/** What the rules of an objective would mean if it were saved like this. */
export const sloPreviewQuery = (objective: ObjectivePreview) =>
  queryOptions({
    queryKey: [`${SLOS}/preview`, objective] as const,
    queryFn: () => sendJson('POST', `${SLOS}/preview`, objective, sloPreviewSchema),
    placeholderData: keepPreviousData,
    // The answer follows from the question alone.
    staleTime: Infinity,
  });

/** The planned windows that do not count against budgets. */
export const correctionsQuery = () => documentQuery(CORRECTIONS, correctionsSchema, {}, ['settings']);

/** Adds an objective. Throws `ProblemError`: 409 when its id is taken. */
export const addObjective = (input: ObjectiveInput): Promise<Objective> =>
  sendJson('POST', SLOS, input, objectiveSchema);

/** Changes an objective. Throws `ProblemError`. */
export const changeObjective = (input: ObjectiveInput): Promise<Objective> =>
  sendJson('PUT', sloPath(input.id), input, objectiveSchema);

/** Removes an objective. Throws `ProblemError`. */
export const removeObjective = (id: string): Promise<void> => send('DELETE', sloPath(id));

/** Adds a correction. Throws `ProblemError`. */
export const addCorrection = (input: CorrectionInput): Promise<Correction> =>
  sendJson('POST', CORRECTIONS, input, correctionSchema);

/** Removes a correction. Throws `ProblemError`. */
export const removeCorrection = (id: string): Promise<void> =>
  send('DELETE', `${CORRECTIONS}/${encodeURIComponent(id)}`);
