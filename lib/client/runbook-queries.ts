import { z } from 'zod';
import {
  renderedRunbookSchema,
  runbookListSchema,
  runbookSchema,
  runbookUseListSchema,
  runbookVersionTextSchema,
  workedRunbookSchema,
  type RenderedRunbook,
  type RunbookInput,
  type RunbookOccasionInput,
  type TickInput,
} from '@/lib/domain/read-models/runbooks';
import { send, sendJson } from './fetch-json';
import { isAbout } from './is-about';
import { documentQuery } from './query-options';
import type { QueryParams } from './query-string';

const RUNBOOKS = '/api/v1/runbooks';
const pathOf = (slug: string) => `${RUNBOOKS}/${encodeURIComponent(slug)}`;

/** Where a runbook is shown, and where it is worked along for an alert. */
export const runbookHref = (slug: string): string => `/runbooks/${encodeURIComponent(slug)}`;
export const runbookOfAlertHref = (slug: string, alertId: string): string =>
  `${runbookHref(slug)}?alert=${encodeURIComponent(alertId)}`;

/** Whether a query is about runbooks: these are asked again after a change of one. */
export const isAboutRunbooks = isAbout(RUNBOOKS);

/** Every runbook. */
export const runbooksQuery = () => documentQuery(RUNBOOKS, runbookListSchema, {}, ['alerting', 'settings']);

/** One runbook, with what its names stand for. */
export const runbookQuery = (slug: string, names: QueryParams) =>
  documentQuery(pathOf(slug), runbookSchema, names, ['alerting', 'settings']);

/** One version of a runbook. */
export const runbookVersionQuery = (slug: string, version: number) =>
  documentQuery(`${pathOf(slug)}/versions/${version}`, runbookVersionTextSchema, {}, []);

/** When a runbook was used. */
export const runbookUsesQuery = (slug: string) =>
  documentQuery(`${pathOf(slug)}/uses`, runbookUseListSchema, {}, ['alerting']);

/** A runbook as it is worked along in an incident or for an alert. */
export const workedRunbookQuery = (slug: string, occasion: RunbookOccasionInput) =>
  documentQuery(`${pathOf(slug)}/uses/current`, workedRunbookSchema, occasion, ['alerting']);

/** How a text would look. Throws `ProblemError`. */
export const previewRunbook = (text: string): Promise<RenderedRunbook> =>
  sendJson('POST', `${RUNBOOKS}/preview`, { text }, renderedRunbookSchema);

/** Writes a version. Throws `ProblemError`. */
export const saveRunbook = (slug: string, input: RunbookInput): Promise<{ slug: string; version: number }> =>
  sendJson('PUT', pathOf(slug), input, z.object({ slug: z.string(), version: z.number() }));

/** Removes a runbook. Throws `ProblemError`. */
export const removeRunbook = (slug: string): Promise<void> => send('DELETE', pathOf(slug));

/** Notes a review. Throws `ProblemError`. */
export const reviewRunbook = (slug: string): Promise<void> => send('POST', `${pathOf(slug)}/review`);

/** Takes over or declines the offered text. Throws `ProblemError`. */
export const answerRunbookOffer = (slug: string, accept: boolean): Promise<void> =>
  send('POST', `${pathOf(slug)}/offer`, { accept });

/** Ticks a step, or takes the tick back. Throws `ProblemError`. */
export const tickRunbookStep = (slug: string, tick: TickInput): Promise<void> =>
  send('POST', `${pathOf(slug)}/uses`, tick);
