import type { Override, RotationPlan } from '@/lib/alerting/rotations/rotation-plan';
import type { EscalationInput } from '@/lib/domain/alerting/escalation';

/** Everybody and everything that messages can be sent to, as known at one time. */
export type Directory = {
  channels: readonly DirectoryChannel[];
  people: readonly DirectoryPerson[];
  rotations: readonly DirectoryRotation[];
  escalations: readonly (EscalationInput & { id: string })[];
};

export type DirectoryChannel = {
  id: string;
  name: string;
  kind: string;
  isEnabled: boolean;
  /** It has no address of its own: it reaches people at theirs, and nobody else. */
  isPersonalOnly: boolean;
};
export type DirectoryPerson = {
  id: string;
  email: string;
  name: string | null;
  role: string;
  isDisabled: boolean;
};
export type DirectoryRotation = {
  id: string;
  name: string;
  isTrustResponder: boolean;
  plan: RotationPlan;
  overrides: readonly Override[];
};

/** The kind of channel that reaches single people. */
export const PERSONAL_CHANNEL = 'email';
