'use client';

import { Panel, type PanelProps } from './panel';
import { QueryState, type QueryStateProps } from './query-state';

/** A titled region that draws a query's data and each of its states. */
export function QueryPanel<T>({
  id,
  title,
  description,
  actions,
  className,
  flush,
  ...state
}: Omit<PanelProps, 'children'> & QueryStateProps<T>) {
  return (
    <Panel
      id={id}
      title={title}
      description={description}
      actions={actions}
      className={className}
      flush={flush}
    >
      <QueryState {...state} />
    </Panel>
  );
}
