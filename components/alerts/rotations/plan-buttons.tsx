import { Pencil, Trash2 } from 'lucide-react';
import { PermittedButton } from '@/components/forms/permitted-button';
import { WHO_PLANS } from './rotation-words';

/** What those who plan do with a rotation or an escalation, `name`: edit it, or remove it. */
export function PlanButtons({
  name,
  mayPlan,
  onEdit,
  onRemove,
}: {
  name: string;
  mayPlan: boolean;
  onEdit: () => void;
  onRemove: () => void;
}) {
  const permitted = { allowed: mayPlan, reason: WHO_PLANS, size: 'icon' } as const;
  return (
    <>
      <PermittedButton {...permitted} aria-label={`Edit ${name}`} onClick={onEdit}>
        <Pencil aria-hidden />
      </PermittedButton>
      <PermittedButton {...permitted} aria-label={`Remove ${name}`} onClick={onRemove}>
        <Trash2 aria-hidden />
      </PermittedButton>
    </>
  );
}
