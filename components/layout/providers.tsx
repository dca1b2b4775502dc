'use client';

import { QueryClientProvider } from '@tanstack/react-query';
import { AddressState } from '@/components/address/address-state';
import { useState, type ReactNode } from 'react';
import { Toaster } from '@/components/ui/toaster';
import { TooltipProvider } from '@/components/ui/tooltip';
import { createQueryClient } from '@/lib/client/query-client';

/** What every page needs around it: the query cache, address state, tooltips, messages. */
export function Providers({ children }: { children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <QueryClientProvider client={queryClient}>
      <AddressState>
        <TooltipProvider delayDuration={300}>
          {children}
          <Toaster />
        </TooltipProvider>
      </AddressState>
    </QueryClientProvider>
  );
}
