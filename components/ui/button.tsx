import { cva, type VariantProps } from 'class-variance-authority';
import { Slot } from 'radix-ui';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const buttonStyles = cva(
  'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md text-sm font-medium whitespace-nowrap select-none disabled:pointer-events-none disabled:opacity-50 aria-disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        primary: 'bg-fg text-fg-inverse hover:bg-fg/85',
        outline: 'border border-line-strong/60 bg-surface text-fg hover:bg-hover',
        ghost: 'text-fg hover:bg-hover',
        danger: 'border border-status-breached bg-surface text-fg hover:bg-diff-removed',
      },
      size: { sm: 'h-7 px-2', md: 'h-8 px-3', lg: 'h-10 px-4', icon: 'size-8', 'icon-sm': 'size-7' },
    },
    defaultVariants: { variant: 'outline', size: 'md' },
  },
);

export type ButtonProps = ComponentProps<'button'> &
  VariantProps<typeof buttonStyles> & { asChild?: boolean };

/** A button for actions; `asChild` lends its looks to a link. */
export function Button({ className, variant, size, asChild = false, type, ...props }: ButtonProps) {
  const styles = cn(buttonStyles({ variant, size }), className);
  if (asChild) return <Slot.Root className={styles} {...props} />;
  return <button type={type ?? 'button'} className={styles} {...props} />;
}
