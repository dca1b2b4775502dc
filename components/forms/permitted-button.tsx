'use client';

import { Button, type ButtonProps } from '@/components/ui/button';
import { Tooltip } from '@/components/ui/tooltip';

/**
 * A button for a change. Without the permission it stays visible and focusable, does nothing, and
 * says on hover and focus why. The server checks anyway.
 */
export function PermittedButton({
  allowed,
  reason,
  onClick,
  ...props
}: ButtonProps & { allowed: boolean; reason: string }) {
  if (allowed) return <Button onClick={onClick} {...props} />;
  return (
    <Tooltip content={reason}>
      <Button aria-disabled {...props} type="button" />
    </Tooltip>
  );
}
