'use client';

import { CircleCheck, CircleDashed, OctagonAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import type { ProofStep, StepResult } from '@/lib/client/audit-proof/verify-entry';
import type { BrowserVerification } from '@/lib/client/audit-proof/verify-in-browser';
import type { AuditEntryDetail } from '@/lib/domain/read-models/audit-entry';
import { Commitments, HashPath, LeafHash, Note } from './step-details';
import { STEP_TITLES } from './step-words';

const MARKS = {
  holds: { icon: CircleCheck, color: 'text-status-met', word: 'Holds' },
  fails: { icon: OctagonAlert, color: 'text-status-breached', word: 'Fails' },
  'not-checked': { icon: CircleDashed, color: 'text-status-no-data', word: 'Not checked' },
} as const;

/** The proof of an entry, step by step, each with what this browser computed. */
export function ProofSteps({
  detail,
  verification,
}: {
  detail: AuditEntryDetail;
  verification: BrowserVerification;
}) {
  return (
    <ol className="divide-line divide-y" aria-label="Steps of the proof">
      {verification.steps.map((result, place) => (
        <Step key={result.step} result={result} place={place + 1}>
          {detailOf(result.step, detail, verification)}
        </Step>
      ))}
    </ol>
  );
}

function Step({ result, place, children }: { result: StepResult; place: number; children: ReactNode }) {
  const { icon: Icon, color, word } = MARKS[result.verdict];
  return (
    <li className="grid gap-1.5 py-3 first:pt-0 last:pb-0">
      <div className="flex gap-2">
        <Icon aria-hidden className={`${color} mt-0.5 size-4 shrink-0`} />
        <div className="min-w-0">
          <h3 className="text-sm font-semibold">
            {place}. {STEP_TITLES[result.step]} <span className="text-fg-muted font-normal">· {word}</span>
          </h3>
          <p className="text-sm text-pretty [overflow-wrap:anywhere]">{result.found}</p>
        </div>
      </div>
      {children ? <div className="min-w-0 sm:pl-6">{children}</div> : null}
    </li>
  );
}

function detailOf(
  step: ProofStep,
  { entry, proof }: AuditEntryDetail,
  { leafHash, path, checkpoint }: BrowserVerification,
): ReactNode {
  if (step === 'leaf' && leafHash) return <LeafHash hash={leafHash} />;
  if (step === 'values') return <Commitments sealed={entry.sealed} erased={entry.erased} />;
  if (step === 'path' && leafHash && path)
    return <HashPath leafHash={leafHash} path={path} root={checkpoint?.root ?? null} />;
  if (step === 'signature' && proof) return <Note checkpoint={proof.checkpoint} label="The checkpoint" />;
  if (step === 'growth' && proof && proof.latest.size !== proof.checkpoint.size)
    return <Note checkpoint={proof.latest} label="The newest checkpoint" />;
  return null;
}
