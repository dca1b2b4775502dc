'use client';

import { useId, useRef, useState } from 'react';
import { useShortcut } from '@/components/keyboard/use-shortcut';
import { CAUSE_WORDS, JUDGEMENT_PRESENTATION } from '@/components/status/judgement-presentation';
import { Button } from '@/components/ui/button';
import { Textarea } from '@/components/ui/input';
import { Kbd } from '@/components/ui/kbd';
import { Label } from '@/components/ui/label';
import { CAUSES, JUDGEMENTS, type Cause, type Judgement } from '@/lib/domain/verdict';

export type Answer = { judgement: Judgement; cause: Cause | null; note: string | null };

/**
 * True block, false positive (then: logic, data or expected traffic), unsure, with a note; by keyboard as
 * by pointer. Give it the denial's id as `key`, so that each denial starts afresh.
 */
export function VerdictForm({
  isPending,
  onAnswer,
}: {
  isPending: boolean;
  onAnswer: (answer: Answer) => void;
}) {
  const [isCauseAsked, setCauseAsked] = useState(false);
  const [note, setNote] = useState('');
  const noteRef = useRef<HTMLTextAreaElement>(null);
  const id = useId();

  const answer = (judgement: Judgement, cause: Cause | null = null) => {
    if (isPending) return;
    if (judgement === 'false-positive' && cause === null) return setCauseAsked(true);
    onAnswer({ judgement, cause, note: note.trim() || null });
  };
  const press = (index: number): void | false => {
    if (isBehindDialog()) return false;
    if (isCauseAsked) answer('false-positive', CAUSES[index]!);
    else answer(JUDGEMENTS[index]!);
  };

  useShortcut('1', 'True block; after 2: logic', 'Review', () => press(0));
  useShortcut('2', 'False positive; after 2: data', 'Review', () => press(1));
  useShortcut('3', 'Unsure; after 2: expected traffic', 'Review', () => press(2));
  useShortcut('n', 'Write a note', 'Review', () => noteRef.current?.focus());
  useShortcut('Escape', 'Leave the note, or the causes', 'Review', () => {
    if (document.activeElement === noteRef.current) noteRef.current?.blur();
    else if (isCauseAsked) setCauseAsked(false);
    else return false;
  });

  return (
    <div className="grid gap-2">
      <div
        role="group"
        aria-label={isCauseAsked ? 'Why was it wrong?' : 'Was this denial right?'}
        className="grid gap-1.5"
      >
        <p className="text-sm font-medium" aria-live="polite">
          {isCauseAsked ? 'False positive: why was it wrong?' : 'Was this denial right?'}
        </p>
        <div className="flex flex-wrap gap-2">
          {isCauseAsked
            ? CAUSES.map((cause, index) => (
                <AnswerButton
                  key={cause}
                  keyName={String(index + 1)}
                  word={CAUSE_WORDS[cause].word}
                  hint={CAUSE_WORDS[cause].hint}
                  isPending={isPending}
                  onClick={() => answer('false-positive', cause)}
                />
              ))
            : JUDGEMENTS.map((judgement, index) => (
                <AnswerButton
                  key={judgement}
                  keyName={String(index + 1)}
                  word={JUDGEMENT_PRESENTATION[judgement].word}
                  hint={JUDGEMENT_PRESENTATION[judgement].hint}
                  isPending={isPending}
                  onClick={() => answer(judgement)}
                />
              ))}
          {isCauseAsked ? (
            <Button variant="ghost" onClick={() => setCauseAsked(false)} aria-keyshortcuts="Escape">
              Back
            </Button>
          ) : null}
        </div>
      </div>
      <div className="grid gap-1">
        <Label htmlFor={id} className="text-fg-muted flex items-center gap-1.5 text-xs font-normal">
          Note <Kbd aria-hidden>n</Kbd>
        </Label>
        <Textarea
          id={id}
          ref={noteRef}
          value={note}
          maxLength={2_000}
          className="min-h-9 py-1.5"
          rows={1}
          onChange={(event) => setNote(event.target.value)}
        />
      </div>
    </div>
  );
}

/** A key that is pressed while a dialog lies over the page is not meant for what is under it. */
const isBehindDialog = (): boolean => document.querySelector('[role="dialog"]') !== null;

function AnswerButton({
  keyName,
  word,
  hint,
  isPending,
  onClick,
}: {
  keyName: string;
  word: string;
  hint: string;
  isPending: boolean;
  onClick: () => void;
}) {
  return (
    <Button
      title={hint}
      aria-keyshortcuts={keyName}
      aria-disabled={isPending || undefined}
      className="aria-disabled:opacity-100"
      onClick={onClick}
    >
      <Kbd aria-hidden>{keyName}</Kbd>
      {word}
    </Button>
  );
}
