import { queryOptions } from '@tanstack/react-query';
import type { z } from 'zod';
import type { EscalationInput } from '@/lib/domain/alerting/escalation';
import type { OverrideInput, RotationInput } from '@/lib/domain/alerting/rotation';
import type { Route } from '@/lib/domain/alerting/routing';
import {
  addedSchema,
  calendarAddressSchema,
  onCallNowSchema,
  rotationListSchema,
  rotationPreviewSchema,
} from '@/lib/domain/read-models/rotations';
import {
  dryRunSchema,
  escalationListSchema,
  routingSchema,
  savedRoutingSchema,
  type dryRunRequestSchema,
} from '@/lib/domain/read-models/routing';
import { send, sendJson } from './fetch-json';
import { isAbout } from './is-about';
import { documentQuery } from './query-options';

const ROUTING = '/api/v1/routing';
const ROTATIONS = '/api/v1/rotations';
const ESCALATIONS = '/api/v1/escalations';
const ON_CALL = '/api/v1/on-call-now';

/** Whether a query is about who is told of alerts: these are asked again after a change of it. */
export const isAboutRouting = isAbout(ROUTING, ROTATIONS, ESCALATIONS, ON_CALL);

/** The tree of routes, and what keeps its messages from people. */
export const routingQuery = () => documentQuery(ROUTING, routingSchema, {}, ['alerting', 'settings']);

/** Rotations with their shifts of the next four weeks. */
export const rotationsQuery = () =>
  documentQuery(ROTATIONS, rotationListSchema, {}, ['alerting', 'settings']);

/** Escalation policies, and what runs by them. */
export const escalationsQuery = () =>
  documentQuery(ESCALATIONS, escalationListSchema, {}, ['alerting', 'settings']);

/** Who is on call now. */
export const onCallNowQuery = () => documentQuery(ON_CALL, onCallNowSchema, {}, ['alerting', 'settings']);

type DryRunRequest = z.input<typeof dryRunRequestSchema>;

/** Who would get an alert. */
export const dryRunQuery = (request: DryRunRequest) =>
  queryOptions({
    queryKey: [`${ROUTING}/dry-run`, request] as const,
    queryFn: () => sendJson('POST', `${ROUTING}/dry-run`, request, dryRunSchema),
    retry: false,
  });

/** What a rotation that is not saved would mean. */
export const rotationPreviewQuery = (rotation: RotationInput) =>
  queryOptions({
    queryKey: [`${ROTATIONS}/preview`, rotation] as const,
    queryFn: () => sendJson('POST', `${ROTATIONS}/preview`, rotation, rotationPreviewSchema),
    retry: false,
  });

/** Makes a tree the one that holds. Throws `ProblemError`, 409 when somebody else saved meanwhile. */
export const saveRouting = (tree: Route, base: number): Promise<{ version: number }> =>
  sendJson('PUT', ROUTING, { tree, base }, savedRoutingSchema);

/** Adds a rotation, or changes one of a revision. Throws `ProblemError`. */
export const saveRotation = (rotation: RotationInput, edited: { id: string; revision: number } | null) =>
  edited
    ? sendJson('PUT', `${ROTATIONS}/${edited.id}`, { rotation, revision: edited.revision }, addedSchema)
    : sendJson('POST', ROTATIONS, rotation, addedSchema);

/** Removes a rotation. Throws `ProblemError`. */
export const removeRotation = (id: string): Promise<void> => send('DELETE', `${ROTATIONS}/${id}`);

/** Lets somebody take over. Throws `ProblemError`. */
export const addOverride = (rotationId: string, override: OverrideInput) =>
  sendJson('POST', `${ROTATIONS}/${rotationId}/overrides`, override, addedSchema);

/** Takes an override back. Throws `ProblemError`. */
export const removeOverride = (rotationId: string, id: string): Promise<void> =>
  send('DELETE', `${ROTATIONS}/${rotationId}/overrides/${id}`);

/** Makes a secret address of a calendar. Throws `ProblemError`. */
export const makeCalendarAddress = (rotationId: string): Promise<{ path: string }> =>
  sendJson('POST', `${ROTATIONS}/${rotationId}/calendar-address`, {}, calendarAddressSchema);

/** Adds an escalation policy, or changes one of a revision. Throws `ProblemError`. */
export const saveEscalation = (
  escalation: EscalationInput,
  edited: { id: string; revision: number } | null,
) =>
  edited
    ? sendJson('PUT', `${ESCALATIONS}/${edited.id}`, { escalation, revision: edited.revision }, addedSchema)
    : sendJson('POST', ESCALATIONS, escalation, addedSchema);

/** Removes an escalation policy. Throws `ProblemError`. */
export const removeEscalation = (id: string): Promise<void> => send('DELETE', `${ESCALATIONS}/${id}`);
