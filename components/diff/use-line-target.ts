'use client';

import { useSyncExternalStore } from 'react';
import { readLineTarget, writeLineTarget, type LineTarget } from './line-target';

/** The lines that the address names; `isFollowed` when a link led there, so that they are to be shown. */
export type AddressedLines = { target: LineTarget; isFollowed: boolean };

let addressed: AddressedLines | null = null;
const listeners = new Set<() => void>();

const publish = (next: AddressedLines | null) => {
  addressed = next;
  listeners.forEach((listener) => listener());
};

function follow(hash: string): void {
  const target = readLineTarget(hash);
  if (target || addressed) publish(target && { target, isFollowed: true });
}

const followAddress = () => follow(location.hash);

/** A link to the line that the address names already changes no address, and is to be followed again. */
function followLink(event: MouseEvent): void {
  if (event.defaultPrevented || !(event.target instanceof Element)) return;
  const link = event.target.closest<HTMLAnchorElement>('a[href*="#diff-"]');
  if (link && link.pathname === location.pathname && readLineTarget(link.hash)) follow(link.hash);
}

function subscribe(listener: () => void): () => void {
  if (listeners.size === 0) {
    addressed = null;
    followAddress();
    addEventListener('hashchange', followAddress);
    addEventListener('popstate', followAddress);
    document.addEventListener('click', followLink);
  }
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    removeEventListener('hashchange', followAddress);
    removeEventListener('popstate', followAddress);
    document.removeEventListener('click', followLink);
  };
}

/** Puts lines into the address without a step of its history and without moving the page. */
export function addressLines(target: LineTarget): void {
  history.replaceState(null, '', location.pathname + location.search + writeLineTarget(target));
  publish({ target, isFollowed: false });
}

/** Takes the lines out of the address: other texts come, of which it said nothing. */
export function forgetLines(): void {
  if (!readLineTarget(location.hash)) return;
  history.replaceState(null, '', location.pathname + location.search);
  publish(null);
}

/** The lines that the address names, from the first drawing in the browser on. */
export const useLineTarget = (): AddressedLines | null =>
  useSyncExternalStore(
    subscribe,
    () => addressed,
    () => null,
  );
