import { formatCount } from '@/components/format/format-count';
import { NotReported } from '@/components/values/not-reported';

/** A count of decisions or denials; where nothing was decided there is no data, which differs from 0. */
export const Decided = ({ count, decisions }: { count: number; decisions: number }) =>
  decisions > 0 ? <span className="figures">{formatCount(count)}</span> : <NotReported>No data</NotReported>;
