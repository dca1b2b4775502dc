'use client';

import { OctagonAlert } from 'lucide-react';
import { useState, type ReactNode } from 'react';
import { ConfirmDialog } from '@/components/forms/confirm-dialog';
import { Button } from '@/components/ui/button';
import type { StepResult } from '@/lib/client/audit-proof/verify-entry';
import { STEP_REMEDIES, STEP_TITLES } from './step-words';

/** The loudest thing that the product can show: what failed, what was found, and what to do. */
export function Failure({
  title,
  found,
  remedy,
  children,
}: {
  title: string;
  found: string;
  remedy: string;
  children?: ReactNode;
}) {
  return (
    <section
      role="alert"
      className="border-status-breached bg-diff-removed flex w-full flex-wrap gap-4 rounded-lg border-4 px-5 py-5 sm:flex-nowrap"
    >
      <OctagonAlert aria-hidden className="text-status-breached size-12 shrink-0" />
      <div className="grid min-w-0 justify-items-start gap-1.5">
        <h2 className="text-xl font-semibold text-pretty">{title}</h2>
        <p className="text-base text-pretty [overflow-wrap:anywhere]">{found}</p>
        <p className="max-w-prose text-pretty">{remedy}</p>
        {children}
      </div>
    </section>
  );
}

/** A step of the proof that fails. What this browser remembers can be forgotten where that is what does not fit. */
export function FailedStep({ failed, forget }: { failed: StepResult; forget: () => Promise<void> }) {
  const [isAsking, setAsking] = useState(false);
  return (
    <Failure
      title={`This entry does not verify: ${STEP_TITLES[failed.step].toLowerCase()}`}
      found={failed.found}
      remedy={STEP_REMEDIES[failed.step]}
    >
      {failed.step === 'memory' || failed.step === 'signature' ? (
        <>
          <Button className="mt-2" onClick={() => setAsking(true)}>
            Forget what this browser remembers
          </Button>
          <ConfirmDialog
            open={isAsking}
            onOpenChange={setAsking}
            title="Believe this log from now on?"
            description="This browser forgets the keys and the checkpoint that it saw before, and believes what Gatehouse shows now as if it were the first time. Only do this when you know why the log is another one."
            confirmLabel="Forget and believe"
            onConfirm={forget}
          />
        </>
      ) : null}
    </Failure>
  );
}
