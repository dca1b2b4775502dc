import { cva, type VariantProps } from 'class-variance-authority';
import type { ComponentProps } from 'react';
import { cn } from './cn';

const badgeStyles = cva(
  'inline-flex h-5.5 items-center gap-1 rounded-sm px-1.5 text-xs font-medium whitespace-nowrap text-fg [&_svg]:size-3.5 [&_svg]:shrink-0',
  {
    variants: {
      variant: {
        neutral: 'bg-muted',
        outline: 'border border-line-strong/60',
        accent: 'bg-accent-soft',
        plain: 'px-0',
      },
    },
    defaultVariants: { variant: 'neutral' },
  },
);

/** A short label beside a thing. Status, severity and outcome have their own in `components/status`. */
export function Badge({
  className,
  variant,
  ...props
}: ComponentProps<'span'> & VariantProps<typeof badgeStyles>) {
  return <span className={cn(badgeStyles({ variant }), className)} {...props} />;
}
