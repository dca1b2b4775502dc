import type { DenialDetail } from '@/lib/domain/read-models/events';
import { DecidedBy } from './decided-by';
import { NearestAllowed } from './nearest-allowed';
import { PayloadSection } from './payload-section';
import { PolicyChange } from './policy-change';
import type { Frame } from './section';
import { SimilarDenials } from './similar-denials';
import { WhoAndWhat } from './who-and-what';

/** Everything known about a decision, from who and what to the policy change before it. */
export function DecisionDetail({ detail, frame }: { detail: DenialDetail; frame: Frame }) {
  const facts = (
    <>
      <WhoAndWhat detail={detail} frame={frame} />
      <DecidedBy detail={detail} frame={frame} />
    </>
  );
  return (
    <>
      {frame === 'page' ? <div className="grid gap-4 lg:grid-cols-2">{facts}</div> : facts}
      <PayloadSection detail={detail} frame={frame} />
      <SimilarDenials detail={detail} frame={frame} />
      <NearestAllowed detail={detail} frame={frame} />
      <PolicyChange detail={detail} frame={frame} />
    </>
  );
}
