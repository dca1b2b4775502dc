'use client';

import { useLayoutEffect, useRef, type RefObject } from 'react';

/**
 * Rows that come in above those on the screen do not push them down: the scroll area moves by what was added. The
 * area must not do the same by itself (`overflow-anchor: none`), which not every browser does.
 */
export function useKeepPlace(areaRef: RefObject<HTMLElement | null>, ids: readonly string[]): void {
  const before = useRef<{ first: string | undefined; last: string | undefined; height: number } | null>(null);
  useLayoutEffect(() => {
    const area = areaRef.current;
    if (!area) return;
    const known = before.current;
    const [first] = ids;
    const isPrepended =
      known?.first !== undefined &&
      known.first !== first &&
      known.last === ids.at(-1) &&
      ids.includes(known.first);
    if (isPrepended && area.scrollTop > 0) area.scrollTop += area.scrollHeight - known.height;
    before.current = { first, last: ids.at(-1), height: area.scrollHeight };
  });
}
