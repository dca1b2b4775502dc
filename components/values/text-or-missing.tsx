import { NotReported } from './not-reported';

/** A text of the source, or "not reported". */
export function TextOrMissing({ text, missing }: { text: string | null | undefined; missing?: string }) {
  return text ? <>{text}</> : <NotReported>{missing}</NotReported>;
}
