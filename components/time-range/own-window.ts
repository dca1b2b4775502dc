'use client';

import { createContext } from 'react';
import type { OwnWindow } from './page-range';

/** The own window of what a page shows, where only its data knows it; null is the page's usual one. */
export const OwnWindowContext = createContext<OwnWindow | null>(null);
