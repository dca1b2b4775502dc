'use client';

import { useSyncExternalStore } from 'react';

const EVERY_MS = 10_000;
let now = new Date();
let timer: ReturnType<typeof setInterval> | null = null;
const listeners = new Set<() => void>();

function subscribe(listener: () => void) {
  listeners.add(listener);
  timer ??= setInterval(() => {
    now = new Date();
    listeners.forEach((each) => each());
  }, EVERY_MS);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0 || !timer) return;
    clearInterval(timer);
    timer = null;
  };
}

const read = () => {
  // A page opened long after the last tick must not start with an old clock.
  if (timer === null && Date.now() - now.getTime() > EVERY_MS) now = new Date();
  return now;
};

/** The current time, refreshed every ten seconds by one timer for the whole page. */
export const useNow = (): Date => useSyncExternalStore(subscribe, read, read);
