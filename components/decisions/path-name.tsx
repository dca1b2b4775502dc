import { Fragment } from 'react';

/** A path such as a policy's name; where it does not fit it breaks after a slash. */
export const PathName = ({ path }: { path: string }) => (
  <span className="wrap-break-word">
    {path.split('/').map((part, index) => (
      <Fragment key={index}>
        {index > 0 ? '/' : null}
        {index > 0 ? <wbr /> : null}
        {part}
      </Fragment>
    ))}
  </span>
);
