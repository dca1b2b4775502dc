'use client';

import { parseAsStringEnum, useQueryState } from 'nuqs';
import { useMemo, useState } from 'react';
import { formatCounted } from '@/components/format/format-count';
import { Tabs, TabsContent, TabsList, TabsTrigger } from '@/components/ui/tabs';
import { NotReported } from '@/components/values/not-reported';
import type { DenialDetail } from '@/lib/domain/read-models/events';
import { maskedBelow, toPointer } from '../payload/format-payload';
import { PayloadView } from '../payload/payload-view';
import { hideSecrets } from '../payload/secret-names';
import { SecretsSwitch } from '../payload/secrets-switch';
import { Section, type Frame } from './section';

const PARTS = ['input', 'result', 'labels', 'payload'] as const;
type Part = (typeof PARTS)[number];

const TITLES: Record<Part, string> = {
  input: 'Input',
  result: 'Result',
  labels: 'Labels',
  payload: 'Original payload',
};

/** The pointer of a part within the event; the original payload is the event as the source wrote it. */
const POINTERS: Record<Part, string> = { input: '/input', result: '/result', labels: '/labels', payload: '' };

/** What was decided on, what came out, and the payload as the source sent it. */
export function PayloadSection({ detail, frame }: { detail: DenialDetail; frame: Frame }) {
  const [part, setPart] = useQueryState('tab', parseAsStringEnum<Part>([...PARTS]).withDefault('input'));
  const [reveals, setReveals] = useState(false);
  const hidden = useMemo(() => hideSecrets(detail) as DenialDetail, [detail]);
  const hasSecrets = JSON.stringify(hidden.payload) !== JSON.stringify(detail.payload);
  const shown = reveals ? detail : hidden;

  return (
    <Section
      frame={frame}
      title="Input and payload"
      description={describeMasked(detail.masked)}
      actions={hasSecrets ? <SecretsSwitch reveals={reveals} onChange={setReveals} /> : null}
    >
      <Masked pointers={detail.masked} />
      <Tabs value={part} onValueChange={(next) => void setPart(next as Part)}>
        <TabsList aria-label="Parts of the event">
          {PARTS.map((each) => (
            <TabsTrigger key={each} value={each}>
              {TITLES[each]}
            </TabsTrigger>
          ))}
        </TabsList>
        {PARTS.map((each) => (
          <TabsContent key={each} value={each}>
            {isReported(shown, each) ? (
              <PartView value={shown[each]} part={each} masked={detail.masked} />
            ) : (
              <NotReported>The source reported no {TITLES[each].toLowerCase()}.</NotReported>
            )}
          </TabsContent>
        ))}
      </Tabs>
    </Section>
  );
}

function PartView({ value, part, masked }: { value: unknown; part: Part; masked: readonly string[] }) {
  const pointers = useMemo(
    () => (part === 'payload' ? masked.map(toPointer) : maskedBelow(masked, POINTERS[part])),
    [masked, part],
  );
  return <PayloadView value={value} masked={pointers} label={TITLES[part].toLowerCase()} />;
}

const isReported = (detail: DenialDetail, part: Part): boolean =>
  part === 'labels' ? Object.keys(detail.labels).length > 0 : detail[part] !== undefined;

const describeMasked = (masked: readonly string[]): string =>
  masked.length === 0
    ? 'The source masked nothing.'
    : `${formatCounted(masked.length, 'field')} masked or removed by the source before it was sent:`;

function Masked({ pointers }: { pointers: readonly string[] }) {
  if (pointers.length === 0) return null;
  return (
    <ul aria-label="Masked fields" className="mb-2 flex flex-wrap gap-1.5">
      {pointers.map((pointer) => (
        <li
          key={pointer}
          className="bg-muted rounded-sm px-1.5 font-mono text-xs leading-5 [overflow-wrap:anywhere]"
        >
          {pointer}
        </li>
      ))}
    </ul>
  );
}
