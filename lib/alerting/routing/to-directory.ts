import type { Override, RotationPlan } from '@/lib/alerting/rotations/rotation-plan';
import type { Directory } from './directory';

/** What is stored, as far as it decides who is reached. */
export type DirectoryParts = Pick<Directory, 'channels' | 'people' | 'escalations'> & {
  rotations: readonly (RotationPlan & { id: string; name: string; isTrustResponder: boolean })[];
  overrides: readonly {
    id: string;
    rotationId: string;
    accountId: string;
    from: Date;
    to: Date;
    createdAt: Date;
  }[];
};

/** The directory of what is stored: each rotation with its overrides. */
export const toDirectory = ({ rotations, overrides, ...rest }: DirectoryParts): Directory => ({
  ...rest,
  rotations: rotations.map((plan) => ({
    id: plan.id,
    name: plan.name,
    isTrustResponder: plan.isTrustResponder,
    plan,
    overrides: overrides.filter(({ rotationId }) => rotationId === plan.id).map(toOverride),
  })),
});

/** A stored override as the plan of a rotation takes it. */
export const toOverride = (stored: Omit<DirectoryParts['overrides'][number], 'rotationId'>): Override => ({
  id: stored.id,
  accountId: stored.accountId,
  fromMs: stored.from.getTime(),
  toMs: stored.to.getTime(),
  createdAtMs: stored.createdAt.getTime(),
});
