'use client';

import { useSearchParams } from 'next/navigation';
import {
  renderQueryString,
  unstable_createAdapterProvider as createAdapterProvider,
} from 'nuqs/adapters/custom';
import type { unstable_UpdateUrlFunction as UpdateUrl } from 'nuqs/adapters/custom';
import { NuqsAdapter } from 'nuqs/adapters/next/app';
import {
  createContext,
  useContext,
  useEffect,
  useMemo,
  useOptimistic,
  useTransition,
  type ReactNode,
} from 'react';
import { chooseAddress, keepChosenAddress, readSearch, settleAddress } from './keep-address';

type Address = { search: URLSearchParams; update: UpdateUrl };

const AddressContext = createContext<Address | null>(null);

/** Marks a write to the history as nuqs' own, so that it is not taken for leaving the page. */
const NUQS_WRITE = '__nuqs__';

/**
 * State that lives in the address (filters, range, open row). A change is seen at once and stays: nuqs'
 * own adapter follows the router, whose view of the address comes late on a busy machine.
 */
export function AddressState({ children }: { children: ReactNode }) {
  return (
    <NuqsAdapter>
      <ChosenAddress>
        <AddressAdapter>{children}</AddressAdapter>
      </ChosenAddress>
    </NuqsAdapter>
  );
}

function ChosenAddress({ children }: { children: ReactNode }) {
  const drawn = useSearchParams();
  const [search, showSearch] = useOptimistic<URLSearchParams>(drawn);
  const [isDrawing, startDrawing] = useTransition();

  useEffect(keepChosenAddress, []);
  useEffect(() => {
    if (!isDrawing) settleAddress();
  }, [isDrawing]);

  const address = useMemo(
    (): Address => ({
      search,
      update: (next, options) => {
        startDrawing(() => {
          showSearch(next);
          const url = new URL(renderQueryString(next) + location.hash, location.origin + location.pathname);
          chooseAddress(url);
          history[options.history === 'push' ? 'pushState' : 'replaceState'](null, NUQS_WRITE, url);
          if (options.scroll) scrollTo(0, 0);
        });
      },
    }),
    [search, showSearch, startDrawing],
  );
  return <AddressContext value={address}>{children}</AddressContext>;
}

const AddressAdapter = createAdapterProvider(() => {
  const address = useContext(AddressContext);
  if (!address) throw new Error('AddressState is missing around a component that reads the address');
  return {
    searchParams: address.search,
    updateUrl: address.update,
    getSearchParamsSnapshot: readSearch,
    // Next writes each address again, and browsers limit writes to the history.
    rateLimitFactor: 3,
    autoResetQueueOnUpdate: false,
  };
});
