'use client';

import { useState } from 'react';
import { formatCount } from '@/components/format/format-count';
import { Field } from '@/components/ui/field';
import { Input } from '@/components/ui/input';
import type { CandidateDraft } from './candidate-draft';

const MAX_BYTES = 5 * 1_048_576;

/** Chooses a bundle of `opa build -t wasm` from the reader's files. */
export function BundleField({
  bundle,
  onChoose,
}: {
  bundle: CandidateDraft['bundle'];
  onChoose: (bundle: CandidateDraft['bundle']) => void;
}) {
  const [problem, setProblem] = useState<string | null>(null);

  async function choose(file: File | undefined) {
    setProblem(null);
    if (!file) return onChoose(null);
    if (file.size > MAX_BYTES) {
      setProblem('The bundle is larger than 5 MB.');
      return onChoose(null);
    }
    onChoose({ name: file.name, base64: await toBase64(file) });
  }

  return (
    <Field
      label="Bundle"
      hint={
        bundle
          ? `${bundle.name}, ${formatCount(Math.floor((bundle.base64.length * 3) / 4 / 1_024))} kB`
          : 'A .tar.gz of opa build -t wasm, or its policy.wasm; at most 5 MB.'
      }
      error={problem}
    >
      {(control) => (
        <Input
          {...control}
          type="file"
          accept=".gz,.tgz,.wasm,application/gzip,application/wasm"
          className="pt-1"
          onChange={({ target }) => void choose(target.files?.[0])}
        />
      )}
    </Field>
  );
}

async function toBase64(file: File): Promise<string> {
  const url = await new Promise<string>((resolve, reject) => {
    const reader = new FileReader();
    reader.addEventListener('load', () => resolve(String(reader.result)));
    reader.addEventListener('error', () => reject(reader.error ?? new Error('The file cannot be read.')));
    reader.readAsDataURL(file);
  });
  return url.slice(url.indexOf(',') + 1);
}
